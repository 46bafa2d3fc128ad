#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/span.hpp"
#include "store/database.hpp"

namespace evidex {

/// Finds the words of a query in the few passages that are shown. A small index in memory, with the same
/// tokenizer as the base, decides what FTS5 itself would: phrases, NEAR and stems included.
class Marker {
public:
    /// `query` as made by `fts_query`.
    explicit Marker(std::string query);

    /// Byte ranges in `text`, by position, without overlaps.
    std::vector<Span> marks_in(std::string_view text);

private:
    std::string query_;
    std::unique_ptr<Database> memory_;
};

}  // namespace evidex
