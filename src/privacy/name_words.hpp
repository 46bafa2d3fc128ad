#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidex/span.hpp"

namespace evidex {

/// A word as names see it.
struct NameWord {
    Span span;           ///< Without 's, 'll and the like.
    std::string folded;  ///< In small letters.
    bool has_capital = false;
    bool is_acronym = false;       ///< Capitals only, two letters or more, or capitals with digits.
    bool begins_sentence = false;  ///< Its capital says nothing.
    bool is_joined = false;        ///< Only a blank stands between it and the word before.
};

/// Whether a character belongs to a word: a letter, a digit, or a mark on one.
bool is_part_of_word(char32_t c);

std::vector<NameWord> name_words(std::string_view text);

}  // namespace evidex
