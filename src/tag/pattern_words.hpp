#pragma once

#include <string_view>
#include <vector>

#include "tag/pattern.hpp"

namespace evidex {

/// Cuts a phrase into its words: blanks, hyphens, dashes and slashes separate, apostrophes inside a word
/// belong to it, a possessive 's falls off. Fails on anything that no run of words can hold (commas, brackets
/// …); `column` is where the phrase begins in its cell. May be empty.
Result<std::vector<Atom>> split_words(std::string_view text, bool keep_case, int column);

/// Fails if a phrase has no word of its own, begins with a lone `*` or is longer than 20 words.
Status check_phrase(const std::vector<Atom>& phrase, int column);

/// An Error of a pattern, with the 1-based byte column in its cell.
Error pattern_error(int column, std::string message, std::string advice = {});

}  // namespace evidex
