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
    for_each_run(text_, [&](std::uint32_t begin, std::uint32_t end) {
        const Vocabulary::Entry entry = vocabulary.look_up(text_, begin, end, lexis);
        if (entry != Vocabulary::kSplit) {
            tokens_.push_back({{begin, end}, entry});
            return;
        }
        for (const Span part : split_run(text_.substr(begin, end - begin))) {
            const Span word{begin + part.begin, begin + part.end};
            tokens_.push_back({word, vocabulary.look_up(text_, word.begin, word.end, lexis)});
        }
    });
}

void Scan::find_phrases(const Trie& trie, const Vocabulary& vocabulary) {
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
        if ((tokens_[i].entry & Vocabulary::kBegins) == 0) continue;
        for (const NodeId root : vocabulary.roots(tokens_[i].entry)) follow(trie, vocabulary, root, {i, i});
    }
}

/// Reports what ends at `node`, and goes on with the next word. As deep as the longest phrase has words.
void Scan::follow(const Trie& trie, const Vocabulary& vocabulary, NodeId node_id, Words words) {
    const Trie::Node& node = trie.node(node_id);
    if (node.phrase != kNone) hits_.push_back({node.phrase, words});
    const std::uint32_t next = words.last + 1;
    if (node.is_leaf() || next == tokens_.size()) return;
    if (gap_between(text_, tokens_[words.last].span, tokens_[next].span) != Gap::plain) return;
    if (node.any != 0) follow(trie, vocabulary, node.any, {words.first, next});
    for (const AtomId atom : vocabulary.atoms(tokens_[next].entry)) {
        for (const Trie::Edge edge : trie.edges(node)) {
            if (edge.atom == atom) follow(trie, vocabulary, edge.child, {words.first, next});
        }
    }
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
