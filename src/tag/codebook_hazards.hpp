#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace evidex {

/// What a spreadsheet may have done to a cell.
struct Hazard {
    std::string code;
    std::string message;
};

/// Dates made of `1-2-1`, error values such as `#NAME?`, and text that would be run as a formula.
std::optional<Hazard> find_hazard(std::string_view cell);

/// Curly quotes, no-break blanks, long dashes and the ellipsis as they were before autocorrect.
std::string undo_autocorrect(std::string_view cell);

}  // namespace evidex
