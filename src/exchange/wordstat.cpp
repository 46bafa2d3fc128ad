// WordStat categorisation dictionaries: a tree indented by tabs; words end in "(weight)", categories do not.
#include <map>

#include "base/strings.hpp"
#include "exchange/formats.hpp"
#include "exchange/lines.hpp"

namespace evidex {
namespace {

std::size_t indentation(std::string_view line) {
    const std::size_t at = line.find_first_not_of('\t');
    return at == std::string_view::npos ? 0 : at;
}

/// Splits "WAIT* (1)" into word and weight; false for a category.
bool split_weight(std::string_view content, std::string_view& word, std::string_view& weight) {
    if (content.empty() || content.back() != ')') return false;
    const std::size_t open = content.rfind('(');
    if (open == std::string_view::npos || open == 0) return false;
    weight = content.substr(open + 1, content.size() - open - 2);
    word = trim(content.substr(0, open));
    return weight.find_first_not_of("0123456789.") == std::string_view::npos && !weight.empty();
}

}  // namespace

Result<Dictionary> read_wordstat(std::string_view bytes, const std::string& path) {
    Dictionary dictionary;
    std::vector<std::string> categories;
    int number = 0;
    for (const std::string& line : lines_of(bytes)) {
        ++number;
        const std::string_view content = trim(line);
        if (content.empty()) continue;
        std::string_view word;
        std::string_view weight;
        if (!split_weight(content, word, weight)) {
            categories.resize(std::min(categories.size(), indentation(line)));
            categories.emplace_back(content);
            continue;
        }
        if (categories.empty()) {
            return dictionary_error(path, number, "a word stands before the first category",
                                    "the first line must be a category without a number in parentheses");
        }
        if (word.front() == '@') {
            dictionary.losses.push_back(
                {number, "a WordStat rule, to be written as one of ours: " + std::string(word)});
            continue;
        }
        if (weight != "1")
            dictionary.losses.push_back(
                {number, "the weight " + std::string(weight) + " of '" + std::string(word) + "'"});
        dictionary.entries.push_back(
            {joined(categories, " > "), term_pattern(word, number, dictionary), false, number});
    }
    return dictionary;
}

std::string write_wordstat(const Dictionary& dictionary) {
    std::map<std::string, std::string> words;
    for (const DictionaryEntry& entry : dictionary.entries) {
        std::string pattern = entry.pattern;
        for (char& c : pattern) {
            if (c == ' ') c = '_';
        }
        words[entry.category] += "\t" + pattern + " (1)\n";
    }
    std::string out;
    for (const auto& [category, lines] : words) out += category + "\n" + lines;
    return out;
}

}  // namespace evidex
