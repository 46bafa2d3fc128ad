#include "serve/selection.hpp"

#include <algorithm>

#include "base/unicode.hpp"

namespace evidex {
namespace {

/// The byte behind `units` UTF-16 units; the text's size + 1 if there is none.
std::size_t byte_at(std::string_view text, std::int64_t units) {
    std::size_t at = 0;
    while (units > 0 && at < text.size()) units -= next_code_point(text, at) > 0xFFFF ? 2 : 1;
    return units == 0 ? at : text.size() + 1;
}

}  // namespace

Result<Span> bytes_of(std::string_view text, const Selected& selected) {
    const std::size_t begin = byte_at(text, std::max<std::int64_t>(selected.begin, 0));
    const std::size_t end = byte_at(text, std::max<std::int64_t>(selected.end, 0));
    const bool inside = selected.begin >= 0 && begin < end && end <= text.size();
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (inside && slice(text, span) == selected.words) return span;
    return make_error(ErrorCode::usage, "the selected words are not those of the passage",
                      "load the page again: the source may have been read anew");
}

}  // namespace evidex
