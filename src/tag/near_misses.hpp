#pragma once

#include <vector>

#include "evidex/tag.hpp"
#include "tag/program.hpp"
#include "tag/reading.hpp"

namespace evidex {

/// The rows of a component that almost counted in the passage just read, smallest change first, at most five.
std::vector<NearMiss> near_misses_of(const Program& program, Reading& reading, std::uint32_t component);

}  // namespace evidex
