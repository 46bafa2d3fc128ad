#pragma once

#include <string>
#include <vector>

#include "read/pdf_pages.hpp"

namespace evidex {

/// Takes running heads, running feet and page numbers off the pages and returns what was dropped, each
/// wording once. A line is one if it stands at the top or bottom of a page and recurs there, numbers aside,
/// on three pages or half of them, or if it is nothing but a page number.
std::vector<std::string> drop_furniture(std::vector<PdfPage>& pages);

}  // namespace evidex
