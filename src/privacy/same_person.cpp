#include "privacy/same_person.hpp"

#include <algorithm>
#include <array>

#include "base/english.hpp"
#include "privacy/key.hpp"

namespace evidex {
namespace {

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
    static constexpr std::array<std::string_view, 9> kTitles{"mr", "mrs",    "ms",   "miss",     "mx",
                                                             "dr", "doctor", "prof", "professor"};
    std::vector<NameWord> words = name_words(name);
    std::erase_if(words, [](const NameWord& word) {
        return std::find(kTitles.begin(), kTitles.end(), word.folded) != kTitles.end();
    });
    return words;
}

std::string pseudonym_of_same_person(const PseudonymKey& key, std::string_view words) {
    const std::vector<std::string> mine = folded_words(words);
    std::string found;
    for (const Pseudonym& line : key) {
        if (line.kind != IdentifierKind::person) continue;
        const std::vector<std::string> other = folded_words(line.words);
        if (!are_related(mine, other) || line.pseudonym == found) continue;
        if (mine.size() > 1 && other.size() == 1 && is_shared(key, mine, other)) continue;
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
