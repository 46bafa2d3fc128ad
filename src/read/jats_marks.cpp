#include "read/jats_marks.hpp"

#include <algorithm>
#include <string>

#include "base/xml.hpp"
#include "read/inline_text.hpp"

namespace evidex {
namespace {

// The bytes of U+2010 to U+2015 (dashes) and U+00A0 stand at the end.
constexpr std::string_view kBetween = ",;- \n\t\xE2\x80\x90\x91\x92\x93\x94\x95\xC2\xA0";
constexpr std::string_view kNumber = "0123456789*,;- \n\t\xE2\x80\x90\x91\x92\x93\x94\x95\xC2\xA0";

bool only_holds(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

}  // namespace

bool is_citation_number(pugi::xml_node node) {
    if (local_name(node) != "xref") return false;
    const std::string_view type = node.attribute("ref-type").value();
    if (type != "bibr" && type != "fn" && type != "table-fn") return false;
    const std::string text = text_below(node);
    // Notes are also marked by a letter.
    return only_holds(text, kNumber) || (type != "bibr" && text.size() == 1);
}

bool is_raised_citation(pugi::xml_node node) {
    if (local_name(node) != "sup" || !child_named(node, "xref")) return false;
    return std::all_of(node.begin(), node.end(), [](pugi::xml_node child) {
        return is_text(child) ? only_holds(child.value(), kBetween) : is_citation_number(child);
    });
}

pugi::xml_node last_of_citation(pugi::xml_node mark) {
    for (;;) {
        const pugi::xml_node between = mark.next_sibling();
        const bool joins = is_text(between) && only_holds(between.value(), kBetween);
        const pugi::xml_node next = joins ? between.next_sibling() : between;
        if (!next || !is_citation_number(next)) return mark;
        mark = next;
    }
}

bool hangs_on_word(std::string_view text) {
    if (text.empty() || std::string_view(" \n[(-").find(text.back()) != std::string_view::npos) return false;
    const std::size_t bracket = text.find_last_of("[]()");
    const bool open = bracket != std::string_view::npos && (text[bracket] == '[' || text[bracket] == '(');
    return !open || !only_holds(text.substr(bracket + 1), kNumber);
}

}  // namespace evidex
