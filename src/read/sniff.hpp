#pragma once

#include <string>
#include <string_view>

#include "evidex/document.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// The format that the content shows; the name of `path` only breaks ties between kinds of text. What evidex
/// does not read is an Error that says what it is and what to do with it.
Result<Format> sniff(std::string_view bytes, const std::string& path);

}  // namespace evidex
