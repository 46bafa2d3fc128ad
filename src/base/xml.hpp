#pragma once

#include <pugixml.hpp>

#include <string_view>

#include "evidex/result.hpp"

namespace evidex {

/// Parses foreign XML. Blanks between elements are kept; entities are never expanded, and a file that
/// declares any is refused. No element lies deeper than 256, so that walking may recurse.
Result<pugi::xml_document> parse_xml(std::string_view bytes);

/// The name of an element without its namespace prefix.
std::string_view local_name(pugi::xml_node node);

/// The first child with that local name; empty if there is none.
pugi::xml_node child_named(pugi::xml_node parent, std::string_view name);

/// The value of the first attribute with that local name; empty if there is none.
std::string_view attribute_named(pugi::xml_node node, std::string_view name);

/// Whether a node holds characters rather than elements.
bool is_text(pugi::xml_node node);

}  // namespace evidex
