#pragma once

#include <string>
#include <vector>

#include "evidex/result.hpp"
#include "evidex/span.hpp"

namespace evidex {

/// The words of a query in the few texts that are shown: byte ranges by position, one list per text. A small
/// index in memory, with the same tokenizer as the base, decides what FTS5 itself would: phrases, NEAR and
/// stems included. `query` as made by `fts_query`.
Result<std::vector<std::vector<Span>>> find_marks(const std::string& query,
                                                  const std::vector<std::string>& texts);

}  // namespace evidex
