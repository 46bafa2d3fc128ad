#include "tag/learn_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "tag/gaps.hpp"
#include "tag/words.hpp"

namespace evidex {
namespace {

constexpr std::uint32_t kLeastPassages = 3;
constexpr double kStrength = 0.2;  // words must not drown the rows, of which there are fewer in a passage

/// Whether a word reads back as itself, so that the tagger will meet what words.csv says.
bool is_plain_word(const std::string& word) {
    if (word.empty() || (word[0] >= '0' && word[0] <= '9')) return false;
    const std::vector<Span> again = split_text(word);
    return again.size() == 1 && again[0] == Span{0, static_cast<std::uint32_t>(word.size())} &&
           fold_word(word) == word;
}

struct Frequency {
    std::uint32_t passages = 0;
    std::uint32_t first_fold = 0;
    bool elsewhere = false;  ///< In another fold too.
    std::uint32_t column = 0;

    [[nodiscard]] bool is_common() const { return passages >= kLeastPassages && elsewhere; }
};

using Frequencies = std::map<std::string, Frequency, std::less<>>;

Frequencies count_patterns(const std::vector<std::vector<std::string>>& patterns,
                           const std::vector<std::uint32_t>& folds) {
    Frequencies found;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        for (const std::string& pattern : patterns[i]) {
            Frequency& one = found.try_emplace(pattern, Frequency{0, folds[i], false, 0}).first->second;
            ++one.passages;
            one.elsewhere = one.elsewhere || one.first_fold != folds[i];
        }
    }
    return found;
}

}  // namespace

std::vector<std::string> word_patterns(std::string_view text) {
    std::vector<std::string> patterns;
    std::string before;  // empty: no word to make a pair with
    Span span_before;
    for (const Span span : split_text(text)) {
        std::string word = fold_word(slice(text, span));
        if (!is_plain_word(word)) word.clear();
        if (!word.empty() && !before.empty() && gap_between(text, span_before, span) == Gap::plain)
            patterns.push_back(before + " " + word);
        if (!word.empty()) patterns.push_back(word);
        before = std::move(word);
        span_before = span;
    }
    std::sort(patterns.begin(), patterns.end());
    patterns.erase(std::unique(patterns.begin(), patterns.end()), patterns.end());
    return patterns;
}

CommonWords common_words(const std::vector<const LessonPassage*>& passages,
                         const std::vector<std::uint32_t>& folds) {
    std::vector<std::vector<std::string>> patterns;
    patterns.reserve(passages.size());
    for (const LessonPassage* passage : passages) patterns.push_back(word_patterns(passage->view.text));
    Frequencies found = count_patterns(patterns, folds);
    CommonWords out;
    for (auto& [pattern, one] : found) {
        if (!one.is_common()) continue;
        one.column = static_cast<std::uint32_t>(out.patterns.size());
        out.patterns.push_back(pattern);
        const double share = static_cast<double>(passages.size()) / one.passages;
        out.values.push_back(kStrength * std::log(share));
    }
    for (const std::vector<std::string>& of_passage : patterns) {
        Observation& observation = out.observations.emplace_back();
        for (const std::string& pattern : of_passage) {
            const Frequency& one = found.find(pattern)->second;
            if (one.is_common()) observation.push_back({one.column, out.values[one.column]});
        }
    }
    return out;
}

}  // namespace evidex
