#pragma once

#include <vector>

#include "app/session.hpp"
#include "evidex/evaluation.hpp"
#include "report/decisions.hpp"

namespace evidex {

/// What coders decided in the base, as coded passages to hold the engine's tags against.
struct DecidedGold {
    std::vector<GoldPassage> gold;  ///< Passages with a judgement on a component; id = number.
    std::vector<std::vector<Prediction>> predicted;  ///< The tags in the base.
    std::vector<BorderlineCell> unjudged;            ///< Cells without a judgement, to be left out.
    std::vector<ComponentRecall> recalls;            ///< In codebook order.
};

/// `with_assisted`: decisions made after seeing suggestions count too.
Result<DecidedGold> gold_from_decisions(const Session& session, const Codebook& codebook, Evidence evidence,
                                        bool with_assisted);

}  // namespace evidex
