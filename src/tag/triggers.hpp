#pragma once

#include <cstdint>
#include <vector>

#include "tag/lists.hpp"
#include "tag/occurrences.hpp"
#include "tag/program.hpp"

namespace evidex {

/// Finds the rules that have a chance in a passage: those of which all requirements are met. A rule is looked
/// at only if its rarest requirement is, so this learns from the passages it sees which words are common
/// there. What it has learnt decides how fast the candidates are found, never which.
class Triggers {
public:
    explicit Triggers(const Program& program);

    /// The active rules whose requirements are all met, in no particular order. Valid until the next call.
    const std::vector<RowId>& candidates(const Program& program, const Occurrences& occurrences);

private:
    struct Answer {
        std::uint64_t passage = 0;
        bool met = false;
    };
    void learn(const Program& program);
    bool is_met(const Program& program, const Occurrences& occurrences, RequirementId requirement);

    std::uint64_t passage_ = 0;
    std::uint64_t learn_at_ = 0;
    std::vector<std::uint32_t> counts_;  ///< By source: the passages it was seen in.
    std::vector<std::uint64_t> wanted_;  ///< A bit for each source that triggers any rule.
    Lists<RowId> triggered_;             ///< By source: the rules whose rarest requirement it meets.
    Lists<RequirementId> others_;        ///< By row: its other requirements, the rarest first.
    std::vector<std::uint64_t> tried_;   ///< By row: the passage in which it was last tried.
    std::vector<Answer> answers_;        ///< By requirement.
    std::vector<RowId> candidates_;
};

}  // namespace evidex
