#pragma once

#include <string>
#include <vector>

#include "evidex/store.hpp"

namespace evidex {

/// A hit with what stands beside it, for reading down a column.
struct KwicLine {
    std::int64_t passage = 0;
    std::string left, hit, right;  ///< On one line; at most 80 code points on either side, cut at blanks.
    std::string place;
};

/// One line a hit, in the order of the quotes. Hits with only blanks between them are one.
std::vector<KwicLine> kwic_lines(const std::vector<Quote>& quotes);

/// Sorted by "left" (the words before the hit, nearest first), "right" or "source"; "rank" leaves the order.
void sort_lines(std::vector<KwicLine>& lines, const std::string& by);

}  // namespace evidex
