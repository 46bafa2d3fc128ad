#pragma once

#include "store/database.hpp"

namespace evidex {

/// Adds the ranking function relevance(fts, n) to a connection: how well a row fits the query, more is
/// better. The first `n` phrases of the query (filters) do not count. Like BM25 without document length:
/// passages are of similar length, and FTS5's own bm25 spends most of its time on looking lengths up.
void add_relevance(Database& database);

}  // namespace evidex
