#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace evidex {

/// HTML or SVG. Words become Markup only through `words`, which escapes them, so that no text from a source
/// can ever become mark-up: forgetting it does not compile.
struct Markup {
    std::string html;

    Markup& operator+=(const Markup& other) {
        html += other.html;
        return *this;
    }
    friend Markup operator+(Markup a, const Markup& b) { return a += b; }
};

/// Names and values; values are escaped.
using Attributes = std::vector<std::pair<std::string_view, std::string>>;

/// Text as text: `&`, `<`, `>` and quotes escaped, characters that HTML does not know left out, bytes that
/// are no UTF-8 as U+FFFD.
[[nodiscard]] Markup words(std::string_view text);

/// `<name attributes>inside</name>`. The names are ours, never from a source.
[[nodiscard]] Markup element(std::string_view name, const Attributes& attributes, const Markup& inside);
[[nodiscard]] Markup element(std::string_view name, const Markup& inside);
/// An element that has no inside, such as `meta` or, in SVG, `rect`.
[[nodiscard]] Markup empty_element(std::string_view name, const Attributes& attributes);

/// Text of foreign origin among ours: signs that turn the direction of writing do not reach beyond it.
[[nodiscard]] Markup foreign(std::string_view text);

/// Words that only a screen reader says.
[[nodiscard]] Markup unseen(std::string_view text);

/// A whole page in English. `style` is our own style sheet. The page may neither load nor run anything, and
/// tells no other page where its reader came from.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view style, const Markup& body);

}  // namespace evidex
