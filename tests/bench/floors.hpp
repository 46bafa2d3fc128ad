#pragma once

#include <string>

#include "bench/load.hpp"

namespace evidex::bench {

/// Seconds to look at every byte once (counting blanks): the fastest that anything can be.
double scan_seconds(const Load& load);

/// Seconds to load the passages into a new SQLite file with an external-content FTS5 index and nothing else,
/// in the fastest safe way: rollback journal, synchronous FULL, one transaction, hashsize 16 MiB.
/// Negative if SQLite refused.
double bare_fts5_seconds(const Load& load, const std::string& file);

}  // namespace evidex::bench
