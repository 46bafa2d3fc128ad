#include "read/jats_body.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/xml.hpp"
#include "read/jats_front.hpp"
#include "read/jats_marks.hpp"

namespace evidex {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements whose words are not prose: formulas, identifiers, numbers of sections, descriptions of pictures.
bool is_skipped(std::string_view name) {
    constexpr std::array<std::string_view, 14> kNames = {
        "disp-formula",   "inline-formula", "tex-math",    "math",           "alternatives",
        "inline-graphic", "graphic",        "object-id",   "alt-text",       "table",
        "label",          "index-term",     "permissions", "table-wrap-foot"};
    return is_one_of(kNames, name);
}

/// Elements that stand between paragraphs even when they lie inside one.
bool is_block(std::string_view name) {
    constexpr std::array<std::string_view, 20> kNames = {"p",
                                                         "list",
                                                         "list-item",
                                                         "def-list",
                                                         "sec",
                                                         "fig",
                                                         "fig-group",
                                                         "table-wrap",
                                                         "boxed-text",
                                                         "disp-quote",
                                                         "verse-group",
                                                         "speech",
                                                         "statement",
                                                         "supplementary-material",
                                                         "media",
                                                         "title",
                                                         "verse-line",
                                                         "fn-group",
                                                         "table-wrap-group",
                                                         "disp-formula-group"};
    return is_one_of(kNames, name);
}

bool has_caption(std::string_view name) {
    constexpr std::array<std::string_view, 4> kNames = {"fig", "table-wrap", "media",
                                                        "supplementary-material"};
    return is_one_of(kNames, name);
}

}  // namespace

void JatsWalker::blocks(pugi::xml_node parent, const Place& place) {
    content(parent, place);
    flush(place);
}

void JatsWalker::content(pugi::xml_node parent, const Place& place) {
    for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling()) {
        if (is_text(node)) {
            text_.add(node.value());
        } else if (is_raised_citation(node)) {
            text_.apart();
        } else if (is_citation_number(node) && hangs_on_word(text_.view())) {
            node = last_of_citation(node);
            text_.apart();
        } else if (is_block(local_name(node)) && !running_) {
            flush(place);
            block(node, place);
        } else {
            element(node, place);
        }
    }
}

/// An element inside a paragraph.
void JatsWalker::element(pugi::xml_node node, const Place& place) {
    const std::string_view name = local_name(node);
    if (name == "fn" && !running_) {
        notes_.push_back(running_text(node));
        return text_.apart();
    }
    if (is_skipped(name) || name == "break") return text_.apart();
    const bool mark = name == "xref" || is_block(name);
    if (mark) text_.apart();
    content(node, place);
    if (mark) text_.apart();
}

void JatsWalker::block(pugi::xml_node node, Place place) {
    const std::string_view name = local_name(node);
    if (name == "title") return add({BlockKind::heading, place.level, place.section}, running_text(node));
    if (has_caption(name)) {
        if (name == "table-wrap") ++tables_;
        return add({BlockKind::caption, 0, place.section}, running_text(child_named(node, "caption")));
    }
    if (name == "def-list") return definitions(node, place);
    if (name == "sec") {
        const auto own = jats_section(node.attribute("sec-type").value());
        const bool fixed = place.section == SectionKind::abstract || place.section == SectionKind::back;
        if (own && !fixed) place.section = own;
        ++place.level;
    } else if (name == "list-item") {
        place.kind = BlockKind::list_item;
    } else if (name == "fn-group") {
        place.kind = BlockKind::footnote;
    }
    blocks(node, place);
}

void JatsWalker::definitions(pugi::xml_node list, const Place& place) {
    for (const pugi::xml_node item : list.children("def-item")) {
        add({BlockKind::list_item, 0, place.section},
            running_text(item.child("term")) + ": " + running_text(item.child("def")));
    }
}

void JatsWalker::references(pugi::xml_node list) {
    const Place place{BlockKind::reference, 1, SectionKind::references};
    const std::string title = running_text(list.child("title"));
    add({BlockKind::heading, 1, SectionKind::references}, title.empty() ? "References" : title);
    for (const pugi::xml_node node : list) {
        if (local_name(node) == "ref-list") references(node);
        if (local_name(node) != "ref") continue;
        for (const pugi::xml_node part : node) {
            if (local_name(part) == "label") continue;
            citation_parts(part);
            flush(place);
        }
    }
}

/// The parts of a reference; only typographic elements continue a word.
void JatsWalker::citation_parts(pugi::xml_node parent) {
    constexpr std::array<std::string_view, 6> kTypographic = {"italic", "bold", "sup",
                                                              "sub",    "sc",   "styled-content"};
    for (const pugi::xml_node node : parent) {
        if (is_text(node)) {
            text_.add(node.value());
            continue;
        }
        const bool apart = !is_one_of(kTypographic, local_name(node));
        if (apart) text_.apart();
        citation_parts(node);
        if (apart) text_.apart();
    }
}

/// All words of an element as one text, its paragraphs apart.
std::string JatsWalker::running_text(pugi::xml_node node) {
    InlineText before = std::exchange(text_, {});
    const bool was_running = std::exchange(running_, true);
    content(node, {});
    running_ = was_running;
    return std::exchange(text_, std::move(before)).take();
}

void JatsWalker::flush(const Place& place) {
    add(place, text_.take());
    for (std::string& note : std::exchange(notes_, {})) {
        add({BlockKind::footnote, 0, place.section}, std::move(note));
    }
}

void JatsWalker::add(const Place& place, std::string text) {
    if (text.empty()) return;
    RawBlock block;
    block.kind = place.kind;
    block.level = place.kind == BlockKind::heading ? std::max(place.level, 1) : 0;
    block.section = place.section;
    block.text = std::move(text);
    out_.push_back(std::move(block));
}

}  // namespace evidex
