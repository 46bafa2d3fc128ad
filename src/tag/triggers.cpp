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
    std::vector<std::vector<Chance>> triggered(program.requirement_count);
    triggers_.clear();
    for (RowId row = 0; row < program.rows.size(); ++row) {
        const RowPlan& plan = program.rows[row];
        if (plan.required.empty() || plan.status != RowStatus::active) continue;
        std::vector<RequirementId> required = plan.required;
        std::stable_sort(required.begin(), required.end(), rarer);
        const RequirementId also = required[std::min<std::size_t>(1, required.size() - 1)];
        triggers_.insert(required.front());
        triggered[required.front()].push_back({row, also, required.size() <= 2 && plan.refused.empty()});
    }
    triggered_ = Lists<Chance>(triggered);
}

const std::vector<RowId>& Triggers::candidates(const Program& program, const BitSet& met) {
    if (passage_ < kLastLesson) {
        if (++passage_ == learn_at_) learn(program);
        met.for_each([&](RequirementId id) { commonness_[id] += kMet; });
    }
    candidates_.clear();
    met.for_each_in(triggers_, [&](RequirementId trigger) {
        for (const Chance& chance : triggered_[trigger]) {
            if (!met.contains(chance.also)) continue;
            if (chance.is_decided || has_chance(program.rows[chance.row], met)) {
                candidates_.push_back(chance.row);
            }
        }
    });
    return candidates_;
}

bool Triggers::has_chance(const RowPlan& plan, const BitSet& met) {
    const auto is_met = [&](RequirementId id) { return met.contains(id); };
    return std::all_of(plan.required.begin(), plan.required.end(), is_met) &&
           std::none_of(plan.refused.begin(), plan.refused.end(), is_met);
}

}  // namespace evidex
