#include "tag/vocabulary.hpp"

#include <algorithm>

#include "tag/words.hpp"

namespace evidex {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 14;
constexpr std::size_t kMostRuns = std::size_t{1} << 19;  // 512 Ki runs: 32 MB of slots
constexpr std::size_t kMostText = std::size_t{1} << 23;  // 8 MB of long runs

}  // namespace

Vocabulary::Vocabulary() : slots_(kFirstSlots), mask_(kFirstSlots - 1), words_(kSplit + 1) {}

Vocabulary::Key Vocabulary::pack_carefully(std::string_view text, Span run) {
    const std::string_view word = slice(text, run);
    char bytes[kInline] = {};
    std::memcpy(bytes, word.data(), std::min<std::size_t>(word.size(), kInline));
    Key key;
    key.run = run;
    std::memcpy(&key.first, bytes, 8);
    std::memcpy(&key.second, bytes + 8, 8);
    if (word.size() > kInline) {
        for (const char c : word) key.second = (key.second ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    }
    key.hash = mix(key.first, key.second);
    return key;
}

bool Vocabulary::same_text(const Slot& slot, std::string_view run) const {
    return texts_.compare(slot.text, slot.length, run) == 0;
}

Vocabulary::Entry Vocabulary::learn(const Key& key, std::string_view run, const Lexis& lexis) {
    if (used_ * 2 >= slots_.size()) grow();
    Slot fresh{key.first, key.second, key.run.size(), describe(run, lexis), 0};
    if (run.size() > kInline) {
        fresh.text = static_cast<std::uint32_t>(texts_.size());
        texts_ += run;
    }
    std::size_t at = key.hash & mask_;
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
    Word word;
    word.pool = static_cast<std::uint32_t>(pool_.size());
    for (const AtomId atom : atoms) {
        word.atom_bits |= Trie::bit(atom);
        const NodeId root = lexis.trie.root(atom);
        if (root == 0) continue;
        const Trie::Node& node = lexis.trie.node(root);
        word.next_bits |= node.next_bits;
        word.stands_alone = word.stands_alone || node.phrase != kNone || node.any != 0;
        pool_.push_back(root);
    }
    word.root_count = static_cast<std::uint32_t>(pool_.size()) - word.pool;
    word.atom_count = static_cast<std::uint32_t>(atoms.size());
    pool_.insert(pool_.end(), atoms.begin(), atoms.end());
    words_.push_back(word);
    const auto entry = static_cast<Entry>(words_.size() - 1);
    return word.root_count != 0 ? entry | kBegins : entry;
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
    words_.assign(kSplit + 1, Word{});
    pool_.clear();
    texts_.clear();
    texts_.shrink_to_fit();
}

}  // namespace evidex
