#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evidex {

/// Whether `bytes` are well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
bool is_valid_utf8(std::string_view bytes);

/// Canonical composition. `text` must be valid UTF-8; ASCII and composed text is copied unchanged.
std::string to_nfc(std::string_view text);

/// Unicode full case folding, for comparing words.
std::string fold_case(std::string_view text);

/// Number of code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// Columns a terminal needs to show `text` (wide East Asian characters count two, combining marks none).
std::size_t display_width(std::string_view text);

/// Byte offsets behind each sentence (ICU, English rules), the last one being text.size().
std::vector<std::uint32_t> sentence_ends(std::string_view text);

/// Byte ranges of words as ICU's word break iterator sees them: begin, end, begin, end …
/// Slow; the oracle for our own tokeniser.
std::vector<std::uint32_t> word_bounds(std::string_view text);

/// Appends a code point as UTF-8; invalid ones become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Reads the code point at `at` and moves `at` behind it. Malformed bytes give U+FFFD, one byte at a time.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// Letters, digits and marks by Unicode's properties.
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_digit(char32_t c);
bool is_mark(char32_t c);
bool is_space(char32_t c);

/// Bytes of unknown encoding as UTF-8.
struct Decoded {
    std::string text;
    std::string encoding;      ///< "UTF-8", "UTF-16LE", "windows-1252" …
    bool guessed = false;      ///< True if nothing in the file said so.
    bool had_mark = false;     ///< A byte order mark was removed.
    std::size_t replaced = 0;  ///< Bytes that had no meaning and became U+FFFD.
};

/// Byte order mark, UTF-16 without mark, valid UTF-8, UTF-8 with a few bytes of windows-1252 in it,
/// `declared`, ICU's detector, windows-1252: the first that fits. ISO-8859-1 is read as windows-1252, its
/// superset in practice.
Decoded decode(std::string_view bytes, std::string_view declared = {});

}  // namespace evidex
