#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "evidex/project.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// What of a project has no place in a base, a sentence each: codings whose code has no component (how many,
/// by code), evidex's own suggestions (how many), these memos and comments, attributes, cases that tell
/// nothing about speakers.
std::vector<std::string> left_behind(const Project& project,
                                     const std::map<std::size_t, std::size_t>& without_component,
                                     std::size_t own_suggestions,
                                     const std::vector<const ProjectNote*>& notes);

/// The sentence for a source whose text could not be taken.
std::string unread_source(const Project& project, std::size_t number, const Error& error);

}  // namespace evidex
