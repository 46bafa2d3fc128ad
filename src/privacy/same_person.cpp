#include "privacy/same_person.hpp"

#include <algorithm>
#include <array>

#include "base/english.hpp"
#include "privacy/key.hpp"

namespace evidex {
namespace {

bool is_title(const NameWord& word) {
    static constexpr std::array<std::string_view, 9> kTitles{"mr", "mrs",    "ms",   "miss",     "mx",
                                                             "dr", "doctor", "prof", "professor"};
    return std::find(kTitles.begin(), kTitles.end(), word.folded) != kTitles.end();
}

/// The title of a name, in small letters; empty if it has none.
std::string title_of(std::string_view name) {
    const std::vector<NameWord> words = name_words(name);
    const auto title = std::find_if(words.begin(), words.end(), is_title);
    return title == words.end() ? std::string() : title->folded;
}

/// Whether one is a title with a surname, and the other a full name without that title: "Mrs Okafor" may be
/// Maya Okafor, or her mother.
bool may_be_relatives(std::string_view a, std::string_view b) {
    const std::size_t words = telling_words(a).size();
    if (words > telling_words(b).size()) return may_be_relatives(b, a);
    return words == 1 && telling_words(b).size() > 1 && !title_of(a).empty() && title_of(a) != title_of(b);
}

/// Sorted, in small letters.
std::vector<std::string> folded_words(std::string_view name) {
    std::vector<std::string> words;
    for (NameWord& word : telling_words(name)) words.push_back(std::move(word.folded));
    std::sort(words.begin(), words.end());
    return words;
}

bool are_related(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
           std::includes(b.begin(), b.end(), a.begin(), a.end());
}

/// Whether one word is known as part of another person's name: a surname says little of whose it is.
bool is_shared(const PseudonymKey& key, const std::vector<std::string>& mine,
               const std::vector<std::string>& one_word) {
    return std::any_of(key.begin(), key.end(), [&](const Pseudonym& line) {
        if (line.kind != IdentifierKind::person) return false;
        const std::vector<std::string> other = folded_words(line.words);
        return other.size() > 1 && are_related(other, one_word) && !are_related(other, mine);
    });
}

/// Whether the key has a full name of which these words may be a relative's: then the bare surname says
/// nothing.
bool has_relative(const PseudonymKey& key, std::string_view words, const std::vector<std::string>& mine) {
    return std::any_of(key.begin(), key.end(), [&](const Pseudonym& line) {
        return line.kind == IdentifierKind::person && may_be_relatives(words, line.words) &&
               are_related(mine, folded_words(line.words));
    });
}

/// The line for one word of a name; English words are for a person to decide.
Pseudonym part_line(const PseudonymKey& key, const Pseudonym& name, std::string_view word) {
    Pseudonym line;
    line.words = std::string(word);
    line.kind = IdentifierKind::person;
    line.replace = is_english(plain_words(word)) ? Replace::undecided : name.replace;
    line.pseudonym = pseudonym_of_same_person(key, word);
    if (line.pseudonym.empty()) line.pseudonym = pseudonym_for(key, IdentifierKind::person);
    line.example = "part of " + name.words;
    return line;
}

/// Puts a line for one word of a name into the key, unless it has one that says something of it.
void add_part(PseudonymKey& key, const Pseudonym& name, std::string_view word) {
    const auto known = std::find_if(key.begin(), key.end(),
                                    [&](const Pseudonym& line) { return same_words(line.words, word); });
    if (known == key.end()) {
        key.push_back(part_line(key, name, word));
    } else if (known->kind == IdentifierKind::name && known->replace == Replace::undecided) {
        const Pseudonym part = part_line(key, name, word);
        known->kind = part.kind;
        known->replace = part.replace;
        known->pseudonym = part.pseudonym;
    }
}

}  // namespace

std::vector<NameWord> telling_words(std::string_view name) {
    std::vector<NameWord> words = name_words(name);
    std::erase_if(words, is_title);
    return words;
}

std::string pseudonym_of_same_person(const PseudonymKey& key, std::string_view words) {
    const std::vector<std::string> mine = folded_words(words);
    const std::string title = title_of(words);
    std::string found;
    for (const Pseudonym& line : key) {
        if (line.kind != IdentifierKind::person) continue;
        const std::vector<std::string> other = folded_words(line.words);
        if (!are_related(mine, other) || line.pseudonym == found) continue;
        if (may_be_relatives(words, line.words)) continue;
        if (other.size() == 1 && has_relative(key, words, mine)) continue;
        const bool same_title = !title.empty() && title == title_of(line.words);
        if (!same_title && mine.size() > 1 && other.size() == 1 && is_shared(key, mine, other)) continue;
        if (!found.empty()) return {};
        found = line.pseudonym;
    }
    return found;
}

PseudonymKey with_name_parts(PseudonymKey key) {
    const std::size_t names = key.size();
    for (std::size_t i = 0; i < names; ++i) {
        const Pseudonym name = key[i];
        if (name.kind != IdentifierKind::person || name.replace == Replace::no) continue;
        if (name_words(name.words).size() < 2) continue;
        for (const NameWord& word : telling_words(name.words)) {
            // Initials, and "de" or "van", tell nothing.
            if (word.has_capital && word.span.size() > 1) add_part(key, name, slice(name.words, word.span));
        }
    }
    return key;
}

}  // namespace evidex
