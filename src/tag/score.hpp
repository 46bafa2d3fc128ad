#pragma once

#include <span>
#include <vector>

#include "evidex/tag.hpp"
#include "tag/program.hpp"
#include "tag/reading.hpp"
#include "tag/stance.hpp"

namespace evidex {

/// The counted hits of a component with their stances, by position.
std::vector<Hit> judged_hits(const Program& program, Reading& reading, std::uint32_t component);

}  // namespace evidex
