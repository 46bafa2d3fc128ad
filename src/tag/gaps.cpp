#include "tag/gaps.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.hpp"
#include "tag/words.hpp"

namespace evidex {
namespace {

/// A full stop behind these ends no sentence. Initials ("J. Smith") are known by their length.
constexpr std::array<std::string_view, 14> kAbbreviations = {
    "al", "approx", "cf", "dept", "dr", "jr", "mr", "mrs", "ms", "prof", "rev", "sr", "st", "vs"};

/// … and behind these none if a number follows.
constexpr std::array<std::string_view, 11> kNumbered = {"art", "ch", "eq", "fig", "figs", "no",
                                                        "nos", "p",  "pp", "sec", "vol"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_closer(char32_t c) {
    return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == 0xBB;
}

bool is_opener(char32_t c) {
    return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xAB ||
           c == 0x201E || c == 0x201A;
}

bool is_terminator(char32_t c) {
    return c == '.' || c == '?' || c == '!' || c == 0x2026;
}

/// How much one character stops by itself.
Gap strength(char32_t c) {
    if (c == ';' || c == ':') return Gap::clause;
    if (is_closer(c) || is_opener(c) || c == ',' || c == '{' || c == '}' || c == '?' || c == '!' ||
        c == 0x2026 || c == '<' || c == '>' || c == '|' || c == '=' || c == 0x2022) {
        return Gap::soft;
    }
    return Gap::plain;
}

/// "e.g." and "i.e." come as two words.
bool is_dotted_pair(std::string_view text, Span word) {
    if (word.size() != 1 || word.begin < 2 || text[word.begin - 1] != '.') return false;
    const std::string pair = fold_word(text.substr(word.begin - 2, 3));
    return pair == "e.g" || pair == "i.e";
}

bool is_abbreviation(std::string_view text, Span word, bool number_follows) {
    const std::string_view raw = slice(text, word);
    if (raw.size() == 1 && raw[0] >= 'A' && raw[0] <= 'Z' && raw[0] != 'I') return true;
    if (raw.size() > 6) return false;
    const std::string folded = fold_word(raw);
    return contains(kAbbreviations, folded) || (number_follows && contains(kNumbered, folded)) ||
           is_dotted_pair(text, word);
}

/// Walks over the characters of one gap.
struct Walk {
    Gap strongest = Gap::plain;
    bool terminated = false;     ///< A terminator was seen, and behind it nothing but closers so far.
    bool stopped_short = false;  ///< It was a full stop, which may belong to an abbreviation.
    bool spaced = false;         ///< … and then white space: a sentence may begin.
    bool opened = false;         ///< … and then an opening quotation mark or bracket: it does begin.

    void take(char32_t c, bool directly_behind_word) {
        if (is_terminator(c) && !spaced) {
            terminated = true;
            stopped_short = c == '.' && directly_behind_word;
        } else if (terminated && is_space(c)) {
            spaced = true;
        } else if (terminated && spaced && is_opener(c)) {
            opened = true;
        } else if (terminated && !spaced && !is_closer(c)) {
            terminated = false;
        }
        const bool apostrophe = directly_behind_word && (c == '\'' || c == 0x2019);
        if (!apostrophe) strongest = std::max(strongest, strength(c));
    }
};

bool begins_like_a_sentence(std::string_view text, Span word) {
    std::size_t at = word.begin;
    const char32_t first = next_code_point(text, at);
    return is_upper(first) || is_digit(first);
}

}  // namespace

Gap examine_gap(std::string_view text, Span before, Span behind) {
    Walk walk;
    for (std::size_t at = before.end; at < behind.begin;) {
        const bool first = at == before.end;
        walk.take(next_code_point(text, at), first);
    }
    if (!walk.terminated || !walk.spaced) return walk.strongest;
    if (!walk.opened && !begins_like_a_sentence(text, behind)) return walk.strongest;
    std::size_t at = behind.begin;
    const bool number_follows = is_digit(next_code_point(text, at));
    if (walk.stopped_short && is_abbreviation(text, before, number_follows)) return walk.strongest;
    return Gap::sentence;
}

}  // namespace evidex
