#include "read/stamps.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <string>

namespace evidex {
namespace {

constexpr std::size_t kLongestStamp = 64;  // bytes, blanks around it included

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

std::string_view view(re2::StringPiece text) {
    return {text.data(), text.size()};
}

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool may_begin_stamp(char c) {
    return (c >= '0' && c <= '9') || std::string_view("[({<#").find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::int64_t> parse_time(std::string_view text) {
    std::int64_t seconds = 0;
    std::int64_t millis = 0;
    std::size_t at = 0;
    int fields = 0;
    while (is_digit_at(text, at)) {
        std::int64_t field = 0;
        const std::size_t begin = at;
        while (is_digit_at(text, at) && at - begin < 9) field = field * 10 + (text[at++] - '0');
        if (++fields > 3 || (fields > 1 && field > 59)) return std::nullopt;
        seconds = seconds * 60 + field;
        if (at >= text.size() || text[at] != ':') break;
        ++at;
    }
    if (fields < 2) return std::nullopt;
    if (at < text.size() && (text[at] == '.' || text[at] == ',' || text[at] == '-')) {
        const std::string_view fraction = text.substr(at + 1);
        for (std::size_t i = 0; i < fraction.size(); ++i) {
            if (!is_digit_at(fraction, i)) return std::nullopt;
        }
        if (fraction.size() == 1) millis = 100 * std::int64_t{fraction[0] - '0'};
        if (fraction.size() == 3) {
            millis = 100 * std::int64_t{fraction[0] - '0'} + 10 * std::int64_t{fraction[1] - '0'} +
                     (fraction[2] - '0');
        }
        at = text.size();
    }
    if (at != text.size()) return std::nullopt;
    return seconds * 1000 + millis;
}

std::optional<Stamp> lead_stamp(std::string_view line) {
    // Most lines are words: one look at the first character saves the patterns.
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos || !may_begin_stamp(line[first])) return std::nullopt;
    static const RE2 pattern(
        R"(^([ \t]*([\[({<#]?)((?:\d{1,2}:){1,2}\d{2}(?:[.,-]\d{1,3})?))"
        R"((?:[ \t]*(?:-->|-|–|to)[ \t]*\[?(?:\d{1,2}:){1,2}\d{2}(?:[.,]\d{1,3})?)?[\])}>#]?(?:[ \t]+|$)))");
    static const RE2 range(
        R"(^([ \t]*()((?:\d{1,2}:){1,2}\d{1,2}(?:[.,]\d{1,3})?)[ \t]*-->[ \t]*(?:\d{1,2}:){1,2}\d{1,2}(?:[.,]\d{1,3})?(?:[ \t]+|$)))");
    re2::StringPiece all;
    re2::StringPiece open;
    re2::StringPiece time;
    if (!RE2::PartialMatch(piece(line), pattern, &all, &open, &time) &&
        !RE2::PartialMatch(piece(line), range, &all, &open, &time)) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> millis = parse_time(view(time));
    if (!millis) return std::nullopt;
    const bool is_range = view(all).find("-->") != std::string_view::npos;
    return Stamp{*millis, all.size(), !open.empty() || is_range};
}

std::optional<Stamp> end_stamp(std::string_view line) {
    const std::size_t last = line.find_last_not_of(" \t");
    if (last == std::string_view::npos || (line[last] != '#' && line[last] != ']')) return std::nullopt;
    static const RE2 pattern(
        R"(([ \t]*(?:#((?:\d{1,2}:)?\d{2}:\d{2}(?:[-.,]\d{1,3})?)#|\[((?:\d{1,2}:){1,2}\d{2}(?:[.,]\d{1,3})?)\])[ \t]*)$)");
    re2::StringPiece all;
    re2::StringPiece hashed;
    re2::StringPiece bracketed;
    const std::string_view tail = line.substr(line.size() - std::min(line.size(), kLongestStamp));
    if (!RE2::PartialMatch(piece(tail), pattern, &all, &hashed, &bracketed)) return std::nullopt;
    const std::optional<std::int64_t> millis = parse_time(view(hashed.empty() ? bracketed : hashed));
    if (!millis) return std::nullopt;
    return Stamp{*millis, all.size(), true};
}

}  // namespace evidex
