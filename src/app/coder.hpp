#pragma once

#include <string>

#include "evidex/result.hpp"

namespace evidex {

/// The coder's name as it is kept, from --coder or $EVIDEX_CODER; says how to give one if there is none.
Result<std::string> coder_for(const std::string& typed);

}  // namespace evidex
