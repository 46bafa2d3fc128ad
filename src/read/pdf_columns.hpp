#pragma once

#include <vector>

#include "read/pdf_pages.hpp"

namespace evidex {

/// Lines in the order in which a person reads them, cut where the eye jumps: to another column, or past
/// something that runs across the columns.
struct PdfColumn {
    double left = 0;
    double right = 0;
    std::vector<PdfLine> lines;  ///< From top to bottom, parts of one row from left to right.
};

/// The columns of one page in reading order. A page is cut at a white gutter that only few lines cross; lines
/// that cross it (titles, wide tables) end the columns above them.
std::vector<PdfColumn> reading_order(std::vector<PdfLine> lines);

}  // namespace evidex
