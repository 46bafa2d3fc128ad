#include "base/spans.hpp"

#include <algorithm>

#include "base/strings.hpp"

namespace evidex {
namespace {

/// The first of `merged` that ends behind `at`.
std::vector<Span>::const_iterator first_behind(const std::vector<Span>& merged, std::uint32_t at) {
    return std::upper_bound(merged.begin(), merged.end(), at,
                            [](std::uint32_t place, Span span) { return place < span.end; });
}

}  // namespace

std::vector<Span> merge_spans(std::vector<Span> spans) {
    std::erase_if(spans, [](Span span) { return span.end <= span.begin; });
    std::sort(spans.begin(), spans.end());
    std::vector<Span> merged;
    for (const Span span : spans) {
        if (!merged.empty() && span.begin <= merged.back().end) {
            merged.back().end = std::max(merged.back().end, span.end);
        } else {
            merged.push_back(span);
        }
    }
    return merged;
}

std::vector<Span> join_neighbours(std::string_view text, std::vector<Span> spans) {
    std::vector<Span> joined;
    for (const Span span : merge_spans(std::move(spans))) {
        if (!joined.empty() && trim(slice(text, {joined.back().end, span.begin})).empty()) {
            joined.back().end = span.end;
        } else {
            joined.push_back(span);
        }
    }
    return joined;
}

std::vector<Span> intersect(const std::vector<Span>& a, const std::vector<Span>& b) {
    std::vector<Span> common;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const Span span{std::max(a[i].begin, b[j].begin), std::min(a[i].end, b[j].end)};
        if (span.begin < span.end) common.push_back(span);
        if (a[i].end < b[j].end) {
            ++i;
        } else {
            ++j;
        }
    }
    return common;
}

bool touches(const std::vector<Span>& merged, Span span) {
    const auto found = first_behind(merged, span.begin);
    return found != merged.end() && found->overlaps(span);
}

bool covers(const std::vector<Span>& merged, Span span) {
    const auto found = first_behind(merged, span.begin);
    return found != merged.end() && found->contains(span);
}

Span trim(std::string_view text, Span span) {
    const std::string_view words = trim(slice(text, span));
    if (words.empty()) return {span.begin, span.begin};
    const auto begin = static_cast<std::uint32_t>(words.data() - text.data());
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

}  // namespace evidex
