#include "tag/vocabulary.hpp"

#include <algorithm>

#include "tag/words.hpp"

namespace evidex {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 14;
constexpr std::size_t kMostRuns = std::size_t{1} << 19;  // 512 Ki runs: 32 MB of slots
constexpr std::size_t kMostText = std::size_t{1} << 23;  // 8 MB of long runs
constexpr std::uint32_t kFirstList = 2;                  // behind kNothing and kSplit

}  // namespace

Vocabulary::Vocabulary() : slots_(kFirstSlots), mask_(kFirstSlots - 1), pool_(kFirstList + 2, 0) {}

Vocabulary::Packed Vocabulary::pack_carefully(std::string_view run) {
    char bytes[kInline] = {};
    std::memcpy(bytes, run.data(), std::min<std::size_t>(run.size(), kInline));
    Packed packed;
    packed.length = static_cast<std::uint32_t>(run.size());
    std::memcpy(&packed.first, bytes, 8);
    std::memcpy(&packed.second, bytes + 8, 8);
    if (run.size() > kInline) {
        for (const char c : run)
            packed.second = (packed.second ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    }
    packed.hash = mix(packed.first, packed.second);
    return packed;
}

bool Vocabulary::same_text(const Slot& slot, std::string_view run) const {
    return texts_.compare(slot.text, slot.length, run) == 0;
}

Vocabulary::Entry Vocabulary::learn(std::string_view run, const Packed& packed, const Lexis& lexis) {
    if (used_ * 2 >= slots_.size()) grow();
    Slot fresh{packed.first, packed.second, packed.length, describe(run, lexis), 0};
    if (packed.length > kInline) {
        fresh.text = static_cast<std::uint32_t>(texts_.size());
        texts_ += run;
    }
    std::size_t at = packed.hash & mask_;
    while (slots_[at].length != 0) at = (at + 1) & mask_;
    slots_[at] = fresh;
    ++used_;
    return fresh.entry;
}

Vocabulary::Entry Vocabulary::describe(std::string_view run, const Lexis& lexis) {
    const bool ascii = std::all_of(run.begin(), run.end(), [](char c) { return (c & 0x80) == 0; });
    if (!ascii) {
        const std::vector<Span> words = split_run(run);
        if (words.size() != 1 || words[0].size() != run.size()) return kSplit;
    }
    const std::string folded = fold_word(run);
    const std::string stem = lexis.atoms.needs_stems() ? stemmer_.stem(folded) : std::string();
    const std::vector<AtomId> atoms = lexis.atoms.atoms_of(folded, fold_word(run, true), stem);
    if (atoms.empty()) return kNothing;
    auto entry = static_cast<Entry>(pool_.size());
    pool_.push_back(0);
    for (const AtomId atom : atoms) {
        if (const NodeId root = lexis.trie.root(atom); root != 0) pool_.push_back(root);
    }
    pool_[entry] = static_cast<std::uint32_t>(pool_.size() - entry - 1);
    const bool begins = pool_[entry] != 0;
    pool_.push_back(static_cast<std::uint32_t>(atoms.size()));
    pool_.insert(pool_.end(), atoms.begin(), atoms.end());
    return begins ? entry | kBegins : entry;
}

void Vocabulary::grow() {
    std::vector<Slot> old(slots_.size() * 4);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.length == 0) continue;
        std::size_t at = mix(slot.first, slot.second) & mask_;
        while (slots_[at].length != 0) at = (at + 1) & mask_;
        slots_[at] = slot;
    }
}

void Vocabulary::trim() {
    if (used_ < kMostRuns && texts_.size() < kMostText) return;
    slots_.assign(kFirstSlots, Slot{});
    mask_ = kFirstSlots - 1;
    used_ = 0;
    pool_.assign(kFirstList + 2, 0);
    texts_.clear();
    texts_.shrink_to_fit();
}

}  // namespace evidex
