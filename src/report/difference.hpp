#pragma once

#include <string>

#include "evidex/trial.hpp"
#include "report/table.hpp"

namespace evidex {

Table difference_table(const Difference& difference);
/// The averages, and the samples of what came and went.
std::string difference_notes(const Difference& difference, const Look& look);
Json to_json(const Difference& difference);

}  // namespace evidex
