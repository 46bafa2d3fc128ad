#pragma once

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <string>

#include "evidex/document.hpp"

namespace evidex {

/// What a paragraph style of a Word file says about the paragraphs that wear it.
struct DocxStyle {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;
    std::optional<SectionKind> section;
};

/// Styles by id. Ids are localised ("berschrift1"), names are not ("heading 1"), and outline levels come
/// through the styles that a style is based on.
using DocxStyles = std::map<std::string, DocxStyle, std::less<>>;

/// Reads `word/styles.xml`.
DocxStyles docx_styles(pugi::xml_node styles);

/// The outline level of paragraph properties (`w:pPr`): 1 to 9, or 0 if they set none.
int docx_outline_level(pugi::xml_node properties);

/// Whether paragraph properties make a numbered or bulleted item.
bool docx_is_numbered(pugi::xml_node properties);

}  // namespace evidex
