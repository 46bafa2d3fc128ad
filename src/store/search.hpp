#pragma once

#include <cstdint>
#include <vector>

#include "evidex/store.hpp"
#include "store/database.hpp"

namespace evidex {

Result<std::vector<Quote>> find_quotes(Database& database, const Query& query);
Result<std::int64_t> count_quotes(Database& database, const Query& query);

}  // namespace evidex
