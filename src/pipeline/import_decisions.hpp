#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidex/decision.hpp"
#include "evidex/project.hpp"

namespace evidex {

/// What a coding says of a decision, apart from who, about what, when and where. `is_ours`: evidex wrote the
/// project, so that the description may tell more.
Decision decision_of(const ProjectCoding& coding, bool is_ours);

/// The decision that evidex wrote as a comment because it codes nothing: rejected, dismissed, read to the
/// end. None if the comment is anything else. `components` are those of the project's codes.
std::optional<Decision> decision_in(const ProjectNote& note, const Project& project,
                                    const std::vector<std::string>& components);

}  // namespace evidex
