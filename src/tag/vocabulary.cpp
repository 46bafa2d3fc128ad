#include "tag/vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "tag/words.hpp"

namespace evidex {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 14;
constexpr std::size_t kMostRuns = std::size_t{1} << 19;  // 512 Ki runs: 20 MB
constexpr std::size_t kMostText = std::size_t{1} << 23;  // 8 MB of long runs

/// Returns how many there were.
template <class T>
std::uint16_t append(std::vector<T>& pool, const std::vector<T>& items) {
    pool.insert(pool.end(), items.begin(), items.end());
    return static_cast<std::uint16_t>(items.size());
}

}  // namespace

Vocabulary::Vocabulary(const Program& program)
    : program_(program), slots_(kFirstSlots), mask_(kFirstSlots - 1), runs_(1), words_(kSplit + 1) {}

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

Vocabulary::Entry Vocabulary::learn(const Key& key, std::string_view run) {
    if (runs_.size() * 2 >= slots_.size()) grow();
    Run fresh{key.first, key.second, describe(run), 0, 0};
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

Vocabulary::Entry Vocabulary::describe(std::string_view run) {
    const Lexis& lexis = program_.lexis;
    const bool ascii = std::all_of(run.begin(), run.end(), [](char c) { return (c & 0x80) == 0; });
    if (!ascii) {
        const std::vector<Span> words = split_run(run);
        if (words.size() != 1 || words[0].size() != run.size()) return kSplit;
    }
    const std::string folded = fold_word(run);
    const std::string with_case = lexis.atoms.needs_case() ? fold_word(run, true) : std::string();
    const std::string stem = lexis.atoms.needs_stems() ? stemmer_.stem(folded) : std::string();
    std::vector<AtomId> atoms = lexis.atoms.atoms_of(folded, with_case, stem);
    Word word;
    word.hints_regex = lexis.regexes.is_hint(folded);
    word.weight = program_.words.find(folded);
    if (atoms.empty() && !word.hints_regex && word.weight == WordTable::kNone) return kNothing;
    add_atoms(word, std::move(atoms));
    words_.push_back(word);
    return static_cast<Entry>(words_.size() - 1);
}

void Vocabulary::add_atoms(Word& word, std::vector<AtomId> atoms) {
    const Trie& trie = program_.lexis.trie;
    std::vector<SourceId> sources;
    std::vector<NodeId> roots;
    std::vector<NodeId> roots_back;
    BitSet met(program_.requirement_count);
    for (const AtomId atom : atoms) {
        const Trie::Node& forward = trie.node(trie.root(atom));
        const Trie::Node& back = trie.node(trie.root_back(atom));
        if (forward.next_bits != 0) roots.push_back(trie.root(atom));
        if (back.next_bits != 0) roots_back.push_back(trie.root_back(atom));
        word.next_bits |= forward.next_bits;
        word.prev_bits |= back.next_bits;
        if (trie.continues(atom)) word.atom_bits |= Trie::bit(atom);
        if (forward.phrase == kNone) continue;
        sources.push_back(forward.phrase);
        met.insert(program_.met[forward.phrase]);
        word.is_term = word.is_term || !program_.terms[forward.phrase].empty();
    }
    const auto first_only = [&](AtomId atom) { return !trie.continues(atom); };
    atoms.erase(std::remove_if(atoms.begin(), atoms.end(), first_only), atoms.end());
    word.pool = static_cast<std::uint32_t>(pool_.size());
    word.source_count = append(pool_, sources);
    word.root_count = append(pool_, roots);
    word.root_back_count = append(pool_, roots_back);
    word.atom_count = append(pool_, atoms);
    word.met_pool = static_cast<std::uint32_t>(met_pool_.size());
    word.met_count = append(met_pool_, met.blocks());
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
    met_pool_.clear();
    texts_.clear();
    texts_.shrink_to_fit();
}

}  // namespace evidex
