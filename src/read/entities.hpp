#pragma once

#include <string>
#include <string_view>

namespace evidex {

/// `text` with character references (`&#8217;`, `&#x2019;`) and the common named entities as characters.
/// What is no entity stays as it is.
std::string decode_entities(std::string_view text);

}  // namespace evidex
