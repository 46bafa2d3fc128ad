#include "base/word_list.hpp"

#include <sstream>

namespace evidex {

std::string join_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> split_words(std::string_view text) {
    std::istringstream words{std::string(text)};
    std::vector<std::string> list;
    for (std::string word; words >> word;) list.push_back(word);
    return list;
}

}  // namespace evidex
