#include "read/html_body.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "read/html_head.hpp"
#include "read/inline_text.hpp"

namespace evidex {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_never_text(std::string_view name) {
    constexpr std::array<std::string_view, 17> kNames = {
        "script", "style", "noscript", "template", "svg",    "head",     "iframe", "object",  "embed",
        "canvas", "math",  "audio",    "video",    "select", "textarea", "map",    "datalist"};
    return is_one_of(kNames, name);
}

bool is_around_article(std::string_view name) {
    constexpr std::array<std::string_view, 7> kNames = {"nav",  "header", "footer", "aside",
                                                        "form", "button", "menu"};
    return is_one_of(kNames, name);
}

bool is_block(std::string_view name) {
    constexpr std::array<std::string_view, 39> kNames = {
        "p",        "div",     "li",    "ul",      "ol",     "dl",         "dt",         "dd",
        "h1",       "h2",      "h3",    "h4",      "h5",     "h6",         "blockquote", "pre",
        "section",  "article", "main",  "address", "table",  "tr",         "td",         "th",
        "thead",    "tbody",   "tfoot", "caption", "figure", "figcaption", "summary",    "details",
        "fieldset", "legend",  "hr",    "body",    "center", "hgroup",     "form"};
    return is_one_of(kNames, name);
}

bool is_hidden(const xmlNode* element) {
    if (xmlHasProp(element, reinterpret_cast<const xmlChar*>("hidden")) != nullptr) return true;
    if (html_attribute(element, "aria-hidden") == "true") return true;
    std::string style = fold_case(html_attribute(element, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos;
}

bool holds_link(const xmlNode* node) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (html_name(child) == "a" || holds_link(child)) return true;
    }
    return false;
}

/// The raised number of a note or reference; it hangs on a word and is none.
bool is_note_mark(const xmlNode* node, std::string_view name) {
    if (name != "sup") return false;
    const std::string text = html_words(node);
    return !text.empty() && text.find_first_not_of("0123456789[]*,; ") == std::string::npos &&
           holds_link(node);
}

/// The notes at the end of a page.
bool is_notes(const xmlNode* node) {
    return html_attribute(node, "class").find("footnote") != std::string::npos ||
           html_attribute(node, "role").starts_with("doc-endnote") ||
           html_attribute(node, "role").starts_with("doc-footnote");
}

/// What the innermost block element makes of the words in it.
struct Place {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;
    int table = 0;
    int row = 0;
    int column = 0;
    bool verbatim = false;
};

/// Rows of a table with the most cells; tables of one column only lay out a page.
int widest_row(const xmlNode* table) {
    int widest = 0;
    for (const xmlNode* child = table->children; child != nullptr; child = child->next) {
        const std::string_view name = html_name(child);
        if (name == "tbody" || name == "thead" || name == "tfoot")
            widest = std::max(widest, widest_row(child));
        if (name != "tr") continue;
        int cells = 0;
        for (const xmlNode* cell = child->children; cell != nullptr; cell = cell->next) {
            cells += html_name(cell) == "td" || html_name(cell) == "th" ? 1 : 0;
        }
        widest = std::max(widest, cells);
    }
    return widest;
}

/// Depth is bounded by the parser (256), so that walking may recurse.
class Walker {
public:
    explicit Walker(HtmlScope scope) : scope_(scope) {}

    void walk(const xmlNode* node, const Place& place) {
        for (const xmlNode* child = node->children; child != nullptr; child = child->next)
            visit(child, place);
    }

    std::vector<RawBlock> finish() {
        flush({});
        return std::move(out_);
    }

private:
    void visit(const xmlNode* node, const Place& place) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            return add_text(reinterpret_cast<const char*>(node->content), place);
        }
        const std::string_view name = html_name(node);
        if (name.empty() || is_never_text(name) || is_hidden(node)) return;
        if (scope_ == HtmlScope::article && is_around_article(name)) return around_article(node, name);
        if (is_note_mark(node, name)) return text_.apart();
        if (name == "br") return line_break(place);
        if (!is_block(name)) return walk(node, place);
        flush(place);
        const int row = row_;
        const int column = column_;
        const Place inner = place_in(node, name, place);
        walk(node, inner);
        flush(inner);
        if (name == "table") {  // The row in which this table lies goes on.
            row_ = row;
            column_ = column;
        }
    }

    void add_text(const char* text, const Place& place) {
        if (!place.verbatim) {
            breaks_ = trim(text).empty() ? breaks_ : 0;
            return text_.add(text);
        }
        std::string_view rest = text;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            text_.add_verbatim(rest.substr(0, end));
            if (end < rest.size()) text_.end_line();
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    /// One `br` ends a line, two end a paragraph.
    void line_break(const Place& place) {
        if (++breaks_ >= 2) return flush(place);
        text_.end_line();
    }

    /// A page's heading often stands in its header.
    void around_article(const xmlNode* node, std::string_view name) {
        if (name != "header") return;
        for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
            if (html_name(child) == "h1") {
                visit(child, {});
            } else if (child->type == XML_ELEMENT_NODE) {
                around_article(child, "header");
            }
        }
    }

    Place place_in(const xmlNode* node, std::string_view name, Place place) {
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
            place.kind = BlockKind::heading;
            place.level = name[1] - '0';
        } else if (place.kind == BlockKind::footnote || is_notes(node)) {
            place.kind = BlockKind::footnote;
        } else if (name == "li" || name == "dt" || name == "dd") {
            place.kind = BlockKind::list_item;
        } else if (name == "caption" || name == "figcaption") {
            place = {BlockKind::caption, 0, 0, 0, 0, false};
        } else if (name == "pre") {
            place.verbatim = true;
        } else if (name == "table") {
            place = {};
            place.table = widest_row(node) > 1 ? ++tables_ : 0;
            row_ = 0;
        } else if (name == "tr") {
            place.row = ++row_;
            column_ = 0;
        } else if ((name == "td" || name == "th") && place.table != 0) {
            place.kind = BlockKind::table_cell;
            place.column = ++column_;
        }
        return place;
    }

    /// The words since the last edge of a block element become a block; paragraphs of one cell stay together.
    void flush(const Place& place) {
        breaks_ = 0;
        RawBlock block;
        block.text = text_.take();
        if (block.text.empty()) return;
        if (place.kind == BlockKind::table_cell && joins_last_cell(place)) {
            out_.back().text += '\n' + block.text;
            return;
        }
        block.kind = place.kind;
        block.level = place.level;
        if (place.kind == BlockKind::table_cell) {
            block.table = place.table;
            block.row = place.row;
            block.column = place.column;
        }
        out_.push_back(std::move(block));
    }

    [[nodiscard]] bool joins_last_cell(const Place& place) const {
        if (out_.empty()) return false;
        const RawBlock& last = out_.back();
        return last.kind == BlockKind::table_cell && last.table == place.table && last.row == place.row &&
               last.column == place.column;
    }

    HtmlScope scope_;
    std::vector<RawBlock> out_;
    InlineText text_;
    int breaks_ = 0;
    int tables_ = 0;
    int row_ = 0;
    int column_ = 0;
};

}  // namespace

std::vector<RawBlock> html_blocks(const xmlNode* root, HtmlScope scope) {
    Walker walker(scope);
    walker.walk(root, {});
    return walker.finish();
}

}  // namespace evidex
