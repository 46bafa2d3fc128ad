#pragma once

#include <vector>

#include "tag/codebook_findings.hpp"

namespace evidex {

/// Sets and components that rules and conditions name but nobody has defined.
void check_links(const Codebook& codebook, const std::vector<FilePlace>& places, Findings& findings);

/// Duplicate ids, the same pattern twice in one component, and themes that no active row speaks to.
void check_rows(const Codebook& codebook, const std::vector<FilePlace>& places, Findings& findings);

}  // namespace evidex
