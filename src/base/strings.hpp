#pragma once

#include <string_view>

namespace evidex {

/// The text without blanks, tabs and line ends at either end.
std::string_view trim(std::string_view text);

}  // namespace evidex
