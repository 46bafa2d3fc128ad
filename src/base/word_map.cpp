#include "base/word_map.hpp"

#include <algorithm>

#include "base/unicode.hpp"

namespace evidex {

WordMap::WordMap(std::string_view before, std::string_view after)
    : before_(words_of(before)), after_(words_of(after)), change_(before_.text, after_.text) {}

WordMap::Words WordMap::words_of(std::string_view text) {
    Words words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!is_space(next_code_point(text, at))) {
            for (std::size_t byte = begin; byte < at; ++byte) {
                words.text += text[byte];
                words.from.push_back(static_cast<std::uint32_t>(byte));
            }
        } else if (!words.text.empty() && words.text.back() != '\n') {
            words.text += '\n';
            words.from.push_back(static_cast<std::uint32_t>(begin));
        }
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
