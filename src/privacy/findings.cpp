#include <algorithm>
#include <map>

#include "base/unicode.hpp"
#include "evidex/pseudonym.hpp"
#include "privacy/key.hpp"
#include "privacy/same_person.hpp"

namespace evidex {
namespace {

constexpr std::size_t kExampleBytes = 40;  // on either side

/// The words with what stands around them, on one line.
std::string example_of(std::string_view text, Span span) {
    std::size_t begin = span.begin - std::min<std::size_t>(span.begin, kExampleBytes);
    std::size_t end = std::min<std::size_t>(text.size(), span.end + kExampleBytes);
    const auto is_inside = [&](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    while (is_inside(begin)) ++begin;
    while (is_inside(end)) ++end;
    std::string example(text.substr(begin, end - begin));
    std::replace(example.begin(), example.end(), '\n', ' ');
    return example;
}

/// "young-person" → "Young person".
std::string series_of_role(std::string_view role) {
    std::string series(role);
    std::replace(series.begin(), series.end(), '-', ' ');
    if (!series.empty() && series.front() >= 'a' && series.front() <= 'z') {
        series.front() = static_cast<char>(series.front() - 'a' + 'A');
    }
    return series;
}

/// The roles of those who speak, by the plain words of the names in their labels.
std::map<std::string, std::string> roles_of(const Document& document, const std::vector<Passage>& passages,
                                            const std::vector<Identifier>& identifiers) {
    std::map<std::string, std::string> roles;
    for (const Passage& passage : passages) {
        if (passage.speaker.empty() || passage.role.empty()) continue;
        const std::string label = plain_words(passage.speaker);
        for (const Identifier& identifier : identifiers) {
            const std::string words = plain_words(slice(document.text, identifier.span));
            if (label.find(words) != std::string::npos) roles.try_emplace(words, passage.role);
        }
    }
    return roles;
}

Pseudonym new_line(const PseudonymKey& key, const Identifier& identifier, std::string_view words,
                   const std::map<std::string, std::string>& roles) {
    Pseudonym line;
    line.words = std::string(words);
    std::replace(line.words.begin(), line.words.end(), '\n', ' ');
    line.kind = identifier.kind;
    line.replace = identifier.is_sure ? Replace::yes : Replace::undecided;
    if (identifier.kind == IdentifierKind::person) {
        line.pseudonym = pseudonym_of_same_person(key, words);
        const auto role = roles.find(plain_words(words));
        if (line.pseudonym.empty() && role != roles.end()) {
            line.pseudonym = next_pseudonym(key, series_of_role(role->second));
        }
    }
    if (line.pseudonym.empty()) line.pseudonym = pseudonym_for(key, identifier.kind);
    return line;
}

/// A guess that another place has made sure.
Pseudonym more_sure(const Pseudonym& guess, Pseudonym sure) {
    sure.words = guess.words;
    sure.times = guess.times;
    sure.example = guess.example;
    return sure;
}

}  // namespace

PseudonymKey add_findings(PseudonymKey key, const Document& document, const std::vector<Passage>& passages) {
    const std::vector<Identifier> identifiers = find_identifiers(document);
    const std::map<std::string, std::string> roles = roles_of(document, passages, identifiers);
    std::map<std::string, std::size_t> lines;
    for (std::size_t i = 0; i < key.size(); ++i) lines.try_emplace(plain_words(key[i].words), i);
    for (const Identifier& identifier : identifiers) {
        const std::string_view words = slice(document.text, identifier.span);
        const auto [at, is_new] = lines.try_emplace(plain_words(words), key.size());
        if (is_new) key.push_back(new_line(key, identifier, words, roles));
        Pseudonym& line = key[at->second];
        ++line.times;
        if (line.example.empty()) line.example = example_of(document.text, identifier.span);
        const bool was_guess = line.kind == IdentifierKind::name && line.replace == Replace::undecided;
        if (identifier.is_sure && was_guess) line = more_sure(line, new_line(key, identifier, words, roles));
    }
    return key;
}

}  // namespace evidex
