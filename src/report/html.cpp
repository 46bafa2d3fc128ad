#include "report/html.hpp"

#include "base/unicode.hpp"

namespace evidex {
namespace {

/// HTML has no place for these: control characters, surrogates and non-characters (HTML standard, 13.2.3.5).
bool is_allowed(char32_t c) {
    if (c == '\n' || c == '\t') return true;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
    if (c >= 0xFDD0 && c <= 0xFDEF) return false;
    return (c & 0xFFFE) != 0xFFFE;
}

void append_attributes(std::string& out, const Attributes& attributes) {
    for (const auto& [name, value] : attributes) {
        out += ' ';
        out += name;
        out += "=\"" + words(value).html + "\"";
    }
}

}  // namespace

Markup words(std::string_view text) {
    Markup out;
    out.html.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        switch (c) {
            case '&':
                out.html += "&amp;";
                break;
            case '<':
                out.html += "&lt;";
                break;
            case '>':
                out.html += "&gt;";
                break;
            case '"':
                out.html += "&quot;";
                break;
            case '\'':
                out.html += "&#39;";
                break;
            default:
                if (is_allowed(c)) append_utf8(out.html, c);
        }
    }
    return out;
}

Markup element(std::string_view name, const Attributes& attributes, const Markup& inside) {
    Markup out{"<" + std::string(name)};
    append_attributes(out.html, attributes);
    out.html += ">" + inside.html + "</" + std::string(name) + ">";
    return out;
}

Markup element(std::string_view name, const Markup& inside) {
    return element(name, {}, inside);
}

Markup empty_element(std::string_view name, const Attributes& attributes) {
    Markup out{"<" + std::string(name)};
    append_attributes(out.html, attributes);
    out.html += "/>";
    return out;
}

Markup foreign(std::string_view text) {
    return element("bdi", words(text));
}

Markup unseen(std::string_view text) {
    return element("span", {{"class", "unseen"}}, words(text));
}

std::string html_page(std::string_view title, std::string_view style, const Markup& body) {
    Markup head = empty_element("meta", {{"charset", "utf-8"}});
    head += empty_element("meta", {{"http-equiv", "Content-Security-Policy"},
                                   {"content",
                                    "default-src 'none'; style-src 'unsafe-inline'; base-uri "
                                    "'none'; form-action 'none'"}});
    head += empty_element("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    head += empty_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    head += empty_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    head += element("title", words(title));
    head += element("style", Markup{std::string(style)});
    const Markup page = element("html", {{"lang", "en"}}, element("head", head) + element("body", body));
    return "<!DOCTYPE html>\n" + page.html + "\n";
}

}  // namespace evidex
