#pragma once

#include <string_view>

namespace evidex {

/// Whether a word in small letters stands in a list of some 40,000 common English words and their forms,
/// British and American.
bool is_english(std::string_view word);

}  // namespace evidex
