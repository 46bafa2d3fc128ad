#include "tag/vocabulary.hpp"

#include <algorithm>

#include "tag/words.hpp"

namespace evidex {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 14;
constexpr std::size_t kMostRuns = std::size_t{1} << 19;  // 512 Ki runs: 20 MB
constexpr std::size_t kMostText = std::size_t{1} << 23;  // 8 MB of long runs

}  // namespace

Vocabulary::Vocabulary() : slots_(kFirstSlots), mask_(kFirstSlots - 1), runs_(1), words_(kSplit + 1) {}

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
        key.second = (key.second & ~std::uint64_t{0xFF}) | ' ';
    }
    key.hash = mix(key.first, key.second);
    return key;
}

bool Vocabulary::same_text(const Run& known, std::string_view run) const {
    return texts_.compare(known.text, known.length, run) == 0;
}

Vocabulary::Entry Vocabulary::learn(const Key& key, std::string_view run, const Lexis& lexis) {
    if (runs_.size() * 2 >= slots_.size()) grow();
    Run fresh{key.first, key.second, describe(run, lexis), 0, 0};
    if (run.size() > kInline) {
        fresh.length = key.run.size();
        fresh.text = static_cast<std::uint32_t>(texts_.size());
        texts_ += run;
    }
    place(key.hash, runs_.size());
    runs_.push_back(fresh);
    return fresh.entry;
}

void Vocabulary::place(std::uint64_t hash, std::size_t index) {
    std::size_t at = hash & mask_;
    while (slots_[at] != 0) at = (at + 1) & mask_;
    slots_[at] = (static_cast<std::uint32_t>(hash >> 32) & ~kIndex) | static_cast<std::uint32_t>(index);
}

Vocabulary::Entry Vocabulary::describe(std::string_view run, const Lexis& lexis) {
    const bool ascii = std::all_of(run.begin(), run.end(), [](char c) { return (c & 0x80) == 0; });
    if (!ascii) {
        const std::vector<Span> words = split_run(run);
        if (words.size() != 1 || words[0].size() != run.size()) return kSplit;
    }
    const std::string folded = fold_word(run);
    const std::string with_case = lexis.atoms.needs_case() ? fold_word(run, true) : std::string();
    const std::string stem = lexis.atoms.needs_stems() ? stemmer_.stem(folded) : std::string();
    std::vector<AtomId> atoms = lexis.atoms.atoms_of(folded, with_case, stem);
    const bool hints = lexis.regexes.is_hint(folded);
    if (atoms.empty() && !hints) return kNothing;
    std::vector<std::uint32_t> phrases;
    std::vector<NodeId> nodes;
    Word word;
    word.hints_regex = hints;
    for (const AtomId atom : atoms) {
        const NodeId root = lexis.trie.root(atom);
        if (root == 0) continue;
        const Trie::Node& node = lexis.trie.node(root);
        word.next_bits |= node.next_bits;
        if (node.phrase != kNone) phrases.push_back(node.phrase);
        if (node.next_bits != 0) nodes.push_back(root);
    }
    const auto first_only = [&](AtomId atom) { return !lexis.trie.continues(atom); };
    atoms.erase(std::remove_if(atoms.begin(), atoms.end(), first_only), atoms.end());
    for (const AtomId atom : atoms) word.atom_bits |= Trie::bit(atom);
    word.pool = static_cast<std::uint32_t>(pool_.size());
    if (!phrases.empty()) {
        word.phrase = phrases.back();
        phrases.pop_back();
    }
    word.more_phrases = static_cast<std::uint16_t>(phrases.size());
    word.node_count = static_cast<std::uint16_t>(nodes.size());
    word.atom_count = static_cast<std::uint16_t>(atoms.size());
    pool_.insert(pool_.end(), phrases.begin(), phrases.end());
    pool_.insert(pool_.end(), nodes.begin(), nodes.end());
    pool_.insert(pool_.end(), atoms.begin(), atoms.end());
    words_.push_back(word);
    return static_cast<Entry>(words_.size() - 1);
}

void Vocabulary::grow() {
    slots_.assign(slots_.size() * 4, 0);
    mask_ = slots_.size() - 1;
    for (std::size_t i = 1; i < runs_.size(); ++i) place(mix(runs_[i].first, runs_[i].second), i);
}

void Vocabulary::trim() {
    if (runs_.size() < kMostRuns && texts_.size() < kMostText) return;
    slots_.assign(kFirstSlots, 0);
    mask_ = kFirstSlots - 1;
    runs_.resize(1);
    words_.assign(kSplit + 1, Word{});
    pool_.clear();
    texts_.clear();
    texts_.shrink_to_fit();
}

}  // namespace evidex
