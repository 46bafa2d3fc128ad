#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/span.hpp"
#include "tag/bits.hpp"
#include "tag/program.hpp"
#include "tag/stemmer.hpp"

namespace evidex {

/// What a thread has learnt about the distinct runs of letters it met. The codebook is asked once per
/// distinct run; from then on a run costs one look-up of its bytes.
class Vocabulary {
public:
    /// What is known of a run. Most words satisfy no atom and are `kNothing`.
    using Entry = std::uint32_t;
    static constexpr Entry kNothing = 0;
    static constexpr Entry kSplit = 1;  ///< Not one word: `split_run` it and ask again.

    explicit Vocabulary(const Program& program);

    /// The bytes of a run, ready to be looked up: all of them up to 16, else the first 8 and a hash with a
    /// blank in it, which no run has.
    struct Key {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::uint64_t hash = 0;
        Span run;
    };

    /// The key of a run of `text`. Waiting for memory would take longer than anything else here, so the keys
    /// of a whole passage are made first, then `prepare`d and only then looked up.
    [[nodiscard]] Key key_of(std::string_view text, Span run) const {
        const Key key = pack(text, run);
        __builtin_prefetch(&slots_[key.hash & mask_]);
        return key;
    }

    void prepare(const Key& key) const { __builtin_prefetch(&runs_[slots_[key.hash & mask_] & kIndex]); }

    /// The entry of a run of `text`.
    Entry look_up(const Key& key, std::string_view text) {
        const auto tag = static_cast<std::uint32_t>(key.hash >> 32) & ~kIndex;
        for (std::size_t at = key.hash & mask_;; at = (at + 1) & mask_) {
            const std::uint32_t slot = slots_[at];
            if (slot == 0) return learn(key, slice(text, key.run));
            if ((slot & ~kIndex) != tag) continue;
            const Run& run = runs_[slot & kIndex];
            const bool same = run.first == key.first && run.second == key.second;
            if (same && (run.length == 0 || same_text(run, slice(text, key.run)))) return run.entry;
        }
    }

    /// What is kept of an entry. Its lists follow each other in the pools.
    struct alignas(64) Word {
        std::uint64_t atom_bits = Trie::bit(kAnyWord);  ///< Of the atoms by which it can continue a phrase …
        std::uint64_t next_bits = 0;  ///< … of those that can stand behind it in a phrase that starts here …
        std::uint64_t prev_bits = 0;  ///< … and of those before it in one that starts here and goes back.
        std::uint32_t pool = 0;
        std::uint32_t met_pool = 0;
        std::uint16_t source_count = 0;
        std::uint16_t root_count = 0;
        std::uint16_t root_back_count = 0;
        std::uint16_t atom_count = 0;
        std::uint16_t met_count = 0;
        bool is_term = false;  ///< Some term row asks for the word by itself.
        bool hints_regex = false;
        WordTable::Id weight = WordTable::kNone;  ///< In words.csv.
        std::uint32_t passage = 0;                ///< The passage in which the word was last seen …
        std::uint32_t first = 0;                  ///< … and where it is first …
        std::uint32_t last = 0;                   ///< … and last in it.
    };
    [[nodiscard]] const Word& word(Entry entry) const { return words_[entry]; }
    [[nodiscard]] Word& word(Entry entry) { return words_[entry]; }
    /// The sources that the word is by itself.
    [[nodiscard]] std::span<const SourceId> sources(const Word& word) const {
        return {pool_.data() + word.pool, word.source_count};
    }
    /// The requirements that these meet.
    [[nodiscard]] std::span<const BitBlock> met(const Word& word) const {
        return {met_pool_.data() + word.met_pool, word.met_count};
    }
    /// Nodes of the trie from which longer phrases go on forward …
    [[nodiscard]] std::span<const NodeId> roots(const Word& word) const {
        return {pool_.data() + word.pool + word.source_count, word.root_count};
    }
    /// … or back.
    [[nodiscard]] std::span<const NodeId> roots_back(const Word& word) const {
        return {roots(word).data() + word.root_count, word.root_back_count};
    }
    /// Atoms by which the word can continue a phrase, ascending.
    [[nodiscard]] std::span<const AtomId> atoms(const Word& word) const {
        return {roots_back(word).data() + word.root_back_count, word.atom_count};
    }

    /// Forgets everything if too much was learnt, so that memory stays bounded. Entries become invalid.
    void trim();

private:
    static constexpr std::uint32_t kInline = 16;
    static constexpr std::uint32_t kIndex = (1U << 20) - 1;
    /// A run that was met. The commonest words are met first and so lie together.
    struct Run {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        Entry entry = kNothing;
        std::uint32_t length = 0;  ///< Long runs only: the length of their bytes …
        std::uint32_t text = 0;    ///< … and where these are in texts_.
    };

    static std::uint64_t mix(std::uint64_t first, std::uint64_t second) {
        const std::uint64_t h = (first ^ (second * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        return h ^ (h >> 32);
    }
    /// Eight bytes, of which only the first `count - 8` are kept.
    static std::uint64_t load(const char* bytes, std::uint32_t count) {
        std::uint64_t out = 0;
        std::memcpy(&out, bytes, 8);
        return out & kMasks[count];
    }
    static constexpr std::array<std::uint64_t, 25> kMasks = [] {
        std::array<std::uint64_t, 25> masks{};
        for (std::size_t n = 9; n < masks.size(); ++n)
            masks[n] = n >= 16 ? ~0ULL : (1ULL << (8 * (n - 8))) - 1;
        return masks;
    }();
    static Key pack(std::string_view text, Span run) {
        const std::uint32_t length = run.size();
        // Little-endian loads may read behind the run, but not behind the text.
        if (length > kInline || run.begin + kInline > text.size()) return pack_carefully(text, run);
        Key key;
        key.run = run;
        key.first = load(text.data() + run.begin, length + 8);
        key.second = load(text.data() + run.begin + 8, length);
        key.hash = mix(key.first, key.second);
        return key;
    }
    static Key pack_carefully(std::string_view text, Span run);

    [[nodiscard]] bool same_text(const Run& known, std::string_view run) const;
    Entry learn(const Key& key, std::string_view run);
    Entry describe(std::string_view run);
    void add_atoms(Word& word, std::vector<AtomId> atoms);
    void place(std::uint64_t hash, std::size_t index);
    void grow();

    const Program& program_;
    std::vector<std::uint32_t>
        slots_;  ///< Hash table: index into runs_ and, above it, some bits of the hash.
    std::size_t mask_ = 0;
    std::vector<Run> runs_;    ///< The first is none, so that no slot in use is 0.
    std::vector<Word> words_;  ///< By entry; kNothing and kSplit are words without atoms.
    std::vector<std::uint32_t> pool_;
    std::vector<BitBlock> met_pool_;
    std::string texts_;
    Stemmer stemmer_;
};

}  // namespace evidex
