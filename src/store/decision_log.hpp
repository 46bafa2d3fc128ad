#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "evidex/ledger.hpp"
#include "store/database.hpp"

namespace evidex {

// What Ledger does, for a connection; see there.

Result<Place> place_of_passage(Database& database, std::int64_t passage, std::optional<Span> within);
Result<std::vector<Decision>> record_decisions(Database& database, std::vector<Decision> drafts);
Result<Merged> merge_decisions(Database& database, const std::vector<Decision>& log);
/// The two halves of it: what can be checked first, and what works inside the caller's transaction.
Status check_entries(const std::vector<Decision>& log);
Merged merge_within(Database& database, const std::vector<Decision>& log);
Result<std::int64_t> rewrite_decisions(Database& database,
                                       const std::function<std::string(std::string_view)>& replace);
Result<std::vector<Entry>> read_entries(Database& database, const EntryFilter& filter);

}  // namespace evidex
