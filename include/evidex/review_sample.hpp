#pragma once

#include <string>
#include <utility>
#include <vector>

#include "evidex/ledger.hpp"
#include "evidex/sample.hpp"

namespace evidex {

/// The sample that is asked for by `wanted`, `seed`, `component` and `source`: the one that the base keeps,
/// so that all coders read the same passages; else a new draw, which has no number (id 0) until
/// `Ledger::keep`.
Result<Sample> find_or_draw_sample(const Ledger& ledger, Sample request);

/// The passages of a sample that are still there as they were, in the order in which they are to be read.
[[nodiscard]] std::vector<Unit> units_of(const Sample& sample);

/// What the kept samples say of what the engine found and missed of `components`; samples of which nobody has
/// read anything are left out. `log` are all entries of the ledger.
Result<std::vector<std::pair<Sample, std::vector<MissedEvidence>>>> missed_in_samples(
    const Ledger& ledger, const std::vector<Entry>& log, const std::vector<std::string>& components);

}  // namespace evidex
