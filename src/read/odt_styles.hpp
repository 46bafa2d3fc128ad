#pragma once

#include <pugixml.hpp>

#include <map>
#include <string>

#include "evidex/document.hpp"

namespace evidex {

/// What a paragraph style of an OpenDocument text says about its paragraphs.
struct OdtStyle {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;
};

using OdtStyles = std::map<std::string, OdtStyle, std::less<>>;

/// Reads the styles of `styles.xml` and the automatic ones of `content.xml`, which are based on them.
OdtStyles odt_styles(pugi::xml_node styles_root, pugi::xml_node content_root);

}  // namespace evidex
