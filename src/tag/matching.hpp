#pragma once

#include <vector>

#include "evidex/tag.hpp"
#include "tag/reading.hpp"

namespace evidex {

/// A row found in a passage, whatever becomes of it.
struct RowMatch {
    std::uint32_t row = 0;  ///< Index into Codebook::rows.
    Span span;
};

/// Hits of every row that is not retired, trial rows included, by position: its own conditions and `where`
/// hold, but thresholds, other rows of the component and `taggable` play no part. For testing and auditing
/// rows.
std::vector<RowMatch> matching_rows(const Tagger& tagger, const PassageView& passage);

}  // namespace evidex
