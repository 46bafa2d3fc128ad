#pragma once

#include <string>
#include <string_view>

#include "evidex/codebook.hpp"
#include "evidex/store.hpp"
#include "report/table.hpp"

namespace evidex {

/// What the amount of evidence is called: "empty" without a passage, "thin" under three sources, else "".
std::string_view amount_of(const CoverageRow& row);

/// The evidence for each component; labels come from the codebook.
Table coverage_table(const Coverage& coverage, const Codebook& codebook);

/// The table for the screen with the lines under it: what was counted, which components are empty or thin,
/// and what the bars show if there was room for them.
std::string coverage_text(const Coverage& coverage, const Codebook& codebook, const Look& look);

}  // namespace evidex
