#pragma once

#include <pugixml.hpp>

#include <vector>

#include "read/odt_styles.hpp"
#include "read/raw.hpp"

namespace evidex {

/// The paragraphs and tables of an OpenDocument text in order, its notes behind them, and what was left out.
struct OdtText {
    std::vector<RawBlock> blocks;
    int comments = 0;
    bool tracked_changes = false;
};

/// Reads everything below `office:text`. Deleted text and comments are left out.
OdtText odt_text(pugi::xml_node body, const OdtStyles& styles);

}  // namespace evidex
