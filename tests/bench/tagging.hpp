#pragma once

#include <string>
#include <vector>

#include "bench/load.hpp"
#include "bench/measurement.hpp"

namespace evidex::bench {

/// How fast one core tags the load: with a codebook of the design's size and with the one that is shipped.
void measure_tagging(const Load& load, const std::string& codebook, std::vector<Measurement>& rows);

}  // namespace evidex::bench
