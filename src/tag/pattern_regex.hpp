#pragma once

#include <string_view>

#include "evidex/result.hpp"

namespace evidex {

/// Fails on a regex that RE2 refuses or that would be slow: a program of more than 5,000 instructions,
/// counted repetition over a Unicode class, or one that matches nothing at all (the empty text).
Status check_regex(std::string_view regex);

}  // namespace evidex
