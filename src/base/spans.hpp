#pragma once

#include <string_view>
#include <vector>

#include "evidex/span.hpp"

namespace evidex {

/// Sorted, without overlaps and without empty ones; what touches is joined.
std::vector<Span> merge_spans(std::vector<Span> spans);

/// Merged, and joined where only blanks and line ends lie between two, so that a phrase is one.
std::vector<Span> join_neighbours(std::string_view text, std::vector<Span> spans);

/// What lies in both; both must be merged.
std::vector<Span> intersect(const std::vector<Span>& a, const std::vector<Span>& b);

/// Whether a span touches one of `merged`.
bool touches(const std::vector<Span>& merged, Span span);

/// Whether a span lies within one of `merged`.
bool covers(const std::vector<Span>& merged, Span span);

/// The span without the blanks at its ends.
Span trim(std::string_view text, Span span);

}  // namespace evidex
