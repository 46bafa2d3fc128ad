#include "read/docx_body.hpp"

#include <algorithm>
#include <utility>

#include "base/number.hpp"
#include "base/xml.hpp"
#include "read/inline_text.hpp"
#include "read/office.hpp"

namespace evidex {
namespace {

/// Only word-processing elements count: drawings and formulas have elements called `p`, `r` and `t` as well.
std::string_view word_name(pugi::xml_node node) {
    const std::string_view full = node.name();
    const std::string_view prefix = full.substr(0, full.find(':'));
    const bool foreign =
        prefix == "a" || prefix == "m" || prefix == "v" || prefix == "o" || prefix == "wp" || prefix == "c";
    return foreign ? full : local_name(node);
}

bool is_on(pugi::xml_node toggle) {
    if (!toggle) return false;
    const std::string_view value = attribute_named(toggle, "val");
    return value != "0" && value != "false" && value != "off";
}

/// The branch of `mc:AlternateContent` to read: both say the same.
pugi::xml_node chosen_branch(pugi::xml_node alternatives) {
    const pugi::xml_node choice = child_named(alternatives, "Choice");
    return choice ? choice : child_named(alternatives, "Fallback");
}

/// Elements that only wrap others.
bool is_wrapper(std::string_view name) {
    return name == "sdt" || name == "sdtContent" || name == "smartTag" || name == "customXml" ||
           name == "ins" || name == "moveTo" || name == "hyperlink" || name == "fldSimple" || name == "dir" ||
           name == "bdo" || name == "ruby" || name == "rubyBase" || name == "m:oMath" ||
           name == "m:oMathPara";
}

bool is_removed(std::string_view name) {
    return name == "del" || name == "moveFrom";
}

bool is_placeholder(pugi::xml_node sdt) {
    return is_on(child_named(child_named(sdt, "sdtPr"), "showingPlcHdr"));
}

class Walker {
public:
    explicit Walker(const DocxStyles& styles) : styles_(styles) {}

    void walk(pugi::xml_node parent) {
        for (const pugi::xml_node node : parent) {
            const std::string_view name = word_name(node);
            if (name == "p") {
                paragraph(node);
            } else if (name == "tbl") {
                table(node);
            } else if (is_removed(name)) {
                ++out_.deletions;
            } else if (name == "AlternateContent") {
                walk(chosen_branch(node));
            } else if (is_wrapper(name) && !is_placeholder(node)) {
                walk(node);
            }
        }
    }

    DocxText finish() {
        flush({});
        return std::move(out_);
    }

private:
    void paragraph(pugi::xml_node node) {
        const pugi::xml_node properties = child_named(node, "pPr");
        pieces(node);
        // A field code never outlives its paragraph; a file that forgets its end must not lose the rest.
        open_fields_.clear();
        const bool mark_deleted = child_named(child_named(properties, "rPr"), "del");
        if (!mark_deleted) flush(style_of(properties));
        for (const pugi::xml_node box : std::exchange(boxes_, {})) walk(box);
    }

    [[nodiscard]] DocxStyle style_of(pugi::xml_node properties) const {
        const auto found = styles_.find(attribute_named(child_named(properties, "pStyle"), "val"));
        DocxStyle style = found == styles_.end() ? DocxStyle{} : found->second;
        if (style.kind != BlockKind::paragraph) return style;
        if (const int level = docx_outline_level(properties); level > 0) {
            return {BlockKind::heading, level, style.section};
        }
        if (docx_is_numbered(properties)) style.kind = BlockKind::list_item;
        return style;
    }

    void flush(const DocxStyle& style) {
        RawBlock block;
        block.text = text_.take();
        if (block.text.empty()) return;
        block.kind = style.kind;
        block.level = style.level;
        block.section = style.section;
        out_.blocks.push_back(std::move(block));
    }

    /// Runs and what wraps them.
    void pieces(pugi::xml_node parent) {
        for (const pugi::xml_node node : parent) {
            const std::string_view name = word_name(node);
            if (name == "r") {
                run(node);
            } else if (name == "m:r") {
                for (const pugi::xml_node text : node.children("m:t")) text_.add_verbatim(text.text().get());
            } else if (is_removed(name)) {
                ++out_.deletions;
            } else if (name == "AlternateContent") {
                pieces(chosen_branch(node));
            } else if ((is_wrapper(name) || name.starts_with("m:")) && !is_placeholder(node)) {
                pieces(node);
            }
        }
    }

    void run(pugi::xml_node node) {
        const bool hidden = is_on(child_named(child_named(node, "rPr"), "vanish"));
        if (hidden) ++out_.hidden_runs;
        for (const pugi::xml_node part : node) {
            const std::string_view name = word_name(part);
            if (name == "fldChar") {
                field(attribute_named(part, "fldCharType"));
            } else if (!hidden &&
                       std::find(open_fields_.begin(), open_fields_.end(), false) == open_fields_.end()) {
                run_part(part, name);
            }
        }
    }

    void run_part(pugi::xml_node part, std::string_view name) {
        if (name == "t") {
            text_.add_verbatim(part.text().get());
        } else if (name == "tab" || name == "ptab") {
            text_.add_verbatim("\t");
        } else if (name == "br" || name == "cr") {
            text_.end_line();
        } else if (name == "noBreakHyphen") {
            text_.add_verbatim("-");
        } else if (name == "sym") {
            text_.apart();
        } else if (name == "AlternateContent") {
            for (const pugi::xml_node inner : chosen_branch(part)) run_part(inner, word_name(inner));
        } else if (name == "drawing" || name == "pict" || name == "object") {
            find_boxes(part);
        } else if (is_wrapper(name)) {
            pieces(part);
        }
    }

    /// A field is its code up to `separate`, its shown result from there to `end`.
    void field(std::string_view type) {
        if (type == "begin") open_fields_.push_back(false);
        if (open_fields_.empty()) return;
        if (type == "separate") open_fields_.back() = true;
        if (type == "end") open_fields_.pop_back();
    }

    void find_boxes(pugi::xml_node node) {
        for (const pugi::xml_node child : node) {
            const std::string_view name = word_name(child);
            if (name == "txbxContent") {
                boxes_.push_back(child);
            } else {
                find_boxes(name == "AlternateContent" ? chosen_branch(child) : child);
            }
        }
    }

    /// Children with a name, also inside content controls and tracked insertions.
    static std::vector<pugi::xml_node> inside(pugi::xml_node parent, std::string_view wanted) {
        std::vector<pugi::xml_node> out;
        for (const pugi::xml_node node : parent) {
            const std::string_view name = word_name(node);
            if (name == wanted) {
                out.push_back(node);
            } else if (is_wrapper(name)) {
                for (const pugi::xml_node inner : inside(node, wanted)) out.push_back(inner);
            }
        }
        return out;
    }

    void table(pugi::xml_node node) {
        std::vector<std::vector<pugi::xml_node>> rows;
        std::size_t widest = 0;
        for (const pugi::xml_node row : inside(node, "tr")) {
            if (child_named(child_named(row, "trPr"), "del")) continue;
            rows.push_back(inside(row, "tc"));
            widest = std::max(widest, rows.back().size());
        }
        if (widest <= 1) {  // A frame around text, not a table.
            for (const auto& row : rows) {
                for (const pugi::xml_node cell : row) walk(cell);
            }
            return;
        }
        const int number = ++tables_;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            int column = 1;
            for (const pugi::xml_node cell : rows[r]) {
                add_cell(cell, {number, static_cast<int>(r) + 1, column});
                const pugi::xml_node span = child_named(child_named(cell, "tcPr"), "gridSpan");
                column += std::clamp(parse_number<int>(attribute_named(span, "val")).value_or(1), 1, 1000);
            }
        }
    }

    void add_cell(pugi::xml_node node, CellPlace place) {
        std::vector<RawBlock> before = std::exchange(out_.blocks, {});
        walk(node);
        std::vector<RawBlock> inner = std::exchange(out_.blocks, std::move(before));
        for (RawBlock& block : cell_blocks(std::move(inner), place)) out_.blocks.push_back(std::move(block));
    }

    const DocxStyles& styles_;
    DocxText out_;
    InlineText text_;
    std::vector<pugi::xml_node> boxes_;
    std::vector<bool> open_fields_;  ///< One per open field: whether its result has begun.
    int tables_ = 0;
};

}  // namespace

DocxText docx_text(pugi::xml_node parent, const DocxStyles& styles) {
    Walker walker(styles);
    walker.walk(parent);
    return walker.finish();
}

}  // namespace evidex
