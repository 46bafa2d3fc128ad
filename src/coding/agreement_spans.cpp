#include <algorithm>

#include "base/spans.hpp"
#include "base/unicode.hpp"
#include "evidex/coded_text.hpp"

namespace evidex {
namespace {

/// Numbers that add up over texts.
struct SpanCounts {
    std::int64_t spans_a = 0, spans_b = 0;
    std::int64_t exact = 0;                       ///< Spans of A that are also in B.
    std::int64_t touching_a = 0, touching_b = 0;  ///< Spans that touch one of the other's.
    std::int64_t characters_both = 0, characters_a = 0, characters_b = 0;
    std::int64_t words_both = 0, words_a = 0, words_b = 0;
};

/// Where a coder's work can be compared: what was read or coded.
std::vector<Span> seen(std::string_view text, const CoderSpans& coder) {
    std::vector<Span> spans = coder.read;
    spans.insert(spans.end(), coder.coded.begin(), coder.coded.end());
    return join_neighbours(text, std::move(spans));
}

/// The coder's different spans that touch what both have seen.
std::vector<Span> comparable(std::vector<Span> coded, const std::vector<Span>& common) {
    std::sort(coded.begin(), coded.end());
    coded.erase(std::unique(coded.begin(), coded.end()), coded.end());
    std::erase_if(coded, [&](Span span) { return !touches(common, span); });
    return coded;
}

std::int64_t code_points(std::string_view text, const std::vector<Span>& merged) {
    std::int64_t sum = 0;
    for (const Span span : merged) sum += static_cast<std::int64_t>(count_code_points(slice(text, span)));
    return sum;
}

std::int64_t count_touching(const std::vector<Span>& spans, const std::vector<Span>& merged) {
    return std::count_if(spans.begin(), spans.end(), [&](Span span) { return touches(merged, span); });
}

void count(SpanCounts& counts, const CodedText& text, std::size_t a, std::size_t b) {
    const CoderSpans& coder_a = text.coders[a];
    const CoderSpans& coder_b = text.coders[b];
    const std::vector<Span> common = intersect(seen(text.text, coder_a), seen(text.text, coder_b));
    const std::vector<Span> spans_a = comparable(coder_a.coded, common);
    const std::vector<Span> spans_b = comparable(coder_b.coded, common);
    const std::vector<Span> all_a = intersect(merge_spans(coder_a.coded), common);
    const std::vector<Span> all_b = intersect(merge_spans(coder_b.coded), common);
    counts.spans_a += static_cast<std::int64_t>(spans_a.size());
    counts.spans_b += static_cast<std::int64_t>(spans_b.size());
    counts.exact += std::count_if(spans_a.begin(), spans_a.end(), [&](Span span) {
        return std::binary_search(spans_b.begin(), spans_b.end(), span);
    });
    counts.touching_a += count_touching(spans_a, all_b);
    counts.touching_b += count_touching(spans_b, all_a);
    counts.characters_a += code_points(text.text, all_a);
    counts.characters_b += code_points(text.text, all_b);
    counts.characters_both += code_points(text.text, intersect(all_a, all_b));
    if (all_a.empty() && all_b.empty()) return;
    const std::vector<std::uint32_t> bounds = word_bounds(text.text);
    for (std::size_t i = 0; i + 1 < bounds.size(); i += 2) {
        const bool in_a = touches(all_a, {bounds[i], bounds[i + 1]});
        const bool in_b = touches(all_b, {bounds[i], bounds[i + 1]});
        counts.words_a += in_a ? 1 : 0;
        counts.words_b += in_b ? 1 : 0;
        counts.words_both += in_a && in_b ? 1 : 0;
    }
}

Measure share(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return {std::nullopt, "neither coder marked anything"};
    return {static_cast<double>(part) / static_cast<double>(whole), {}};
}

}  // namespace

SpanQuality span_quality(const std::vector<CodedText>& texts, std::size_t a, std::size_t b) {
    SpanCounts counts;
    for (const CodedText& text : texts) count(counts, text, a, b);
    SpanQuality quality;
    quality.spans_a = counts.spans_a;
    quality.spans_b = counts.spans_b;
    quality.exact = share(2 * counts.exact, counts.spans_a + counts.spans_b);
    quality.overlap = share(counts.touching_a + counts.touching_b, counts.spans_a + counts.spans_b);
    quality.intersection =
        share(counts.characters_both, counts.characters_a + counts.characters_b - counts.characters_both);
    quality.token_f1 = share(2 * counts.words_both, counts.words_a + counts.words_b);
    return quality;
}

}  // namespace evidex
