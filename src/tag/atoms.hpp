#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tag/lists.hpp"
#include "tag/pattern.hpp"

namespace evidex {

using AtomId = std::uint32_t;
inline constexpr AtomId kAnyWord = 0;  ///< The lone `*`, which every word satisfies.

/// All different atoms of a codebook, and which of them a word satisfies. First `add`, then `freeze`,
/// then `atoms_of` from any number of threads.
class AtomTable {
public:
    /// The id of an atom; equal atoms have one id.
    AtomId add(const Atom& atom, Match match);
    void freeze();

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] bool needs_stems() const { return needs_stems_; }
    [[nodiscard]] bool needs_case() const { return has_cased_; }

    /// Atoms that a word of a text satisfies, ascending, without kAnyWord. `stem` is that of the folded word;
    /// both it and
    /// `with_case` may be empty if not needed.
    [[nodiscard]] std::vector<AtomId> atoms_of(std::string_view folded, std::string_view with_case,
                                               std::string_view stem) const;

private:
    /// What a key stands for in the table: the whole word, or how it begins.
    enum class Domain : std::uint8_t { whole, prefix, stem, cased_whole, cased_prefix };
    static constexpr std::uint32_t kNoGlob = 0xFFFF'FFFF;
    struct Candidate {
        AtomId atom = 0;
        std::uint32_t glob = kNoGlob;  ///< If any, the word must also match it.
        auto operator<=>(const Candidate&) const = default;
    };
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t key = 0;  ///< 1 + index into keys_ and candidates_; 0 = free.
    };
    struct Key {
        Domain domain = Domain::whole;
        std::string text;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };

    AtomId id_of(const std::string& text, Match match);
    void add_word(const std::string& text, Match match, AtomId id);
    void add_candidate(Domain domain, std::string text, Candidate candidate);
    void look_up(Domain domain, std::uint64_t hash, std::string_view key, std::string_view word,
                 std::vector<AtomId>& found) const;
    void look_up_word(Domain whole, Domain prefix, std::string_view word, std::vector<AtomId>& found) const;

    std::uint32_t count_ = 1;
    AtomId number_ = 0;
    bool needs_stems_ = false;
    bool has_cased_ = false;
    std::uint64_t prefix_lengths_ = 0;                        ///< Bit n: there is a prefix key of n bytes.
    std::unordered_map<std::string, AtomId> ids_;             ///< By match and text, until they are frozen.
    std::unordered_map<Key, std::uint32_t, KeyHash> places_;  ///< In keys_ and drafts_, until they are.
    std::vector<std::vector<Candidate>> drafts_;
    std::vector<std::string> globs_;
    std::vector<Key> keys_;
    Lists<Candidate> candidates_;
    std::vector<Slot> slots_;
    std::vector<std::uint64_t> filter_;  ///< A bit for each key's hash: most look-ups end here.
};

/// Whether `word` matches `glob`: `*` = any number of characters, `?` = exactly one.
bool matches_word_glob(std::string_view glob, std::string_view word);

}  // namespace evidex
