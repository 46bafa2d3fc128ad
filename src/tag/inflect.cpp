#include "tag/inflect.hpp"

#include <algorithm>
#include <array>

namespace evidex {
namespace {

using namespace std::string_view_literals;

/// Function words of four letters and more, sorted.
constexpr std::array kFunctionWords = {
    "about"sv,  "above"sv,   "after"sv,   "again"sv,  "against"sv, "also"sv,    "although"sv, "always"sv,
    "among"sv,  "because"sv, "been"sv,    "before"sv, "behind"sv,  "being"sv,   "below"sv,    "between"sv,
    "both"sv,   "cannot"sv,  "could"sv,   "does"sv,   "doing"sv,   "done"sv,    "down"sv,     "during"sv,
    "each"sv,   "either"sv,  "else"sv,    "even"sv,   "ever"sv,    "every"sv,   "except"sv,   "from"sv,
    "have"sv,   "having"sv,  "hers"sv,    "here"sv,   "himself"sv, "into"sv,    "itself"sv,   "just"sv,
    "less"sv,   "many"sv,    "might"sv,   "mine"sv,   "more"sv,    "most"sv,    "much"sv,     "must"sv,
    "myself"sv, "neither"sv, "never"sv,   "nobody"sv, "none"sv,    "nothing"sv, "once"sv,     "only"sv,
    "onto"sv,   "other"sv,   "ought"sv,   "ours"sv,   "over"sv,    "quite"sv,   "rather"sv,   "same"sv,
    "shall"sv,  "should"sv,  "since"sv,   "some"sv,   "still"sv,   "such"sv,    "than"sv,     "that"sv,
    "their"sv,  "theirs"sv,  "them"sv,    "then"sv,   "there"sv,   "these"sv,   "they"sv,     "this"sv,
    "those"sv,  "though"sv,  "through"sv, "till"sv,   "under"sv,   "unless"sv,  "until"sv,    "unto"sv,
    "upon"sv,   "very"sv,    "were"sv,    "what"sv,   "when"sv,    "where"sv,   "whether"sv,  "which"sv,
    "while"sv,  "whom"sv,    "whose"sv,   "will"sv,   "with"sv,    "within"sv,  "without"sv,  "would"sv,
    "your"sv,   "yours"sv,
};

bool is_vowel(char c) {
    return "aeiou"sv.find(c) != std::string_view::npos;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return word.ends_with(ending); });
}

/// Consonant, vowel, consonant at the end of a word of at most five letters ("plan", "refer").
bool may_double(std::string_view word) {
    const std::size_t n = word.size();
    return n <= 5 && !is_vowel(word[n - 3]) && is_vowel(word[n - 2]) && !is_vowel(word[n - 1]) &&
           "wxy"sv.find(word[n - 1]) == std::string_view::npos;
}

bool has_one_vowel(std::string_view word) {
    return std::count_if(word.begin(), word.end(), is_vowel) == 1;
}

}  // namespace

std::vector<std::string> forms_of(std::string_view word) {
    std::vector<std::string> forms{std::string(word)};
    const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters || word.size() < 4) return forms;
    if (std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word)) return forms;
    const auto add = [&](std::string_view stem, std::string_view ending) {
        forms.push_back(std::string(stem) + std::string(ending));
    };
    const std::string_view shorter = word.substr(0, word.size() - 1);
    const bool consonant_y = word.back() == 'y' && !is_vowel(word[word.size() - 2]);
    if (consonant_y) {
        add(shorter, "ies");
        add(shorter, "ied");
        add(word, "ing");
        return forms;
    }
    add(word, ends_with_any(word, {"s", "x", "z", "ch", "sh", "o"}) ? "es" : "s");
    if (word.back() == 'o') add(word, "s");
    if (word.back() == 'e') {
        add(word, "d");
        add(ends_with_any(word, {"ee", "oe", "ye"}) ? word : shorter, "ing");
        return forms;
    }
    const bool doubles = may_double(word);
    if (doubles) {
        const std::string doubled = std::string(word) + word.back();
        add(doubled, "ed");
        add(doubled, "ing");
    }
    if (!doubles || !has_one_vowel(word)) {
        add(word, "ed");
        add(word, "ing");
    }
    return forms;
}

}  // namespace evidex
