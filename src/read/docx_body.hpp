#pragma once

#include <pugixml.hpp>

#include <vector>

#include "read/docx_styles.hpp"
#include "read/raw.hpp"

namespace evidex {

/// The paragraphs and tables of one part of a Word file, in order, and what was left out of them.
struct DocxText {
    std::vector<RawBlock> blocks;
    int hidden_runs = 0;
    int deletions = 0;
};

/// Reads everything below a node that holds paragraphs (`w:body`, `w:footnote`). Insertions are kept,
/// deletions, field codes and hidden text are not; text boxes follow the paragraph that they hang on.
DocxText docx_text(pugi::xml_node parent, const DocxStyles& styles);

}  // namespace evidex
