#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace evidex {

/// A text with only the characters that a canonical text may hold.
struct Cleaned {
    std::string text;  ///< NFC; no controls but `\n` and `\t`, no soft hyphens, no zero-width characters.
    std::size_t repaired = 0;    ///< C1 controls that were curly quotes and dashes of Windows-1252.
    std::size_t unreadable = 0;  ///< U+FFFD: characters that were lost before the text came here.
};

/// Removes what has no width, folds ligatures to letters and every kind of blank to a blank, makes CR and
/// CRLF a `\n`. Soft hyphens at a line end join the two lines. Valid UTF-8 in, valid UTF-8 out.
Cleaned clean_text(std::string_view text);

/// `text` with runs of blanks and tabs as one blank, none of them around line ends or at either end.
std::string collapse_blanks(std::string_view text);

/// The part of `text` between blanks, tabs and line ends at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace evidex
