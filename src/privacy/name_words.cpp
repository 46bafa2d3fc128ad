#include "privacy/name_words.hpp"

#include "base/unicode.hpp"

namespace evidex {
namespace {

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'’';
}

/// The end of the word that begins at `at`. Apostrophes and hyphens belong to it if letters follow.
std::size_t word_end(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        std::size_t next = end;
        const char32_t c = next_code_point(text, next);
        if (!is_part_of_word(c)) {
            if (!is_apostrophe(c) && c != U'-') break;
            std::size_t after = next;
            if (after >= text.size() || !is_letter(next_code_point(text, after))) break;
        }
        end = next;
    }
    return end;
}

/// "Kate's", "Kate'll" and "Kate'd" are Kate.
std::string_view without_ending(std::string_view word) {
    for (const std::string_view ending : {"s", "S", "ll", "d", "ve", "re"}) {
        for (const std::string_view apostrophe : {"'", "’"}) {
            const std::size_t size = apostrophe.size() + ending.size();
            if (word.size() <= size || word.substr(word.size() - ending.size()) != ending) continue;
            if (word.substr(word.size() - size, apostrophe.size()) == apostrophe) {
                return word.substr(0, word.size() - size);
            }
        }
    }
    return word;
}

bool is_acronym(std::string_view word) {
    int capitals = 0;
    bool has_digit = false;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_code_point(word, at);
        has_digit = has_digit || is_digit(c);
        if (is_letter(c) && !is_upper(c)) return false;
        capitals += is_upper(c) ? 1 : 0;
    }
    return capitals >= 2 || has_digit;
}

/// Whether what stands between two words ends a sentence, or opens a quotation, a list or a line.
bool opens(std::string_view gap) {
    return gap.find_first_of(".!?:\n\"[(*") != std::string_view::npos ||
           gap.find("“") != std::string_view::npos || gap.find("‘") != std::string_view::npos ||
           gap.find("…") != std::string_view::npos || gap.find("•") != std::string_view::npos;
}

bool is_blank(std::string_view gap) {
    return gap.find_first_not_of(" \n") == std::string_view::npos;
}

}  // namespace

bool is_part_of_word(char32_t c) {
    return is_letter(c) || is_digit(c) || is_mark(c);
}

std::vector<NameWord> name_words(std::string_view text) {
    std::vector<NameWord> words;
    std::size_t gap = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at;
        const char32_t c = next_code_point(text, next);
        if (!is_part_of_word(c)) {
            at = next;
            continue;
        }
        const std::size_t end = word_end(text, at);
        const std::string_view between = text.substr(gap, at - gap);
        const std::string_view bare = without_ending(text.substr(at, end - at));
        NameWord word;
        word.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + bare.size())};
        word.folded = fold_case(bare);
        word.has_capital = is_upper(c);
        word.is_acronym = is_acronym(bare);
        word.begins_sentence = words.empty() || opens(between);
        word.is_joined = !words.empty() && is_blank(between);
        words.push_back(std::move(word));
        gap = end;
        at = end;
    }
    return words;
}

}  // namespace evidex
