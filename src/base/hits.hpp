#pragma once

#include <string>
#include <string_view>

#include "evidex/tag.hpp"

namespace evidex {

/// The words under a hit's parts, joined by " … ".
std::string words_of(std::string_view text, const Hit& hit);

}  // namespace evidex
