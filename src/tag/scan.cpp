#include "tag/scan.hpp"

#include <algorithm>

#include "tag/gaps.hpp"
#include "tag/words.hpp"

namespace evidex {

void Scan::read(const Program& program, Vocabulary& vocabulary, std::string_view text) {
    text_ = text;
    tokens_.clear();
    hit_count_ = 0;
    hinted_ = false;
    places_.clear();
    tokenise(program.lexis, vocabulary);
    find_phrases(program.lexis.trie, vocabulary);
    const Regexes& regexes = program.lexis.regexes;
    if (regexes.size() != 0 && (hinted_ || !regexes.need_hints())) find_regexes(program.lexis);
}

void Scan::tokenise(const Lexis& lexis, Vocabulary& vocabulary) {
    std::size_t count = 0;
    for_each_run(text_, [&](std::uint32_t begin, std::uint32_t end) {
        runs_[count++] = vocabulary.key_of(text_, {begin, end});
        if (count < runs_.size()) return;
        take(runs_, lexis, vocabulary);
        count = 0;
    });
    take(std::span(runs_).first(count), lexis, vocabulary);
}

void Scan::take(std::span<const Vocabulary::Key> runs, const Lexis& lexis, Vocabulary& vocabulary) {
    for (const Vocabulary::Key& key : runs) vocabulary.prepare(key);
    for (const Vocabulary::Key& key : runs) {
        const Vocabulary::Entry entry = vocabulary.look_up(key, text_, lexis);
        if (entry != Vocabulary::kSplit) {
            tokens_.push_back({key.run, entry});
        } else {
            take_apart(key.run, lexis, vocabulary);
        }
    }
}

void Scan::take_apart(Span run, const Lexis& lexis, Vocabulary& vocabulary) {
    for (const Span part : split_run(slice(text_, run))) {
        const Span word{run.begin + part.begin, run.begin + part.end};
        tokens_.push_back({word, vocabulary.look_up(vocabulary.key_of(text_, word), text_, lexis)});
    }
}

void Scan::find_phrases(const Trie& trie, const Vocabulary& vocabulary) {
    const auto count = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        const Vocabulary::Word& word = vocabulary.word(tokens_[i].entry);
        hinted_ |= word.hints_regex;
        // Whether a word is a phrase cannot be foreseen by the processor: report it, and take it back if not.
        report(word.phrase, {i, i});
        hit_count_ -= word.phrase == kNone ? 1 : 0;
        for (const std::uint32_t phrase : vocabulary.more_phrases(word)) report(phrase, {i, i});
        if (word.next_bits == 0 || i + 1 == count) continue;
        const bool any = word.next_bits == ~std::uint64_t{0};
        if (!any && (word.next_bits & vocabulary.word(tokens_[i + 1].entry).atom_bits) == 0) continue;
        if (!joins_next(i)) continue;
        for (const NodeId node : vocabulary.nodes(word)) follow(trie, vocabulary, node, {i, i});
    }
}

bool Scan::joins_next(std::uint32_t word) const {
    return gap_between(text_, tokens_[word].span, tokens_[word + 1].span) == Gap::plain;
}

/// Goes on from a node with the next word, to which nothing bars the way.
void Scan::follow(const Trie& trie, const Vocabulary& vocabulary, NodeId node_id, Words words) {
    const Trie::Node& node = trie.node(node_id);
    const Words longer{words.first, words.last + 1};
    const Vocabulary::Word& word = vocabulary.word(tokens_[longer.last].entry);
    if (node.any != 0) arrive(trie, vocabulary, node.any, longer);
    if ((node.next_bits & word.atom_bits) == 0) return;
    for (const AtomId atom : vocabulary.atoms(word)) {
        if ((node.next_bits & Trie::bit(atom)) == 0) continue;
        if (const NodeId child = trie.child(node_id, atom); child != 0)
            arrive(trie, vocabulary, child, longer);
    }
}

/// Reports what ends at a node and goes on if it can. As deep as the longest phrase has words.
void Scan::arrive(const Trie& trie, const Vocabulary& vocabulary, NodeId node_id, Words words) {
    const Trie::Node& node = trie.node(node_id);
    if (node.phrase != kNone) report(node.phrase, words);
    if (node.next_bits == 0 || words.last + 1 == tokens_.size()) return;
    if (joins_next(words.last)) follow(trie, vocabulary, node_id, words);
}

/// Regexes match bytes; their hits are widened to whole words.
void Scan::find_regexes(const Lexis& lexis) {
    for (const RegexHit& hit : lexis.regexes.find(text_)) {
        const auto first = std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& token) {
            return token.span.end <= hit.span.begin;
        });
        const auto behind = std::partition_point(
            first, tokens_.end(), [&](const Token& token) { return token.span.begin < hit.span.end; });
        if (first == behind) continue;
        const Words words{static_cast<std::uint32_t>(first - tokens_.begin()),
                          static_cast<std::uint32_t>(behind - tokens_.begin() - 1)};
        const SourceId source = lexis.trie.phrase_count() + hit.regex;
        const SourceHit* last = hit_count_ == 0 ? nullptr : &hits_[hit_count_ - 1];
        if (last == nullptr || last->source != source || last->words != words) report(source, words);
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
