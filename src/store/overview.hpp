#pragma once

#include <vector>

#include "evidex/store.hpp"
#include "store/database.hpp"

namespace evidex {

Result<std::vector<SourceRow>> read_sources(Database& database);
Result<StoreStatus> read_status(Database& database);
/// Oldest first.
Result<std::vector<Run>> read_runs(Database& database);

}  // namespace evidex
