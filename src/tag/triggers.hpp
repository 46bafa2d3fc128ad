#pragma once

#include <cstdint>
#include <vector>

#include "tag/bits.hpp"
#include "tag/lists.hpp"
#include "tag/program.hpp"

namespace evidex {

/// Finds the rules that have a chance in a passage: those whose requirements are all met, while nothing that
/// they refuse occurs. A rule is looked at only if its rarest requirement is met, so this learns from the
/// first passages which words are common. What it has learnt decides how fast the candidates are found,
/// never which.
class Triggers {
public:
    explicit Triggers(const Program& program);

    /// The active rules that have a chance, given the requirements that are met. Valid until the next call.
    const std::vector<RowId>& candidates(const Program& program, const BitSet& met);

private:
    /// A rule that a met requirement triggers, with what decides most cases at hand.
    struct Chance {
        RowId row = 0;
        RequirementId also = 0;   ///< The rarest of its other requirements; the trigger again if it has none.
        bool is_decided = false;  ///< Nothing else is to be asked.
    };

    void learn(const Program& program);
    [[nodiscard]] static bool has_chance(const RowPlan& plan, const BitSet& met);

    std::uint64_t passage_ = 0;
    std::uint64_t learn_at_ = 0;
    std::vector<std::uint64_t> commonness_;  ///< By requirement.
    BitSet triggers_;                        ///< The requirements that are the rarest of some rule …
    Lists<Chance> triggered_;                ///< … and, by requirement, these rules.
    std::vector<RowId> candidates_;
};

}  // namespace evidex
