#include "tag/scan.hpp"

#include <algorithm>

#include "tag/gaps.hpp"
#include "tag/words.hpp"

namespace evidex {

void Scan::read(std::string_view text) {
    ++passage_;
    text_ = text;
    tokens_.clear();
    distinct_.clear();
    hits_.clear();
    places_.clear();
    vocabulary_.trim();
    tokenise();
    find_words();
    const Regexes& regexes = program_.lexis.regexes;
    const auto hints = [&](Vocabulary::Entry entry) { return vocabulary_.word(entry).hints_regex; };
    if (regexes.size() == 0) return;
    if (!regexes.need_hints() || std::any_of(distinct_.begin(), distinct_.end(), hints)) find_regexes();
}

void Scan::tokenise() {
    std::size_t count = 0;
    for_each_run(text_, [&](std::uint32_t begin, std::uint32_t end) {
        runs_[count++] = vocabulary_.key_of(text_, {begin, end});
        if (count < runs_.size()) return;
        take(runs_);
        count = 0;
    });
    take(std::span(runs_).first(count));
}

void Scan::take(std::span<const Vocabulary::Key> runs) {
    for (const Vocabulary::Key& key : runs) vocabulary_.prepare(key);
    for (const Vocabulary::Key& key : runs) {
        const Vocabulary::Entry entry = vocabulary_.look_up(key, text_);
        if (entry != Vocabulary::kSplit) {
            tokens_.push_back({key.run, entry, kNone});
        } else {
            take_apart(key.run);
        }
    }
}

void Scan::take_apart(Span run) {
    for (const Span part : split_run(slice(text_, run))) {
        const Span word{run.begin + part.begin, run.begin + part.end};
        tokens_.push_back({word, vocabulary_.look_up(vocabulary_.key_of(text_, word), text_), kNone});
    }
}

/// Chains the places of each word and follows the phrases that start with it. What the processor cannot
/// foresee (is the word new to the passage?) is computed, not branched on.
void Scan::find_words() {
    const auto count = static_cast<std::uint32_t>(tokens_.size());
    distinct_.resize(count);
    std::size_t found = 0;
    std::uint64_t next_bits = 0;  // of the word before
    std::uint64_t atom_bits = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Vocabulary::Entry entry = tokens_[i].entry;
        Vocabulary::Word& word = vocabulary_.word(entry);
        const bool fresh = word.passage != passage_;
        *(fresh ? &word.first : &tokens_[word.last].next) = i;
        word.passage = passage_;
        word.last = i;
        distinct_[found] = entry;
        found += static_cast<std::size_t>(fresh) & static_cast<std::size_t>(entry > Vocabulary::kSplit);
        if (((next_bits & word.atom_bits) | (word.prev_bits & atom_bits)) != 0) join(i - 1);
        next_bits = word.next_bits;
        atom_bits = word.atom_bits;
    }
    distinct_.resize(found);
}

/// Follows the phrases that start with a word and go on with the next, or start with that and go back.
void Scan::join(std::uint32_t first) {
    if (!joins_next(first)) return;
    const Vocabulary::Word& before = vocabulary_.word(tokens_[first].entry);
    const Vocabulary::Word& behind = vocabulary_.word(tokens_[first + 1].entry);
    if ((before.next_bits & behind.atom_bits) != 0) {
        for (const NodeId root : vocabulary_.roots(before)) follow<false>(root, {first, first});
    }
    if ((behind.prev_bits & before.atom_bits) != 0) {
        for (const NodeId root : vocabulary_.roots_back(behind)) follow<true>(root, {first + 1, first + 1});
    }
}

bool Scan::joins_next(std::uint32_t word) const {
    return gap_between(text_, tokens_[word].span, tokens_[word + 1].span) == Gap::plain;
}

/// Goes on from a node with the next word, to which nothing bars the way.
template <bool back>
void Scan::follow(NodeId node_id, Words words) {
    const Trie& trie = program_.lexis.trie;
    const Trie::Node& node = trie.node(node_id);
    const std::uint32_t next = back ? words.first - 1 : words.last + 1;
    const Words longer = back ? Words{next, words.last} : Words{words.first, next};
    const Vocabulary::Word& word = vocabulary_.word(tokens_[next].entry);
    if ((node.next_bits & word.atom_bits) == 0) return;
    if (node.any != 0) arrive<back>(node.any, longer);
    for (const AtomId atom : vocabulary_.atoms(word)) {
        if ((node.next_bits & Trie::bit(atom)) == 0) continue;
        if (const NodeId child = trie.child(node_id, atom); child != 0) arrive<back>(child, longer);
    }
}

/// Reports what is complete at a node and goes on if it can. As deep as the longest phrase has words.
template <bool back>
void Scan::arrive(NodeId node_id, Words words) {
    const Trie::Node& node = program_.lexis.trie.node(node_id);
    if (node.phrase != kNone) hits_.push_back({node.phrase, words});
    if (node.next_bits == 0 || (back ? words.first == 0 : words.last + 1 == tokens_.size())) return;
    if (joins_next(back ? words.first - 1 : words.last)) follow<back>(node_id, words);
}

/// Regexes match bytes; their hits are widened to whole words.
void Scan::find_regexes() {
    for (const RegexHit& hit : program_.lexis.regexes.find(text_)) {
        const auto first = std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& token) {
            return token.span.end <= hit.span.begin;
        });
        const auto behind = std::partition_point(
            first, tokens_.end(), [&](const Token& token) { return token.span.begin < hit.span.end; });
        if (first == behind) continue;
        const Words words{static_cast<std::uint32_t>(first - tokens_.begin()),
                          static_cast<std::uint32_t>(behind - tokens_.begin() - 1)};
        const SourceHit found{program_.regex_source(hit.regex), words};
        if (hits_.empty() || hits_.back() != found) hits_.push_back(found);
    }
}

void Scan::find_places() {
    places_.resize(tokens_.size());
    Position place;
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
        const Gap gap = gap_between(text_, tokens_[i - 1].span, tokens_[i].span);
        if (gap == Gap::sentence) ++place.sentence;
        if (gap >= Gap::clause) ++place.clause;
        places_[i] = place;
    }
}

}  // namespace evidex
