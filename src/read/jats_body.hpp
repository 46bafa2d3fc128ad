#pragma once

#include <pugixml.hpp>

#include <optional>
#include <string>
#include <vector>

#include "read/inline_text.hpp"
#include "read/raw.hpp"

namespace evidex {

/// Collects the blocks of an article in the order in which its parts are handed over. Formulas, the cells of
/// tables and the numbers of references are left out. The tree must not be deeper than walking may recurse.
class JatsWalker {
public:
    /// Where a block stands.
    struct Place {
        BlockKind kind = BlockKind::paragraph;
        int level = 0;  ///< Of the headings here; sections inside are one deeper.
        std::optional<SectionKind> section;
    };

    /// Everything in an element: words between its blocks become blocks of the place's kind.
    void blocks(pugi::xml_node parent, const Place& place);
    /// A `ref-list` with its title.
    void references(pugi::xml_node list);
    void add(const Place& place, std::string text);

    [[nodiscard]] int tables() const { return tables_; }
    std::vector<RawBlock> take() { return std::move(out_); }

private:
    void content(pugi::xml_node parent, const Place& place);
    void element(pugi::xml_node node, const Place& place);
    void block(pugi::xml_node node, Place place);
    void definitions(pugi::xml_node list, const Place& place);
    void citation_parts(pugi::xml_node parent);
    void flush(const Place& place);
    std::string running_text(pugi::xml_node node);

    std::vector<RawBlock> out_;
    InlineText text_;
    std::vector<std::string> notes_;  ///< Notes met inside the paragraph that is being read.
    bool running_ = false;            ///< Blocks inside what is being read are part of one text.
    int tables_ = 0;
};

}  // namespace evidex
