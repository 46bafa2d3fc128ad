#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/span.hpp"

namespace evidex {

/// How results are shown to a person: everything about the screen that a report must know.
struct Look {
    std::size_t width = 100;  ///< Columns that text and tables may use.
    bool colour = false;      ///< ANSI colours; without them, marked words are put between `**`.
};

enum class Ink { plain, bold, dim, red, green, yellow, cyan, mark };

/// `text` in a colour, or as it is where colours are off.
std::string paint(std::string_view text, Ink ink, const Look& look);

/// The words of `text` under `part`, with those that also lie in `marks` made to stand out. `marks` must be
/// merged.
std::string highlight(std::string_view text, Span part, const std::vector<Span>& marks, const Look& look);

/// `text` broken into lines of at most `width` columns at blanks, each as a range of bytes without the blanks
/// at its ends; `\n` always breaks. A word that is too long for a line is cut.
std::vector<Span> wrap(std::string_view text, std::size_t width);

/// Wrapped and highlighted lines, each after `indent` and ended by `\n`.
std::string paragraph(std::string_view text, const std::vector<Span>& marks, std::string_view indent,
                      const Look& look);

}  // namespace evidex
