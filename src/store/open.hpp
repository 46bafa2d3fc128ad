#pragma once

#include <memory>
#include <string>

#include "evidex/store.hpp"
#include "store/database.hpp"

namespace evidex {

/// A connection to a base with all settings made and its schema checked; made if it is missing and `mode`
/// allows.
Result<std::unique_ptr<Database>> open_database(const std::string& path, Store::Mode mode);

/// For a base that is being filled for the first time: faster, but readers wait.
Status use_rollback_journal(Database& database);
/// For all other times: readers and the writer do not wait for each other.
Status use_write_ahead_log(Database& database);

}  // namespace evidex
