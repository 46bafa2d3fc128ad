#include "read/odt_body.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include "base/number.hpp"
#include "base/xml.hpp"
#include "read/inline_text.hpp"
#include "read/office.hpp"

namespace evidex {
namespace {

constexpr int kMostRepeats = 1000;

int repeats(pugi::xml_node node, std::string_view attribute) {
    return std::clamp(parse_number<int>(attribute_named(node, attribute)).value_or(1), 1, kMostRepeats);
}

/// Indexes that a program makes from the text.
bool is_index(std::string_view name) {
    return name == "table-of-content" || name == "illustration-index" || name == "table-index" ||
           name == "alphabetical-index" || name == "user-index" || name == "object-index";
}

class Walker {
public:
    explicit Walker(const OdtStyles& styles) : styles_(styles) {}

    void walk(pugi::xml_node parent) {
        for (const pugi::xml_node node : parent) block(node);
    }

    OdtText finish() {
        for (RawBlock& note : notes_) out_.blocks.push_back(std::move(note));
        return std::move(out_);
    }

private:
    void block(pugi::xml_node node) {
        const std::string_view name = local_name(node);
        if (name == "p" || name == "h") return paragraph(node, name == "h");
        if (name == "table") return table(node);
        if (name == "tracked-changes") {
            out_.tracked_changes = true;
        } else if (name == "list") {
            const bool outer = std::exchange(in_list_, true);
            walk(node);
            in_list_ = outer;
        } else if (is_index(name) || name == "bibliography") {
            const auto outer =
                std::exchange(section_, is_index(name) ? SectionKind::contents : SectionKind::references);
            walk(child_named(node, "index-body"));
            section_ = outer;
        } else if (name == "frame" || name == "text-box" || name == "section" || name == "list-item" ||
                   name == "list-header" || name == "index-title" || name == "g" || name == "custom-shape" ||
                   name == "numbered-paragraph" || name == "soft-page-break") {
            walk(node);
        }
    }

    void paragraph(pugi::xml_node node, bool is_heading) {
        InlineText outer = std::exchange(text_, {});
        pieces(node);
        RawBlock block;
        block.text = std::exchange(text_, std::move(outer)).take();
        const auto found = styles_.find(attribute_named(node, "style-name"));
        const OdtStyle style = found == styles_.end() ? OdtStyle{} : found->second;
        block.kind = style.kind;
        block.level = style.level;
        if (is_heading && style.kind != BlockKind::title) {
            block.kind = BlockKind::heading;
            block.level = repeats(node, "outline-level");
        } else if (in_list_ && style.kind == BlockKind::paragraph) {
            block.kind = BlockKind::list_item;
        }
        block.section = section_;
        if (section_ == SectionKind::references) block.kind = BlockKind::reference;
        if (!block.text.empty()) out_.blocks.push_back(std::move(block));
        for (const pugi::xml_node frame : std::exchange(frames_, {})) walk(frame);
    }

    /// Text and what lies inside a paragraph; notes and frames become blocks of their own.
    void pieces(pugi::xml_node parent) {
        for (const pugi::xml_node node : parent) {
            if (is_text(node)) {
                text_.add(node.value());
                continue;
            }
            const std::string_view name = local_name(node);
            if (name == "s") {
                text_.add(" ");
            } else if (name == "tab") {
                text_.add_verbatim("\t");
            } else if (name == "line-break") {
                text_.end_line();
            } else if (name == "note") {
                note(node);
            } else if (name == "annotation") {
                ++out_.comments;
            } else if (name == "frame" || name == "custom-shape" || name == "g") {
                frames_.push_back(node);
            } else if (name != "hidden-text" && name != "hidden-paragraph" && name != "annotation-end" &&
                       name != "ruby-text" && name != "tracked-changes" && name != "object") {
                pieces(node);
            }
        }
    }

    void note(pugi::xml_node node) {
        std::vector<RawBlock> before = std::exchange(out_.blocks, {});
        walk(child_named(node, "note-body"));
        RawBlock block;
        block.kind = BlockKind::footnote;
        block.section = SectionKind::body;
        block.text = joined_words(std::exchange(out_.blocks, std::move(before)));
        if (!block.text.empty()) notes_.push_back(std::move(block));
    }

    static std::vector<pugi::xml_node> rows_of(pugi::xml_node node) {
        std::vector<pugi::xml_node> rows;
        for (const pugi::xml_node child : node) {
            const std::string_view name = local_name(child);
            if (name == "table-row") rows.push_back(child);
            if (name != "table-header-rows" && name != "table-rows" && name != "table-row-group") continue;
            for (const pugi::xml_node row : rows_of(child)) rows.push_back(row);
        }
        return rows;
    }

    void table(pugi::xml_node node) {
        const std::vector<pugi::xml_node> rows = rows_of(node);
        std::ptrdiff_t widest = 0;
        for (const pugi::xml_node row : rows) {
            widest = std::max(widest, std::count_if(row.begin(), row.end(), [](pugi::xml_node cell) {
                                  return local_name(cell) == "table-cell";
                              }));
        }
        const int number = widest > 1 ? ++tables_ : 0;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            int column = 1;
            for (const pugi::xml_node cell : rows[r]) {
                if (local_name(cell) == "table-cell" && number == 0) walk(cell);  // A frame, not a table.
                if (local_name(cell) == "table-cell" && number != 0) {
                    add_cell(cell, {number, static_cast<int>(r) + 1, column});
                }
                column += repeats(cell, "number-columns-repeated");
            }
        }
    }

    void add_cell(pugi::xml_node node, CellPlace place) {
        std::vector<RawBlock> before = std::exchange(out_.blocks, {});
        walk(node);
        std::vector<RawBlock> inner = std::exchange(out_.blocks, std::move(before));
        for (RawBlock& block : cell_blocks(std::move(inner), place)) out_.blocks.push_back(std::move(block));
    }

    const OdtStyles& styles_;
    OdtText out_;
    InlineText text_;
    std::vector<RawBlock> notes_;
    std::vector<pugi::xml_node> frames_;
    std::optional<SectionKind> section_;
    bool in_list_ = false;
    int tables_ = 0;
};

}  // namespace

OdtText odt_text(pugi::xml_node body, const OdtStyles& styles) {
    Walker walker(styles);
    walker.walk(body);
    return walker.finish();
}

}  // namespace evidex
