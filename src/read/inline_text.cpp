#include "read/inline_text.hpp"

#include "base/strings.hpp"
#include "base/xml.hpp"

namespace evidex {
namespace {

bool is_white(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

bool starts_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// After these, a following piece belongs to what stands there: an opening bracket or a dash.
bool invites_next(std::string_view text) {
    const char last = text.back();
    return is_white(last) || last == '(' || last == '[' || last == '-' || last == '/' ||
           text.ends_with("\xE2\x80\x93") || text.ends_with("\xE2\x80\x90");
}

void collect(pugi::xml_node node, InlineText& out) {
    for (const pugi::xml_node child : node) {
        if (is_text(child)) {
            out.add(child.value());
        } else {
            collect(child, out);
        }
    }
}

}  // namespace

void InlineText::separate_from(char next) {
    if (apart_ && !text_.empty() && starts_word(next) && !invites_next(text_)) text_ += ' ';
    apart_ = false;
}

void InlineText::add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_white(text[at])) {
            if (!text_.empty() && !is_white(text_.back())) text_ += ' ';
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < text.size() && !is_white(text[end])) ++end;
        if (apart_) separate_from(text[at]);
        text_ += text.substr(at, end - at);
        at = end;
    }
}

void InlineText::add_verbatim(std::string_view text) {
    if (text.empty()) return;
    separate_from(text.front());
    text_ += text;
}

void InlineText::end_line() {
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    if (!text_.empty()) text_ += '\n';
    apart_ = false;
}

std::string InlineText::take() {
    std::string out(trim(text_));
    text_.clear();
    apart_ = false;
    return out;
}

std::string text_below(pugi::xml_node node) {
    InlineText out;
    collect(node, out);
    return out.take();
}

}  // namespace evidex
