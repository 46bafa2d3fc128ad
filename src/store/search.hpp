#pragma once

#include <cstdint>
#include <vector>

#include "evidex/store.hpp"
#include "store/database.hpp"
#include "store/filter.hpp"

namespace evidex {

/// " from … where …" of the passages that match, with `p` (passage) and `s` (source).
Sql matching_sql(const Query& query, const std::string& fts);

/// The statement that lists the numbers of matching passages, best first. `fts` is what `fts_query` made of
/// the words; empty = no words.
Sql search_sql(const Query& query, const std::string& fts);

Result<std::vector<Quote>> find_quotes(Database& database, const Query& query);
Result<std::int64_t> count_quotes(Database& database, const Query& query);

}  // namespace evidex
