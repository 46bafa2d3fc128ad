#pragma once

#include <string>

namespace evidex {

/// The parts of a Word document that never change: the looks of our built-in styles, and of bullets; which
/// Word it is made for.
std::string docx_styles_part();
std::string docx_numbering_part();
std::string docx_settings_part();

}  // namespace evidex
