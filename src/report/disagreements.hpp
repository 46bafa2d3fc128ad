#pragma once

#include <vector>

#include "evidex/review.hpp"
#include "evidex/store.hpp"
#include "report/table.hpp"

namespace evidex {

/// A disagreement with the passage it is about.
struct ShownDisagreement {
    Disagreement disagreement;
    Quote quote;
};

/// One row a disagreement: the passage, what each coder said, how it was settled.
Table disagreements_table(const std::vector<ShownDisagreement>& disagreements);

}  // namespace evidex
