#pragma once

#include <string>

#include "evidex/passage.hpp"

namespace evidex {

/// Digest of what shapes an analysis besides the bytes of its source: a source is read again when it changes.
/// `source_path` is left out.
std::string settings_digest(const SegmentOptions& options);

}  // namespace evidex
