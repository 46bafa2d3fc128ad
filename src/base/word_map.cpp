#include "base/word_map.hpp"

#include <algorithm>

#include "base/unicode.hpp"

namespace evidex {
namespace {

/// Soft hyphens, marks of direction and the like: they come and go unseen.
bool has_no_width(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

WordMap::WordMap(std::string_view before, std::string_view after)
    : before_(words_of(before)), after_(words_of(after)), change_(before_.text, after_.text) {}

WordMap::Words WordMap::words_of(std::string_view text) {
    Words words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (has_no_width(c)) continue;
        if (!is_space(c)) {
            for (std::size_t byte = begin; byte < at; ++byte) {
                words.text += text[byte];
                words.from.push_back(static_cast<std::uint32_t>(byte));
            }
        } else if (!words.text.empty() && words.text.back() != '\n') {
            words.text += '\n';
            words.from.push_back(static_cast<std::uint32_t>(begin));
        }
    }
    if (words.text.ends_with('\n')) {
        words.text.pop_back();
        words.from.pop_back();
    }
    return words;
}

std::optional<Span> WordMap::find(Span span) const {
    const auto at = [&](std::uint32_t byte) {
        return static_cast<std::uint32_t>(std::lower_bound(before_.from.begin(), before_.from.end(), byte) -
                                          before_.from.begin());
    };
    Span words{at(span.begin), at(span.end)};
    while (words.begin < words.end && before_.text[words.begin] == '\n') ++words.begin;
    while (words.begin < words.end && before_.text[words.end - 1] == '\n') --words.end;
    if (words.empty()) return std::nullopt;
    const std::optional<Span> found = change_.find(words);
    if (!found || found->empty()) return std::nullopt;
    return Span{after_.from[found->begin], after_.from[found->end - 1] + 1};
}

}  // namespace evidex
