#include "read/docx_styles.hpp"

#include "base/unicode.hpp"
#include "base/xml.hpp"

namespace evidex {
namespace {

/// Style chains are a few links long; a longer one is a loop.
constexpr int kLongestChain = 20;

using Nodes = std::map<std::string, pugi::xml_node, std::less<>>;

std::string_view value_of(pugi::xml_node parent, std::string_view name) {
    return attribute_named(child_named(parent, name), "val");
}

/// What Word's own style names mean.
std::optional<DocxStyle> style_by_name(const std::string& name) {
    if (name == "title") return DocxStyle{BlockKind::title, 0, {}};
    if (name == "caption") return DocxStyle{BlockKind::caption, 0, {}};
    if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '9') {
        return DocxStyle{BlockKind::heading, name[8] - '0', {}};
    }
    if (name.starts_with("toc ") || name == "table of figures") {
        return DocxStyle{BlockKind::paragraph, 0, SectionKind::contents};
    }
    if (name == "bibliography" || name == "endnote bibliography") {
        return DocxStyle{BlockKind::reference, 0, SectionKind::references};
    }
    return std::nullopt;
}

DocxStyle resolve(const Nodes& nodes, pugi::xml_node style) {
    bool numbered = false;
    for (int link = 0; style && link < kLongestChain; ++link) {
        if (const auto named = style_by_name(fold_case(value_of(style, "name")))) return *named;
        const pugi::xml_node properties = child_named(style, "pPr");
        if (const int level = docx_outline_level(properties); level > 0) {
            return {BlockKind::heading, level, {}};
        }
        numbered = numbered || docx_is_numbered(properties);
        const auto parent = nodes.find(value_of(style, "basedOn"));
        style = parent == nodes.end() ? pugi::xml_node() : parent->second;
    }
    return {numbered ? BlockKind::list_item : BlockKind::paragraph, 0, {}};
}

}  // namespace

int docx_outline_level(pugi::xml_node properties) {
    const std::string_view value = value_of(properties, "outlineLvl");
    // Level 9 (written 9, counted from 0) means body text.
    return value.size() == 1 && value[0] >= '0' && value[0] <= '8' ? value[0] - '0' + 1 : 0;
}

bool docx_is_numbered(pugi::xml_node properties) {
    const std::string_view list = value_of(child_named(properties, "numPr"), "numId");
    return !list.empty() && list != "0";
}

DocxStyles docx_styles(pugi::xml_node styles) {
    Nodes nodes;
    for (const pugi::xml_node style : styles) {
        if (local_name(style) == "style") nodes.emplace(attribute_named(style, "styleId"), style);
    }
    DocxStyles out;
    for (const auto& [id, style] : nodes) {
        if (attribute_named(style, "type") == "paragraph") out.emplace(id, resolve(nodes, style));
    }
    return out;
}

}  // namespace evidex
