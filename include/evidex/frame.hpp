#pragma once

#include <string>

#include "evidex/codebook.hpp"

namespace evidex {

/// The components, settings and digest of a codebook folder, without its rows, modifiers, sets and speakers:
/// all that is needed to show what is stored already, in a fraction of the time. Fails as `load_codebook`
/// does on what the files are made of (a missing column, a component without an id), but does not look at
/// patterns.
Result<Codebook> load_frame(const std::string& directory);

}  // namespace evidex
