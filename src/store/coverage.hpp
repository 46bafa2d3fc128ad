#pragma once

#include "evidex/store.hpp"
#include "store/database.hpp"

namespace evidex {

Result<Coverage> read_coverage(Database& database, const Filter& filter, CoverageBy by);

}  // namespace evidex
