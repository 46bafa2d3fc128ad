#include "tag/triggers.hpp"

#include <algorithm>

namespace evidex {
namespace {

constexpr std::uint64_t kFirstLesson = 32;  // passages; each later lesson comes after four times as many
constexpr std::uint64_t kLastLesson = 2'048;
constexpr std::uint64_t kMet = 64;  // a requirement met once counts as much as so many words that may meet it

}  // namespace

Triggers::Triggers(const Program& program)
    : commonness_(program.requirement_count), triggers_(program.requirement_count) {
    for (SourceId source = 0; source < program.source_count(); ++source) {
        for (const BitBlock& some : program.met[source]) {
            for_each_bit(some, [&](RequirementId id) { ++commonness_[id]; });
        }
    }
    learn(program);
}

void Triggers::learn(const Program& program) {
    learn_at_ = learn_at_ == 0 ? kFirstLesson : learn_at_ * 4;
    const auto rarer = [&](RequirementId a, RequirementId b) { return commonness_[a] < commonness_[b]; };
    std::vector<std::vector<RowId>> triggered(program.requirement_count);
    std::vector<std::vector<RequirementId>> others(program.rows.size());
    triggers_.clear();
    for (RowId row = 0; row < program.rows.size(); ++row) {
        const RowPlan& plan = program.rows[row];
        if (plan.required.empty() || plan.status != RowStatus::active) continue;
        others[row] = plan.required;
        std::stable_sort(others[row].begin(), others[row].end(), rarer);
        triggers_.insert(others[row].front());
        triggered[others[row].front()].push_back(row);
        others[row].erase(others[row].begin());
    }
    triggered_ = Lists<RowId>(triggered);
    others_ = Lists<RequirementId>(others);
}

const std::vector<RowId>& Triggers::candidates(const Program& program, const BitSet& met) {
    if (passage_ < kLastLesson) {
        if (++passage_ == learn_at_) learn(program);
        met.for_each([&](RequirementId id) { commonness_[id] += kMet; });
    }
    candidates_.clear();
    met.for_each_in(triggers_, [&](RequirementId trigger) {
        for (const RowId row : triggered_[trigger]) {
            if (has_chance(program, row, met)) candidates_.push_back(row);
        }
    });
    return candidates_;
}

bool Triggers::has_chance(const Program& program, RowId row, const BitSet& met) const {
    const auto is_met = [&](RequirementId id) { return met.contains(id); };
    const auto others = others_[row];
    const auto& refused = program.rows[row].refused;
    return std::all_of(others.begin(), others.end(), is_met) &&
           std::none_of(refused.begin(), refused.end(), is_met);
}

}  // namespace evidex
