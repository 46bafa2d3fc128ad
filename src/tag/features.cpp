#include "tag/features.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/files.hpp"
#include "tag/words.hpp"

namespace evidex {
namespace {

constexpr std::size_t kFarthest = 5;  // words from the first to the second of a pair

/// Words that say nothing alone; a pattern needs at least one that is not among them.
constexpr std::array<std::string_view, 86> kFunctionWords{
    "a",       "about", "all",   "am",   "an",     "and",   "any",   "are",  "as",   "at",    "be",
    "because", "been",  "but",   "by",   "can",    "could", "did",   "do",   "does", "for",   "from",
    "get",     "got",   "had",   "has",  "have",   "he",    "her",   "him",  "his",  "i",     "i'd",
    "i'm",     "i've",  "if",    "in",   "into",   "is",    "it",    "it's", "just", "like",  "me",
    "my",      "no",    "not",   "of",   "on",     "one",   "or",    "our",  "out",  "said",  "she",
    "so",      "some",  "than",  "that", "that's", "the",   "their", "them", "then", "there", "they",
    "this",    "to",    "up",    "us",   "was",    "we",    "were",  "what", "when", "which", "who",
    "will",    "with",  "would", "you",  "your",   "also",  "very",  "its",  "these"};

bool is_function_word(const std::string& word) {
    return std::find(kFunctionWords.begin(), kFunctionWords.end(), word) != kFunctionWords.end();
}

/// A sentence or clause of words; phrases and pairs do not leave it.
std::vector<std::vector<std::string>> sentences_of(std::string_view text) {
    std::vector<std::vector<std::string>> sentences(1);
    std::uint32_t end = 0;
    for (const Span word : split_text(text)) {
        const std::string_view between = text.substr(end, word.begin - end);
        if (between.find_first_of(".?!") != std::string_view::npos) sentences.emplace_back();
        sentences.back().push_back(fold_word(slice(text, word)));
        end = word.end;
    }
    return sentences;
}

}  // namespace

Features::Features(const std::vector<SetMember>& sets) : members_(sets) {}

bool Features::is_rule(std::string_view pattern) {
    return pattern.find(" THEN/") != std::string_view::npos || pattern.find('@') != std::string_view::npos;
}

const std::vector<std::string>& Features::sets_of(const std::string& word) {
    const auto [found, is_new] = known_.try_emplace(word);
    if (is_new) {
        std::set<std::string> names;
        for (const SetMember& member : members_) {
            const bool is_one_word = member.pattern.find_first_of(" :<") == std::string::npos;
            if (is_one_word && matches_glob(member.pattern, word)) names.insert("(@" + member.set + ")");
        }
        found->second.assign(names.begin(), names.end());
    }
    return found->second;
}

std::vector<std::string> Features::of(std::string_view text) {
    std::vector<std::string> out;
    for (const std::vector<std::string>& words : sentences_of(text)) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::string phrase = words[i];
            bool says_something = !is_function_word(words[i]);
            if (says_something) out.push_back(phrase);
            for (std::size_t j = i + 1; j < std::min(words.size(), i + 3); ++j) {
                phrase += " " + words[j];
                says_something = says_something || !is_function_word(words[j]);
                if (says_something || j == i + 2) out.push_back(phrase);
            }
            for (std::size_t j = i + 1; j < std::min(words.size(), i + kFarthest + 1); ++j) {
                std::vector<std::string> left = sets_of(words[i]);
                std::vector<std::string> right = sets_of(words[j]);
                if (!is_function_word(words[i])) left.push_back(words[i]);
                if (!is_function_word(words[j])) right.push_back(words[j]);
                for (const std::string& a : left) {
                    for (const std::string& b : right)
                        out.push_back(a + " THEN/" + std::to_string(kFarthest) + " " + b);
                }
            }
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace evidex
