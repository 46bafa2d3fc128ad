#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/span.hpp"
#include "tag/atoms.hpp"
#include "tag/stemmer.hpp"
#include "tag/trie.hpp"

namespace evidex {

/// The words of a codebook: what single words satisfy, and how they make phrases.
struct Lexis {
    AtomTable atoms;
    Trie trie;
};

/// What a thread has learnt about the distinct runs of letters it met. The codebook is asked once per
/// distinct run; from then on a run costs one look-up of its bytes.
class Vocabulary {
public:
    /// What is known of a run. Most words satisfy no atom and are `kNothing`.
    using Entry = std::uint32_t;
    static constexpr Entry kNothing = 0;
    static constexpr Entry kSplit = 1;             ///< Not one word: `split_run` it and ask again.
    static constexpr Entry kBegins = 0x8000'0000;  ///< Bit: some phrase begins with this word.

    Vocabulary();

    /// The bytes of a run, ready to be looked up: all of them up to 16, else the first 8 and a hash.
    struct Key {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::uint64_t hash = 0;
        Span run;
    };

    /// The key of a run of `text`. Asks memory for the place where its entry is, which takes longer than
    /// anything else here: make the keys of a whole passage, then look them up.
    [[nodiscard]] Key key_of(std::string_view text, Span run) const {
        const Key key = pack(text, run);
        __builtin_prefetch(&slots_[key.hash & mask_]);
        return key;
    }

    /// The entry of a run of `text`.
    Entry look_up(const Key& key, std::string_view text, const Lexis& lexis) {
        for (std::size_t at = key.hash & mask_;; at = (at + 1) & mask_) {
            const Slot& slot = slots_[at];
            if (slot.first == key.first && slot.second == key.second && slot.length == key.run.size() &&
                (slot.length <= kInline || same_text(slot, slice(text, key.run)))) {
                return slot.entry;
            }
            if (slot.length == 0) return learn(key, slice(text, key.run), lexis);
        }
    }

    /// What is kept of an entry; roots and atoms follow it in the pool.
    struct Word {
        std::uint64_t atom_bits = 0;  ///< A bit for each atom the word satisfies …
        std::uint64_t next_bits = 0;  ///< … and for each atom that can follow it in a phrase.
        std::uint32_t root_count = 0;
        std::uint32_t atom_count = 0;
        std::uint32_t pool = 0;     ///< Where they begin.
        bool stands_alone = false;  ///< The word is a phrase by itself, or any word may follow it.
    };
    [[nodiscard]] const Word& word(Entry entry) const { return words_[entry & ~kBegins]; }
    /// Nodes of the one-word paths that the word satisfies.
    [[nodiscard]] std::span<const NodeId> roots(const Word& word) const {
        return {pool_.data() + word.pool, word.root_count};
    }
    /// Atoms the word satisfies, ascending.
    [[nodiscard]] std::span<const AtomId> atoms(const Word& word) const {
        return {pool_.data() + word.pool + word.root_count, word.atom_count};
    }

    /// Forgets everything if too much was learnt, so that memory stays bounded. Entries become invalid.
    void trim();

private:
    static constexpr std::uint32_t kInline = 16;
    struct Slot {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::uint32_t length = 0;  ///< 0 = free.
        Entry entry = kNothing;
        std::uint32_t text = 0;  ///< Long runs: where their bytes are in texts_.
    };

    static std::uint64_t mix(std::uint64_t first, std::uint64_t second) {
        const std::uint64_t h = (first ^ (second * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        return h ^ (h >> 32);
    }
    static std::uint64_t load(const char* bytes, std::uint32_t count) {
        std::uint64_t out = 0;
        std::memcpy(&out, bytes, 8);
        return count >= 8 ? out : out & ((std::uint64_t{1} << (8 * count)) - 1);
    }
    static Key pack(std::string_view text, Span run) {
        const std::uint32_t length = run.size();
        // Little-endian loads may read behind the run, but not behind the text.
        if (length > kInline || run.begin + kInline > text.size()) return pack_carefully(text, run);
        Key key;
        key.run = run;
        key.first = load(text.data() + run.begin, length);
        key.second = length <= 8 ? 0 : load(text.data() + run.begin + 8, length - 8);
        key.hash = mix(key.first, key.second);
        return key;
    }
    static Key pack_carefully(std::string_view text, Span run);

    [[nodiscard]] bool same_text(const Slot& slot, std::string_view run) const;
    Entry learn(const Key& key, std::string_view run, const Lexis& lexis);
    Entry describe(std::string_view run, const Lexis& lexis);
    void grow();

    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
    std::size_t used_ = 0;
    std::vector<Word> words_;  ///< By entry; kNothing and kSplit are words without atoms.
    std::vector<std::uint32_t> pool_;
    std::string texts_;
    Stemmer stemmer_;
};

}  // namespace evidex
