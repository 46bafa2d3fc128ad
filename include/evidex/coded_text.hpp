#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evidex/agreement.hpp"
#include "evidex/span.hpp"

namespace evidex {

/// What agreement is counted in.
enum class AgreementUnit { passage, sentence, character };
[[nodiscard]] std::string_view name_of(AgreementUnit unit);
[[nodiscard]] std::optional<AgreementUnit> agreement_unit_from(std::string_view name);

/// What one coder did in one text, for one component. Spans may overlap and come in any order.
struct CoderSpans {
    std::vector<Span> coded;
    std::vector<Span>
        read;  ///< Where the coder looked: what is not coded there is a "no"; elsewhere missing.
};

/// One text with the work of several coders.
struct CodedText {
    std::uint32_t document = 0;  ///< Number of the source, for intervals.
    std::string_view text;
    std::vector<Span> passages;      ///< Those that count, by position, without overlaps.
    std::vector<CoderSpans> coders;  ///< The same coders in every text.
};

/// The ratings of each unit, text by text. A passage or sentence is coded if a coded span touches it, and
/// read if it lies in what was read but for blanks. Characters are code points in passages; runs of them with
/// the same ratings make one row that says how many they are, so that coverage is a set: overlapping spans of
/// one coder count once.
RatingTable rate(const std::vector<CodedText>& texts, AgreementUnit unit);

/// How well the places fit that two coders marked, without correction for chance. Shares are of the spans (or
/// code points, or words) of both together; undefined if neither marked anything.
struct SpanQuality {
    std::int64_t spans_a = 0, spans_b = 0;
    Measure exact;         ///< Spans that the other marked with the same ends.
    Measure overlap;       ///< Spans that touch one of the other's.
    Measure intersection;  ///< Code points marked by both, of those marked by either (Jaccard).
    Measure token_f1;      ///< 2 × words marked by both / (words of A + words of B).
};

/// Compares coders `a` and `b` where both have read.
SpanQuality span_quality(const std::vector<CodedText>& texts, std::size_t a, std::size_t b);

}  // namespace evidex
