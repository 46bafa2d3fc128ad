#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "evidex/span.hpp"

namespace evidex {

/// What stands between two words, by what it stops. Each stops all that the ones before it stop.
enum class Gap : std::uint8_t {
    plain,     ///< Space, hyphen, dash, slash, line break: stops nothing.
    soft,      ///< Comma, bracket, quotation mark: stops a phrase.
    clause,    ///< Semicolon, colon: stops the scope of a modifier.
    sentence,  ///< The end of a sentence: stops everything but WITHIN passage, AND and OR.
};

/// The gap between two words by its characters, one by one.
Gap examine_gap(std::string_view text, Span before, Span behind);

/// The gap between the word `before` and the next word `behind` of `text`; nearly always a blank.
inline Gap gap_between(std::string_view text, Span before, Span behind) {
    const bool blank = behind.begin == before.end + 1 && text[before.end] == ' ';
    return blank ? Gap::plain : examine_gap(text, before, behind);
}

}  // namespace evidex
