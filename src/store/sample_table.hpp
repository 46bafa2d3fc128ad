#pragma once

#include <vector>

#include "evidex/sample.hpp"
#include "evidex/store.hpp"
#include "store/database.hpp"

namespace evidex {

// What Ledger does with samples, for a connection; see there.

Result<std::vector<SamplePassage>> read_sample_frame(Database& database, const Filter& filter);
Result<Sample> keep_sample(Database& database, Sample sample);
Result<std::vector<Sample>> read_samples(Database& database);

}  // namespace evidex
