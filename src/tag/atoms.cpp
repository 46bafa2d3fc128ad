#include "tag/atoms.hpp"

#include <algorithm>
#include <bit>

#include "tag/inflect.hpp"
#include "tag/stemmer.hpp"
#include "tag/words.hpp"

namespace evidex {
namespace {

constexpr std::size_t kLongestPrefix = 63;

/// FNV-1a, which gives the hash of every prefix on the way.
constexpr std::uint64_t kBasis = 0xCBF29CE484222325;
std::uint64_t extend(std::uint64_t hash, char c) {
    return (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
}
std::uint64_t finish(std::uint64_t hash, unsigned domain) {
    hash = (hash + domain) * 0x9E3779B97F4A7C15;
    return hash ^ (hash >> 29);
}
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = kBasis;
    for (const char c : text) hash = extend(hash, c);
    return hash;
}

bool is_wild(char c) {
    return c == '*' || c == '?';
}

std::size_t next_character(std::string_view text, std::size_t at) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    return at;
}

}  // namespace

AtomId AtomTable::add(const Atom& atom, Match match) {
    if (atom.kind == Atom::Kind::any_word) return kAnyWord;
    if (atom.kind == Atom::Kind::number) {
        if (number_ == 0) number_ = count_++;
        return number_;
    }
    return id_of(atom.text, match);
}

AtomId AtomTable::id_of(const std::string& text, Match match) {
    const auto [place, fresh] = ids_.try_emplace(static_cast<char>(match) + text, count_);
    if (!fresh) return place->second;
    const bool wild = std::any_of(text.begin(), text.end(), is_wild);
    const bool one_form = match == Match::inflect && !wild && forms_of(text).size() == 1;
    const bool as_written = one_form || (wild && (match == Match::inflect || match == Match::stem));
    if (as_written) {
        AtomId& id = place->second;  // stays where it is when others are added
        id = id_of(text, Match::exact);
        return id;
    }
    add_word(text, match, count_);
    return count_++;
}

std::size_t AtomTable::KeyHash::operator()(const Key& key) const {
    return finish(hash_of(key.text), static_cast<unsigned>(key.domain));
}

void AtomTable::add_candidate(Domain domain, std::string text, Candidate candidate) {
    const auto next = static_cast<std::uint32_t>(keys_.size());
    const auto [place, fresh] = places_.try_emplace({domain, std::move(text)}, next);
    if (fresh) {
        keys_.push_back(place->first);
        drafts_.emplace_back();
    }
    drafts_[place->second].push_back(candidate);
}

void AtomTable::add_word(const std::string& text, Match match, AtomId id) {
    const bool cased = match == Match::case_sensitive;
    has_cased_ = has_cased_ || cased;
    const auto wild = std::find_if(text.begin(), text.end(), is_wild);
    if (wild != text.end()) {
        const auto literal = std::min(kLongestPrefix, static_cast<std::size_t>(wild - text.begin()));
        Candidate candidate{id, kNoGlob};
        if (text.substr(literal) != "*") {
            candidate.glob = static_cast<std::uint32_t>(globs_.size());
            globs_.push_back(text);
        }
        prefix_lengths_ |= std::uint64_t{1} << literal;
        add_candidate(cased ? Domain::cased_prefix : Domain::prefix, text.substr(0, literal), candidate);
    } else if (cased) {
        add_candidate(Domain::cased_whole, text, {id, kNoGlob});
    } else if (match == Match::stem) {
        needs_stems_ = true;
        add_candidate(Domain::stem, Stemmer().stem(text), {id, kNoGlob});
    } else if (match == Match::exact) {
        add_candidate(Domain::whole, text, {id, kNoGlob});
    } else {
        for (std::string& form : forms_of(text)) add_candidate(Domain::whole, std::move(form), {id, kNoGlob});
    }
}

void AtomTable::freeze() {
    slots_.assign(std::bit_ceil(keys_.size() * 2 + 16), Slot{});
    filter_.assign(std::bit_ceil(keys_.size() / 4 + 16), 0);
    for (std::uint32_t i = 0; i < keys_.size(); ++i) {
        const std::uint64_t hash = KeyHash()(keys_[i]);
        filter_[hash >> 6 & (filter_.size() - 1)] |= std::uint64_t{1} << (hash & 63);
        std::size_t at = hash >> 32 & (slots_.size() - 1);
        while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = {hash, i + 1};
    }
    candidates_ = Lists<Candidate>(drafts_);
    drafts_ = {};
    places_ = {};
    ids_ = {};
}

void AtomTable::look_up(Domain domain, std::uint64_t hash, std::string_view key, std::string_view word,
                        std::vector<AtomId>& found) const {
    hash = finish(hash, static_cast<unsigned>(domain));
    if ((filter_[hash >> 6 & (filter_.size() - 1)] >> (hash & 63) & 1U) == 0) return;
    for (std::size_t at = hash >> 32 & (slots_.size() - 1); slots_[at].key != 0;
         at = (at + 1) & (slots_.size() - 1)) {
        const std::uint32_t i = slots_[at].key - 1;
        if (slots_[at].hash != hash || keys_[i].domain != domain || keys_[i].text != key) continue;
        for (const Candidate candidate : candidates_[i]) {
            if (candidate.glob == kNoGlob || matches_word_glob(globs_[candidate.glob], word)) {
                found.push_back(candidate.atom);
            }
        }
        return;
    }
}

void AtomTable::look_up_word(Domain whole, Domain prefix, std::string_view word,
                             std::vector<AtomId>& found) const {
    std::uint64_t hash = kBasis;
    const std::size_t longest = std::min(word.size(), kLongestPrefix);
    for (std::size_t n = 0; n <= longest; ++n) {
        if ((prefix_lengths_ >> n & 1U) != 0) look_up(prefix, hash, word.substr(0, n), word, found);
        if (n < longest) hash = extend(hash, word[n]);
    }
    for (std::size_t n = longest; n < word.size(); ++n) hash = extend(hash, word[n]);
    look_up(whole, hash, word, word, found);
}

std::vector<AtomId> AtomTable::atoms_of(std::string_view folded, std::string_view with_case,
                                        std::string_view stem) const {
    std::vector<AtomId> found;
    look_up_word(Domain::whole, Domain::prefix, folded, found);
    if (has_cased_) look_up_word(Domain::cased_whole, Domain::cased_prefix, with_case, found);
    if (needs_stems_) look_up(Domain::stem, hash_of(stem), stem, stem, found);
    if (number_ != 0 && is_number(folded)) found.push_back(number_);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool matches_word_glob(std::string_view glob, std::string_view word) {
    std::size_t g = 0;
    std::size_t w = 0;
    std::size_t star = std::string_view::npos;  // behind the last `*` …
    std::size_t retry = 0;                      // … and where its rest is tried next
    while (w < word.size()) {
        if (g < glob.size() && glob[g] == '*') {
            star = ++g;
            retry = w;
        } else if (g < glob.size() && glob[g] == '?') {
            ++g;
            w = next_character(word, w);
        } else if (g < glob.size() && glob[g] == word[w]) {
            ++g;
            ++w;
        } else if (star != std::string_view::npos) {
            g = star;
            w = ++retry;
        } else {
            return false;
        }
    }
    while (g < glob.size() && glob[g] == '*') ++g;
    return g == glob.size();
}

}  // namespace evidex
