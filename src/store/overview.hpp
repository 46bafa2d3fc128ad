#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "evidex/store.hpp"
#include "store/database.hpp"

namespace evidex {

/// By number of the source.
std::map<std::int64_t, SourceRow> read_source_rows(Database& database);
Result<std::vector<SourceRow>> read_sources(Database& database);
Result<StoreStatus> read_status(Database& database);
/// Whether some of its sources were stored with pseudonyms for names.
bool holds_pseudonyms(Database& database);
/// Oldest first.
Result<std::vector<Run>> read_runs(Database& database);
/// What the runs after `since_run` did.
Result<Changes> read_changes(Database& database, std::int64_t since_run);

}  // namespace evidex
