#pragma once

#include <string_view>

#include "evidex/document.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// The format of a file that is text in some encoding, by its decoded beginning and lower-case extension.
Result<Format> sniff_text(std::string_view head, std::string_view extension);

}  // namespace evidex
