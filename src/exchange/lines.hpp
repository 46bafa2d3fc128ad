#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evidex {

/// The parts of `text` between separators; blanks at their ends are kept.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Lines of decoded text (LF, CRLF or CR).
std::vector<std::string> lines_of(std::string_view bytes);

}  // namespace evidex
