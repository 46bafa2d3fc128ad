#include "tag/triggers.hpp"

#include <algorithm>
#include <bit>

namespace evidex {
namespace {

constexpr std::uint64_t kFirstLesson = 32;  // passages; each later lesson comes after four times as many
constexpr std::uint64_t kLastLesson = 40'000;

template <class Visit>
void for_each_source(std::span<const SourceBits> sources, Visit&& visit) {
    for (const SourceBits& some : sources) {
        for (std::uint64_t bits = some.bits; bits != 0; bits &= bits - 1) {
            visit(some.block * 64 + static_cast<std::uint32_t>(std::countr_zero(bits)));
        }
    }
}

}  // namespace

Triggers::Triggers(const Program& program)
    : counts_(program.source_count()), tried_(program.rows.size()), answers_(program.requirements.size()) {
    learn(program);
}

void Triggers::learn(const Program& program) {
    learn_at_ = learn_at_ == 0 ? kFirstLesson : learn_at_ * 4;
    std::vector<std::uint64_t> commonness(program.requirements.size());
    for (RequirementId id = 0; id < commonness.size(); ++id) {
        // Until something was seen, many words are more likely to be met than few.
        for_each_source(program.requirements[id],
                        [&](SourceId source) { commonness[id] += std::uint64_t{counts_[source]} * 64 + 1; });
    }
    const auto rarer = [&](RequirementId a, RequirementId b) { return commonness[a] < commonness[b]; };
    wanted_.assign(program.source_count() / 64 + 1, 0);
    std::vector<std::vector<RowId>> triggered(program.source_count());
    std::vector<std::vector<RequirementId>> others(program.rows.size());
    for (RowId row = 0; row < program.rows.size(); ++row) {
        const RowPlan& plan = program.rows[row];
        if (plan.requirements.empty() || plan.status != RowStatus::active) continue;
        others[row] = plan.requirements;
        std::stable_sort(others[row].begin(), others[row].end(), rarer);
        for_each_source(program.requirements[others[row].front()], [&](SourceId source) {
            triggered[source].push_back(row);
            wanted_[source / 64] |= std::uint64_t{1} << source % 64;
        });
        others[row].erase(others[row].begin());
    }
    triggered_ = Lists<RowId>(triggered);
    others_ = Lists<RequirementId>(others);
}

const std::vector<RowId>& Triggers::candidates(const Program& program, const Occurrences& occurrences) {
    if (++passage_ == learn_at_ && passage_ < kLastLesson) learn(program);
    candidates_.clear();
    for (const SourceId source : occurrences.found()) {
        if (passage_ < kLastLesson) ++counts_[source];
        if ((wanted_[source / 64] >> source % 64 & 1U) == 0) continue;
        for (const RowId row : triggered_[source]) {
            if (tried_[row] == passage_) continue;
            tried_[row] = passage_;
            const auto met = [&](RequirementId id) { return is_met(program, occurrences, id); };
            const auto others = others_[row];
            if (std::all_of(others.begin(), others.end(), met)) candidates_.push_back(row);
        }
    }
    return candidates_;
}

bool Triggers::is_met(const Program& program, const Occurrences& occurrences, RequirementId requirement) {
    Answer& answer = answers_[requirement];
    if (answer.passage != passage_) {
        answer = {passage_, occurrences.any_occurs(program.requirements[requirement])};
    }
    return answer.met;
}

}  // namespace evidex
