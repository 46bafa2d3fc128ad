#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/measurement.hpp"

namespace evidex::bench {

/// Adds what a log of decisions costs. Has four coders decide on the passages of `folder`/load.db until there
/// are `count` decisions, answers one by one, and runs the commands that read the whole log; the base is
/// changed.
void measure_decisions(const std::string& folder, std::size_t count, std::vector<Measurement>& rows);

}  // namespace evidex::bench
