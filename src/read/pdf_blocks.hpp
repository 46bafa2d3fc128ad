#pragma once

#include <vector>

#include "read/pdf_paragraphs.hpp"
#include "read/raw.hpp"

namespace evidex {

/// What paragraphs of a PDF are: title, headings by size, list items, captions, notes at the foot of a page;
/// paragraphs that run over columns and pages are joined.
std::vector<RawBlock> pdf_blocks(const std::vector<PdfParagraph>& paragraphs, const PdfStyle& style,
                                 double page_height);

}  // namespace evidex
