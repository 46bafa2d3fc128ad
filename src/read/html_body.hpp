#pragma once

#include <libxml/tree.h>

#include <vector>

#include "read/raw.hpp"

namespace evidex {

/// How much of a page to read: its article, or also menus, side columns and forms.
enum class HtmlScope { article, everything };

/// The page's text in the order of its source. Scripts, styles and hidden elements are never text; cells of
/// tables keep their place.
std::vector<RawBlock> html_blocks(const xmlNode* root, HtmlScope scope);

}  // namespace evidex
