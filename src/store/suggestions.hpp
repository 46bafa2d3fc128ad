#pragma once

#include <string>
#include <vector>

#include "evidex/ledger.hpp"
#include "store/database.hpp"

namespace evidex {

// What Ledger does, for a connection; see there.

Result<std::vector<Suggestion>> read_suggestions(Database& database, const Filter& filter,
                                                 const std::string& coder, bool rows);
Result<std::vector<Unit>> read_units(Database& database, const Filter& filter);

}  // namespace evidex
