#pragma once

#include <string>

namespace evidex {

/// UTC, ISO 8601, to the second.
std::string now_utc();

}  // namespace evidex
