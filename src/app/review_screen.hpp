#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/review_keys.hpp"
#include "evidex/review.hpp"
#include "evidex/store.hpp"
#include "evidex/tag.hpp"
#include "report/look.hpp"

namespace evidex {

/// How far a sitting is.
struct Pace {
    std::size_t position = 0;  ///< Of the item, 0-based.
    std::size_t total = 0;
    std::size_t answered = 0;  ///< In this sitting.
    double seconds = 0;        ///< Since it began.
};

/// "13 of 140 · 4.2 a minute, about 30 min left"; without a pace before three answers and half a minute.
std::string pace_text(const Pace& pace);

/// All that one item's screen shows.
struct ReviewScreen {
    Pace pace;
    std::string coder;
    bool blind = false;
    Quote quote;            ///< With a passage or two of context.
    std::string component;  ///< In question; empty: all of them.
    std::optional<Suggestion> suggestion;
    ComponentExplanation reason;   ///< Of the suggestion; empty if the tagger no longer makes it.
    std::vector<Choice> choices;   ///< Of a disagreement.
    std::vector<Code> codes;       ///< Marked so far in a blind reading.
    std::optional<Stance> stance;  ///< Set for the decision to come.
    std::string note;              ///< Likewise.
    std::string message;           ///< About the last key.
    std::size_t page = 0;          ///< Of a passage that is too long for the screen.
    const KeyTable* keys = nullptr;
};

/// The screen as lines of at most `look.width` columns and, if `height` is not 0, no more lines than that:
/// context gives way first, then the passage is shown page by page.
std::string review_screen(const ReviewScreen& screen, const Codebook& codebook, const Look& look,
                          std::size_t height);

/// Every key with what it does.
std::string keys_text(const KeyTable& keys);

/// Components with the number that marks each, for choosing one by number or name.
std::string component_list(const Codebook& codebook, const Look& look);

}  // namespace evidex
