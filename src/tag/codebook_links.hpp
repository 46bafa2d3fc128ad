#pragma once

#include <vector>

#include "tag/codebook_findings.hpp"

namespace evidex {

/// Sets and components that rules and conditions name but nobody has defined.
void check_links(const Codebook& codebook, const std::vector<Place>& places, Findings& findings);

}  // namespace evidex
