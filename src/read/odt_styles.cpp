#include "read/odt_styles.hpp"

#include <optional>

#include "base/xml.hpp"

namespace evidex {
namespace {

/// Style chains are a few links long; a longer one is a loop.
constexpr int kLongestChain = 20;

using Nodes = std::map<std::string, pugi::xml_node, std::less<>>;

void collect(pugi::xml_node root, Nodes& nodes) {
    for (const char* group : {"styles", "automatic-styles"}) {
        for (const pugi::xml_node style : child_named(root, group)) {
            if (local_name(style) == "style") nodes.emplace(attribute_named(style, "name"), style);
        }
    }
}

std::optional<OdtStyle> style_by_name(std::string_view name) {
    if (name == "Title") return OdtStyle{BlockKind::title, 0};
    if (name == "Caption" || name == "Illustration" || name == "Table" || name == "Figure") {
        return OdtStyle{BlockKind::caption, 0};
    }
    return std::nullopt;
}

OdtStyle resolve(const Nodes& nodes, pugi::xml_node style) {
    for (int link = 0; style && link < kLongestChain; ++link) {
        if (const auto named = style_by_name(attribute_named(style, "name"))) return *named;
        const std::string_view level = attribute_named(style, "default-outline-level");
        if (level.size() == 1 && level[0] >= '1' && level[0] <= '9')
            return {BlockKind::heading, level[0] - '0'};
        const auto parent = nodes.find(attribute_named(style, "parent-style-name"));
        style = parent == nodes.end() ? pugi::xml_node() : parent->second;
    }
    return {};
}

}  // namespace

OdtStyles odt_styles(pugi::xml_node styles_root, pugi::xml_node content_root) {
    Nodes nodes;
    collect(styles_root, nodes);
    collect(content_root, nodes);
    OdtStyles out;
    for (const auto& [name, style] : nodes) out.emplace(name, resolve(nodes, style));
    // Programs that write no styles still use the names.
    out.emplace("Title", OdtStyle{BlockKind::title, 0});
    return out;
}

}  // namespace evidex
