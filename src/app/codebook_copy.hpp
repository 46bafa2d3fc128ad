#pragma once

#include <string>

#include "evidex/result.hpp"

namespace evidex {

/// Whether a copy of the codebook folder `from` can be made at `to`: a new folder or an empty one, outside of
/// `from`. Says so early, before work whose result goes there.
Status can_copy_codebook(const std::string& from, const std::string& to);

/// Copies a codebook folder with everything in it.
Status copy_codebook(const std::string& from, const std::string& to);

}  // namespace evidex
