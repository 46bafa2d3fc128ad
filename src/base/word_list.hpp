#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evidex {

// Ids and the like in one column, separated by blanks.

std::string join_words(const std::vector<std::string>& words);
std::vector<std::string> split_words(std::string_view text);

}  // namespace evidex
