#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidex/document.hpp"

namespace evidex {

/// Text as UTF-8, with what had to be guessed or repaired.
struct TextInput {
    std::string text;
    std::vector<Warning> warnings;
};

/// Decodes the bytes of a text file (UTF-8, UTF-16, Windows-1252 …). Text that was encoded twice ("â€™"
/// for "’") is repaired if the whole file can be.
TextInput decode_text(std::string_view bytes);

/// One physical line without its end.
struct TextLine {
    std::string_view text;
    int number = 0;  ///< From 1.
};

/// Lines of a text; CR, LF and CRLF end one, also mixed. No other character does.
std::vector<TextLine> split_lines(std::string_view text);

}  // namespace evidex
