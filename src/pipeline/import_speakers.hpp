#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/project.hpp"
#include "pipeline/project_text.hpp"

namespace evidex {

/// Who is who, as the project's cases say it. `paths` are those of its sources in the base.
std::vector<SpeakerRow> speakers_told(const Project& project, const std::vector<std::string>& paths);

/// What the cases say about who speaks where in a source.
std::vector<SpokenTurn> turns_in(const Project& project, std::size_t source);

}  // namespace evidex
