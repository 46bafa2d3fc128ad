#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "evidex/project.hpp"

namespace evidex {

/// What of a project has no place in a base, a sentence each: codings whose code has no component (how many,
/// by code), evidex's own suggestions (how many), memos, and attributes of cases.
std::vector<std::string> left_behind(const Project& project,
                                     const std::map<std::size_t, std::size_t>& without_component,
                                     std::size_t own_suggestions);

}  // namespace evidex
