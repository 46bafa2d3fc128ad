#pragma once

#include <string>
#include <vector>

#include "evidex/result.hpp"

namespace evidex {

/// Everything that is wrong with the base at `path`, in plain words; empty = sound. Uses a connection of its
/// own, because FTS5's check counts as writing, and changes nothing.
Result<std::vector<std::string>> verify_base(const std::string& path);

}  // namespace evidex
