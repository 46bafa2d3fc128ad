#pragma once

#include <string>
#include <string_view>

namespace evidex {

/// The words of Markdown text: emphasis, code marks and tags gone, links and images as their text, escapes
/// and entities resolved, footnote marks dropped. Marks that are no mark-up (`2 * 3`, `snake_case`) stay.
std::string markdown_words(std::string_view text);

/// Whether a paragraph begins with bold words and a colon: `**Mx Ortega:** I did.`
bool has_bold_label(std::string_view text);

}  // namespace evidex
