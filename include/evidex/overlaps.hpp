#pragma once

#include <vector>

#include "evidex/codebook.hpp"

namespace evidex {

/// What is not wrong with a codebook, but worth a look, as warnings by file and line:
/// W217 a term that stands in two components; W218 a row that can never find anything; W219 a row that
/// another row of its component covers, so that it never finds anything alone. Retired rows are left out.
std::vector<Diagnostic> find_overlaps(const Codebook& codebook);

}  // namespace evidex
