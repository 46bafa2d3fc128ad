#include "tag/word_score.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "tag/gaps.hpp"

namespace evidex {

WordScore::WordScore(const Program& program)
    : table_(program.words),
      component_count_(static_cast<std::uint32_t>(program.codebook.components.size())),
      sums_(table_.stride()),
      seen_(table_.size()) {}

/// Calls `visit(id, i)` for each pair of words `i` and `i + 1` that is in the table.
template <class Visit>
void WordScore::for_each_pair(const Scan& scan, Visit&& visit) const {
    const std::vector<Token>& tokens = scan.tokens();
    const Vocabulary& vocabulary = scan.vocabulary();
    WordTable::Id before = WordTable::kNone;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const WordTable::Id id = vocabulary.word(tokens[i].entry).weight;
        if (before != WordTable::kNone && id != WordTable::kNone) {
            const WordTable::Id pair = table_.find_pair(before, id);
            if (pair != WordTable::kNone &&
                gap_between(scan.text(), tokens[i - 1].span, tokens[i].span) == Gap::plain) {
                visit(pair, i - 1);
            }
        }
        before = id;
    }
}

void WordScore::read(const Scan& scan) {
    if (table_.empty()) return;
    ++passage_;
    std::fill(sums_.begin(), sums_.end(), 0);
    add(WordTable::kNone);
    const Vocabulary& vocabulary = scan.vocabulary();
    for (const Vocabulary::Entry entry : scan.distinct()) add(vocabulary.word(entry).weight);
    for_each_pair(scan, [&](WordTable::Id pair, std::size_t) { add(pair); });
}

void WordScore::add(WordTable::Id id) {
    if (seen_[id] == passage_) return;
    seen_[id] = passage_;
    const std::int16_t* weights = table_.weights(id).data();
    for (std::size_t block = 0; block < sums_.size(); block += WordTable::kBlock) {
        for (std::size_t i = 0; i < WordTable::kBlock; ++i) sums_[block + i] += weights[block + i];
    }
}

std::vector<WordShare> WordScore::shares(const Scan& scan, std::uint32_t component,
                                         std::size_t at_most) const {
    std::vector<WordShare> shares;
    if (table_.empty()) return shares;
    std::set<WordTable::Id> seen{WordTable::kNone};
    const auto take = [&](WordTable::Id id, Span span) {
        const std::int16_t weight = table_.weights(id)[component];
        if (!seen.insert(id).second || weight == 0) return;
        shares.push_back({span, static_cast<double>(weight) / WordWeights::kScale});
    };
    const std::vector<Token>& tokens = scan.tokens();
    for (const Token& token : tokens) take(scan.vocabulary().word(token.entry).weight, token.span);
    for_each_pair(scan, [&](WordTable::Id pair, std::size_t i) {
        take(pair, {tokens[i].span.begin, tokens[i + 1].span.end});
    });
    std::stable_sort(shares.begin(), shares.end(), [](const WordShare& a, const WordShare& b) {
        return std::abs(a.weight) > std::abs(b.weight);
    });
    if (shares.size() > at_most) shares.resize(at_most);
    return shares;
}

std::vector<WordShare> WordScore::shares(const Scan& scan, Stance stance, std::size_t at_most) const {
    return stance == Stance::neutral ? std::vector<WordShare>() : shares(scan, column(stance), at_most);
}

}  // namespace evidex
