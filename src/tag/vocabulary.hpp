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

    /// The entry of text[begin, end).
    Entry look_up(std::string_view text, std::uint32_t begin, std::uint32_t end, const Lexis& lexis) {
        const Packed packed = pack(text, begin, end);
        for (std::size_t at = packed.hash & mask_;; at = (at + 1) & mask_) {
            const Slot& slot = slots_[at];
            if (slot.first == packed.first && slot.second == packed.second && slot.length == packed.length &&
                (packed.length <= kInline || same_text(slot, text.substr(begin, end - begin)))) {
                return slot.entry;
            }
            if (slot.length == 0) return learn(text.substr(begin, end - begin), packed, lexis);
        }
    }

    /// Nodes of the one-word phrases that the word makes or begins.
    [[nodiscard]] std::span<const NodeId> roots(Entry entry) const {
        const std::uint32_t* list = pool_.data() + (entry & ~kBegins);
        return {list + 1, *list};
    }
    /// Atoms the word satisfies, ascending.
    [[nodiscard]] std::span<const AtomId> atoms(Entry entry) const {
        const std::uint32_t* list = pool_.data() + (entry & ~kBegins);
        list += 1 + *list;
        return {list + 1, *list};
    }

    /// Forgets everything if too much was learnt, so that memory stays bounded. Entries become invalid.
    void trim();

private:
    static constexpr std::uint32_t kInline = 16;
    /// The bytes of a run: all of them up to 16, else the first 8 and a hash.
    struct Packed {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::uint64_t hash = 0;
        std::uint32_t length = 0;
    };
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
    static Packed pack(std::string_view text, std::uint32_t begin, std::uint32_t end) {
        const std::uint32_t length = end - begin;
        // Little-endian loads may read behind the run, but not behind the text.
        if (length > kInline || begin + kInline > text.size())
            return pack_carefully(text.substr(begin, length));
        Packed packed;
        packed.length = length;
        packed.first = load(text.data() + begin, length);
        packed.second = length <= 8 ? 0 : load(text.data() + begin + 8, length - 8);
        packed.hash = mix(packed.first, packed.second);
        return packed;
    }
    static Packed pack_carefully(std::string_view run);

    [[nodiscard]] bool same_text(const Slot& slot, std::string_view run) const;
    Entry learn(std::string_view run, const Packed& packed, const Lexis& lexis);
    Entry describe(std::string_view run, const Lexis& lexis);
    void grow();

    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
    std::size_t used_ = 0;
    std::vector<std::uint32_t> pool_;
    std::string texts_;
    Stemmer stemmer_;
};

}  // namespace evidex
