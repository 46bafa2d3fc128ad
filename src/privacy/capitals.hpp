#pragma once

#include <string_view>
#include <vector>

#include "evidex/pseudonym.hpp"

namespace evidex {

/// Names of people, schools, services and places in running text, by capital letters and what stands around
/// them. By position, without overlaps.
std::vector<Identifier> find_capitals(std::string_view text);

/// Names in a speaker's label: "Sarah Jones", "P1 (Sarah)"; none in "Interviewer", "YP03", "Mum".
std::vector<Identifier> find_label_names(std::string_view label);

}  // namespace evidex
