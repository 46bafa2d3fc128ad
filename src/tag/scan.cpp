#include "tag/scan.hpp"

#include <algorithm>

#include "tag/gaps.hpp"
#include "tag/words.hpp"

namespace evidex {

void Scan::read(const Program& program, Vocabulary& vocabulary, std::string_view text) {
    text_ = text;
    tokens_.clear();
    hits_.clear();
    places_.clear();
    tokenise(program.lexis, vocabulary);
    find_phrases(program.lexis.trie, vocabulary);
    if (program.regexes.size() != 0) find_regexes(program);
}

void Scan::tokenise(const Lexis& lexis, Vocabulary& vocabulary) {
    runs_.clear();
    for_each_run(text_, [&](std::uint32_t begin, std::uint32_t end) {
        runs_.push_back(vocabulary.key_of(text_, {begin, end}));
    });
    for (const Vocabulary::Key& run : runs_) vocabulary.prepare(run);
    tokens_.reserve(runs_.size());
    for (const Vocabulary::Key& run : runs_) {
        const Vocabulary::Entry entry = vocabulary.look_up(run, text_, lexis);
        if (entry != Vocabulary::kSplit) {
            tokens_.push_back({run.run, entry});
            continue;
        }
        for (const Span part : split_run(slice(text_, run.run))) {
            const Span word{run.run.begin + part.begin, run.run.begin + part.end};
            tokens_.push_back({word, vocabulary.look_up(vocabulary.key_of(text_, word), text_, lexis)});
        }
    }
}

void Scan::find_phrases(const Trie& trie, const Vocabulary& vocabulary) {
    const auto count = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        const Vocabulary::Entry entry = tokens_[i].entry;
        if ((entry & Vocabulary::kBegins) == 0) continue;
        const Vocabulary::Word& word = vocabulary.word(entry);
        for (const std::uint32_t phrase : vocabulary.phrases(word)) hits_.push_back({phrase, {i, i}});
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
    if (node.phrase != kNone) hits_.push_back({node.phrase, words});
    if (node.next_bits == 0 || words.last + 1 == tokens_.size()) return;
    if (joins_next(words.last)) follow(trie, vocabulary, node_id, words);
}

/// Regexes match bytes; their hits are widened to whole words.
void Scan::find_regexes(const Program& program) {
    for (const RegexHit& hit : program.regexes.find(text_)) {
        const auto first = std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& token) {
            return token.span.end <= hit.span.begin;
        });
        const auto behind = std::partition_point(
            first, tokens_.end(), [&](const Token& token) { return token.span.begin < hit.span.end; });
        if (first == behind) continue;
        const Words words{static_cast<std::uint32_t>(first - tokens_.begin()),
                          static_cast<std::uint32_t>(behind - tokens_.begin() - 1)};
        const SourceHit found{program.lexis.trie.phrase_count() + hit.regex, words};
        const bool doubled =
            !hits_.empty() && hits_.back().source == found.source && hits_.back().words == words;
        if (!doubled) hits_.push_back(found);
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
