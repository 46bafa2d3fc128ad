#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace evidex {

/// The number that the whole of `text` is, in decimal digits with a point whatever the locale; a minus sign
/// may stand before it, nothing else. None if there is anything beside it or it does not fit.
template <class Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const char* last = text.data() + text.size();
    const auto [end, failed] = std::from_chars(text.data(), last, number);
    if (failed != std::errc() || end != last) return std::nullopt;
    return number;
}

}  // namespace evidex
