#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"

namespace evidex {

/// Who is who: what the user says about this material (a CSV; empty = nothing) goes before what the codebook
/// says of any.
Result<std::vector<SpeakerRow>> speakers_for(const std::string& roles, const Codebook& codebook);

}  // namespace evidex
