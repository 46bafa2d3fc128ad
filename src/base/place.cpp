#include <cstddef>

#include "base/digest.hpp"
#include "base/unicode.hpp"
#include "evidex/decision.hpp"

namespace evidex {
namespace {

constexpr std::size_t kContext = 32;
constexpr std::size_t kMostContext = 4'096;

bool begins_code_point(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Where the last `count` code points before `end` begin.
std::size_t back(std::string_view text, std::size_t end, std::size_t count) {
    std::size_t at = end;
    while (at > 0 && count > 0) {
        --at;
        if (begins_code_point(text[at])) --count;
    }
    return at;
}

/// Behind the first `count` code points from `begin`.
std::size_t forth(std::string_view text, std::size_t begin, std::size_t count) {
    std::size_t at = begin;
    while (at < text.size()) {
        if (begins_code_point(text[at]) && count-- == 0) break;
        ++at;
    }
    return at;
}

bool occurs_once(std::string_view text, std::string_view part) {
    const std::size_t first = text.find(part);
    return text.find(part, first + 1) == std::string_view::npos;
}

/// Contexts are 32, 64, 128 … code points long. Any other length means that the text began or ended there.
bool reaches_edge(std::string_view context) {
    const std::size_t length = count_code_points(context);
    return length < kContext || (length & (length - 1)) != 0;
}

/// What is empty because it was cut away tells nothing.
bool stands_before(std::string_view text, std::string_view before, bool begins) {
    return begins ? text == before : !before.empty() && text.ends_with(before);
}

bool stands_behind(std::string_view text, std::string_view after, bool ends) {
    return ends ? text == after : !after.empty() && text.starts_with(after);
}

}  // namespace

Place place_in(std::string_view text, Span span, std::string source_id) {
    Place place;
    place.source_id = std::move(source_id);
    place.text_digest = sha256(text);
    place.span = span;
    place.words = slice(text, span);
    std::size_t begin = 0;
    for (std::size_t length = kContext; length <= kMostContext; length *= 2) {
        begin = back(text, span.begin, length);
        if (begin == 0 || occurs_once(text, text.substr(begin, span.end - begin))) break;
    }
    std::size_t end = 0;
    for (std::size_t length = kContext; length <= kMostContext; length *= 2) {
        end = forth(text, span.end, length);
        if (end == text.size() || occurs_once(text, text.substr(span.begin, end - span.begin))) break;
    }
    place.before = text.substr(begin, span.begin - begin);
    place.after = text.substr(span.end, end - span.end);
    return place;
}

TextEdges edges_of(const Place& place) {
    return {reaches_edge(place.before), reaches_edge(place.after)};
}

std::optional<Span> find_again(const Place& place, std::string_view text) {
    return find_again(place, edges_of(place), text);
}

std::optional<Span> find_again(const Place& place, TextEdges edges, std::string_view text) {
    if (place.words.empty()) return std::nullopt;
    std::vector<std::size_t> on_both_sides;
    std::vector<std::size_t> on_one_side;
    for (std::size_t at = text.find(place.words); at != std::string_view::npos;
         at = text.find(place.words, at + 1)) {
        const bool before = stands_before(text.substr(0, at), place.before, edges.begins);
        const bool behind = stands_behind(text.substr(at + place.words.size()), place.after, edges.ends);
        if (before && behind) on_both_sides.push_back(at);
        if (before != behind) on_one_side.push_back(at);
    }
    const std::vector<std::size_t>& found = on_both_sides.empty() ? on_one_side : on_both_sides;
    if (found.size() != 1) return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(found.front());
    return Span{begin, begin + static_cast<std::uint32_t>(place.words.size())};
}

}  // namespace evidex
