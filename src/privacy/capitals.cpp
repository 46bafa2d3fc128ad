#include "privacy/capitals.hpp"

#include <algorithm>
#include <array>

#include "base/english.hpp"
#include "privacy/name_lists.hpp"
#include "privacy/name_words.hpp"

namespace evidex {
namespace {

using Words = std::vector<NameWord>;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 19> kTitles{
    "mr",    "mrs", "ms",       "miss",   "mx",     "dr",    "doctor", "prof", "professor", "sister",
    "nurse", "rev", "reverend", "father", "auntie", "aunty", "uncle",  "nana", "pastor"};

// Who is named right behind it: "my sister Kate", "a girl called Kate".
constexpr std::array<std::string_view, 41> kBeforePerson{
    "named",    "called",     "name's",       "i'm",          "brother",  "sister",        "son",
    "daughter", "friend",     "mate",         "mum",          "dad",      "husband",       "wife",
    "partner",  "boyfriend",  "girlfriend",   "cousin",       "nephew",   "niece",         "therapist",
    "worker",   "counsellor", "psychologist", "psychiatrist", "teacher",  "nurse",         "tutor",
    "mentor",   "manager",    "keyworker",    "carer",        "grandson", "granddaughter", "stepdad",
    "stepmum",  "boy",        "girl",         "lad",          "lass",     "colleague"};

constexpr std::array<std::string_view, 10> kBeforePlace{"in",     "at",      "from",    "near",    "to",
                                                        "around", "outside", "towards", "through", "into"};

constexpr std::array<std::string_view, 7> kSchools{"school",  "academy", "college", "university",
                                                   "nursery", "primary", "grammar"};
constexpr std::array<std::string_view, 20> kServices{
    "hospital", "clinic",  "surgery",   "centre",     "center", "unit",    "ward",
    "house",    "service", "services",  "trust",      "team",   "project", "hub",
    "practice", "lodge",   "infirmary", "foundation", "camhs",  "hospice"};
constexpr std::array<std::string_view, 15> kPlaces{"road",    "street",  "avenue", "lane",    "close",
                                                   "drive",   "estate",  "park",   "village", "crescent",
                                                   "terrace", "gardens", "court",  "square",  "hill"};

IdentifierKind kind_of_last_word(std::string_view word) {
    if (is_one_of(kSchools, word)) return IdentifierKind::school;
    if (is_one_of(kServices, word)) return IdentifierKind::service;
    if (is_one_of(kPlaces, word)) return IdentifierKind::place;
    return IdentifierKind::name;
}

bool is_linking(std::string_view word) {
    return word == "of" || word == "the" || word == "and" || word == "st";
}

/// "Monday", "Mondays".
bool is_harmless(const std::string& word) {
    return is_harmless_name(word) ||
           (word.back() == 's' && is_harmless_name(std::string_view(word).substr(0, word.size() - 1)));
}

/// Whether its capital letter speaks for a name.
bool is_candidate(const NameWord& word) {
    return word.has_capital && word.span.size() > 1 && !word.is_acronym && !is_harmless(word.folded) &&
           word.folded.compare(0, 2, "i'") != 0 && word.folded.compare(0, 4, "i’") != 0;
}

/// A name whatever stands around it.
bool is_known_name(const NameWord& word) {
    if (!is_candidate(word) || !is_first_name(word.folded)) return false;
    return !is_english(word.folded) || !word.begins_sentence;
}

bool is_unknown_word(const NameWord& word) {
    return is_candidate(word) && !is_english(word.folded);
}

Identifier identifier(const Words& words, std::size_t first, std::size_t last, IdentifierKind kind,
                      bool is_sure) {
    return {kind, {words[first].span.begin, words[last].span.end}, is_sure};
}

/// "Hillside Primary School", "St Mary's Hospital": `last` says what it is, the words before it which.
/// Returns the first of them, or `last` if nothing tells this one from others.
std::size_t first_of_institution(const Words& words, std::size_t last) {
    std::size_t first = last;
    bool is_telling = false;
    while (first > 0 && words[first].is_joined && last - first < 5) {
        const NameWord& before = words[first - 1];
        const bool links = is_linking(before.folded) && first - 1 > 0 && words[first - 1].is_joined;
        if (!before.has_capital && !links) break;
        --first;
        is_telling = is_telling || (before.has_capital && !is_generic_name(before.folded));
    }
    while (first < last && (is_linking(words[first].folded) || is_generic_name(words[first].folded)) &&
           words[first].folded != "st") {
        ++first;
    }
    return is_telling ? first : last;
}

/// The last word of a person's name that begins at `first`: capitals that follow without a sign between.
std::size_t last_of_person(const Words& words, std::size_t first) {
    std::size_t last = first;
    while (last + 1 < words.size() && last - first < 3 && words[last + 1].is_joined &&
           !words[last + 1].begins_sentence && is_candidate(words[last + 1])) {
        ++last;
    }
    return last;
}

bool follows(const Words& words, std::size_t at, bool (*is_cue)(std::string_view)) {
    return at > 0 && words[at].is_joined && !words[at].begins_sentence && is_cue(words[at - 1].folded);
}

bool names_person(std::string_view word) {
    return is_one_of(kBeforePerson, word);
}
bool is_title(std::string_view word) {
    return is_one_of(kTitles, word);
}
bool leads_to_place(std::string_view word) {
    return is_one_of(kBeforePlace, word);
}

/// "Mrs Adeyemi", "Dr. Patel": the name behind a title, which stands at `at`.
bool begins_titled(const Words& words, std::size_t at, std::string_view text) {
    if (!is_title(words[at].folded) || !words[at].has_capital || at + 1 >= words.size()) return false;
    const NameWord& next = words[at + 1];
    const std::string_view gap = text.substr(words[at].span.end, next.span.begin - words[at].span.end);
    return next.has_capital && (gap == " " || gap == ". ") && !is_harmless_name(next.folded);
}

bool is_my_name_is(const Words& words, std::size_t at) {
    return at > 1 && words[at - 1].folded == "is" && words[at - 2].folded == "name";
}

/// What begins at `at`, or nothing.
std::optional<std::pair<std::size_t, Identifier>> name_at(const Words& words, std::size_t at,
                                                          std::string_view text) {
    const auto person = [&](std::size_t first, std::size_t name, bool is_sure) {
        const std::size_t last = last_of_person(words, name);
        return std::pair{last, identifier(words, first, last, IdentifierKind::person, is_sure)};
    };
    const NameWord& word = words[at];
    if (begins_titled(words, at, text)) return person(at, at + 1, true);
    if (is_known_name(word)) return person(at, at, true);
    if (!is_candidate(word)) return std::nullopt;
    const bool is_unknown = is_unknown_word(word);
    if (is_unknown && (follows(words, at, names_person) || is_my_name_is(words, at)))
        return person(at, at, true);
    if (!is_unknown || (word.begins_sentence && !is_first_name(word.folded))) return std::nullopt;
    const std::size_t last = last_of_person(words, at);
    const IdentifierKind kind =
        follows(words, at, leads_to_place) ? IdentifierKind::place : IdentifierKind::name;
    return std::pair{last, identifier(words, at, last, kind, false)};
}

std::vector<Identifier> find_institutions(const Words& words) {
    std::vector<Identifier> found;
    for (std::size_t at = 1; at < words.size(); ++at) {
        const IdentifierKind kind = kind_of_last_word(words[at].folded);
        if (kind == IdentifierKind::name || !words[at].has_capital || !words[at].is_joined) continue;
        if (at + 1 < words.size() && words[at + 1].is_joined && words[at + 1].has_capital &&
            kind_of_last_word(words[at + 1].folded) != IdentifierKind::name) {
            continue;  // "Primary School": the last of them decides
        }
        const std::size_t first = first_of_institution(words, at);
        if (first < at) found.push_back(identifier(words, first, at, kind, true));
    }
    return found;
}

bool is_taken(const std::vector<Identifier>& found, Span span) {
    return std::any_of(found.begin(), found.end(),
                       [&](const auto& other) { return other.span.overlaps(span); });
}

}  // namespace

std::vector<Identifier> find_capitals(std::string_view text) {
    const Words words = name_words(text);
    std::vector<Identifier> found = find_institutions(words);
    const std::size_t institutions = found.size();
    std::vector<Identifier> names;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (institutions > 0 && is_taken(found, words[at].span)) continue;
        const auto name = name_at(words, at, text);
        if (!name || is_taken(found, name->second.span)) continue;
        names.push_back(name->second);
        at = name->first;
    }
    found.insert(found.end(), names.begin(), names.end());
    std::sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.span < b.span; });
    return found;
}

std::vector<Identifier> find_label_names(std::string_view label) {
    Words words = name_words(label);
    for (std::size_t at = 0; at < words.size(); ++at) {
        words[at].begins_sentence = false;
        if (at == 0) continue;  // "Lindqvist, Rosa" is one person
        const Span before = words[at - 1].span;
        if (label.substr(before.end, words[at].span.begin - before.end) == ", ") words[at].is_joined = true;
    }
    std::vector<Identifier> found;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool is_titled = begins_titled(words, at, label);
        if (!is_titled && !is_known_name(words[at]) && !is_unknown_word(words[at])) continue;
        const std::size_t last = last_of_person(words, is_titled ? at + 1 : at);
        found.push_back(identifier(words, at, last, IdentifierKind::person, true));
        at = last;
    }
    return found;
}

}  // namespace evidex
