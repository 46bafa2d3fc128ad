#pragma once

#include <string>

#include "tag/codebook_findings.hpp"
#include "tag/codebook_toml.hpp"

namespace evidex {

/// words.csv: a column `words` and one for each component that has weights, by its id; empty cells are 0. The
/// file is written by `codebook learn`, but a person may change a weight or take a line out. There need not
/// be one.
WordWeights read_words(const std::string& path, const Frame& frame, Findings& findings);

}  // namespace evidex
