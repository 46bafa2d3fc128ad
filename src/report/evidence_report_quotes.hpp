#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/evidence_report.hpp"

namespace evidex {

/// Whose words a quote is: a role id, "unknown" for speech without a role, "in writing" for what nobody says.
std::string voice_of(const Quote& quote);

struct QuoteChoice {
    std::size_t most = 8;
    std::size_t per_source = 2;
    std::vector<std::string> voices;  ///< In the order in which they take turns; others come last.
    std::array<std::int64_t, 3> stances{1, 1, 1};  ///< Passages of all the evidence, by Stance.
};

/// Chooses quotes that stand for the variety of what is said on a component. Voices take turns. Whose turn it
/// is gives the passage that is, in this order: of comfortable length (80 to 700 characters), from the source
/// quoted least so far, of the stance that is due, and of the highest score; ties go by source and place. Due
/// is first every stance once, the most frequent first, then the one whose share of the quotes is furthest
/// behind its share of the evidence (highest quotient n / (2 q + 1), as seats are given by Sainte-Laguë).
/// Passages that share most of their words (Jaccard index 0.6 or more) with a quote already chosen are left
/// out, and no source gives more than `per_source`. Same candidates, same choice.
std::vector<ChosenQuote> choose_quotes(const std::vector<Quote>& candidates, std::string_view component,
                                       const QuoteChoice& choice);

}  // namespace evidex
