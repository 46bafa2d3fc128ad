#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evidex/ledger.hpp"
#include "store/database.hpp"

namespace evidex {

// What Ledger does, for a connection; see there.

Result<Place> place_of_passage(Database& database, std::int64_t passage, std::optional<Span> within);
Result<std::vector<Decision>> record_decisions(Database& database, std::vector<Decision> drafts);
Result<Merged> merge_decisions(Database& database, const std::vector<Decision>& log,
                               const Rewording& replace);
/// The two halves of it: what can be checked first, and what works inside the caller's transaction.
Status check_entries(Database& database, const std::vector<Decision>& log, const Rewording& replace);
Merged merge_within(Database& database, const std::vector<Decision>& log, const Rewording& replace);
Result<std::int64_t> rewrite_decisions(Database& database, const Rewording& replace);
Result<std::vector<Entry>> read_entries(Database& database, const EntryFilter& filter);

}  // namespace evidex
