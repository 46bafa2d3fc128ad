#include "bench/made_up.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string_view>

#include "tag/words.hpp"

namespace evidex::bench {
namespace {

/// Phrases of one to three words from the middle of the frequency list, as a lexicon would have them.
class PhraseMaker {
public:
    explicit PhraseMaker(const std::vector<std::string>& passages) {
        std::map<std::string, int> counts;
        for (const std::string& text : passages) {
            const std::vector<Span> spans = split_text(text);
            for (std::size_t i = 0; i < spans.size(); ++i) {
                std::string phrase = fold_word(slice(text, spans[i]));
                ++counts[phrase];
                for (std::size_t j = i + 1; j < std::min(spans.size(), i + 3); ++j) {
                    phrase += ' ' + fold_word(slice(text, spans[j]));
                    if (phrase.size() > 9) ++counts[phrase];
                }
            }
        }
        for (const auto& [phrase, count] : counts) {
            const bool single = phrase.find(' ') == std::string::npos;
            if (single && count > static_cast<int>(passages.size() / 40)) common_.insert(phrase);
        }
        const int least = static_cast<int>(passages.size() / 2000) + 2;
        const int most = static_cast<int>(passages.size() / 50) + 20;
        for (const auto& [phrase, count] : counts) {
            const bool plain = std::all_of(phrase.begin(), phrase.end(),
                                           [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
            if (phrase.size() < 5 || !plain || count < least || count > most) continue;
            const std::string first = phrase.substr(0, phrase.find(' '));
            const std::string last = phrase.substr(phrase.rfind(' ') + 1);
            if (last.size() > 3 && !common_.contains(first) && !common_.contains(last))
                phrases_.push_back(phrase);
        }
    }

    std::string next() {
        std::string phrase = phrases_[random_() % phrases_.size()];
        if (random_() % 4 == 0 && phrase.size() > 6) phrase.back() = '*';
        return phrase;
    }

    std::string either() {
        std::string group = "(" + next();
        for (int i = 1; i < 6; ++i) group += " OR " + next();
        return group + ")";
    }

private:
    std::set<std::string> common_;  ///< Function words: no lexicon begins or ends a phrase with one.
    std::vector<std::string> phrases_;
    std::mt19937 random_{7};
};

}  // namespace

Codebook made_up_codebook(const std::vector<std::string>& passages) {
    PhraseMaker maker(passages);
    Codebook book;
    book.settings.default_where = "role:!interviewer section:!references";
    for (int i = 0; i < 10; ++i) {
        Component component;
        component.id = fmt::format("c{}", i);
        component.threshold = 2.0;
        book.components.push_back(component);
    }
    for (std::uint32_t i = 0; i < 1250; ++i) {
        Row row;
        row.id = fmt::format("R{}", i);
        row.component = i % 10;
        row.kind = i < 1000 ? RowKind::term : RowKind::rule;
        row.pattern = i < 1000 ? maker.next() : maker.either() + " NEAR/8 " + maker.either();
        book.rows.push_back(row);
    }
    const std::vector<std::pair<ModifierKind, std::string>> modifiers = {
        {ModifierKind::negated, "no|not|never|nobody|without|nor|cannot|didn't|lack of|absence of"},
        {ModifierKind::norm, "should|ought to|must"},
        {ModifierKind::strain, "only|still|not until"},
        {ModifierKind::stop, "but|however|although|except|though"},
        {ModifierKind::pseudo, "not only|no doubt"}};
    for (const auto& [kind, pattern] : modifiers) {
        Modifier modifier;
        modifier.kind = kind;
        modifier.pattern = pattern;
        modifier.scope_tokens = 6;
        book.modifiers.push_back(modifier);
    }
    return book;
}

}  // namespace evidex::bench
