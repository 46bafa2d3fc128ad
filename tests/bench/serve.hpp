#pragma once

#include <string>
#include <vector>

#include "bench/measurement.hpp"

namespace evidex::bench {

/// Adds how long the workbench's pages wait for the real server on the base at `database`: what each page
/// asks before it can be drawn, queries for `words`, and decisions of a review, which change the base.
void measure_serve(const std::string& database, const std::vector<std::string>& words,
                   std::vector<Measurement>& rows);

}  // namespace evidex::bench
