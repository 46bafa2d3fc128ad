#include "tag/word_table.hpp"

#include <algorithm>
#include <bit>

namespace evidex {

WordTable::WordTable(const WordWeights& words, std::size_t component_count)
    : stride_((component_count + WordWeights::kStances + kBlock - 1) / kBlock * kBlock),
      pairs_(std::bit_ceil(words.patterns.size() * 2 + 2)),
      mask_(pairs_.size() - 1) {
    weights_.reserve((words.patterns.size() + 1) * stride_);
    words_.reserve(words.patterns.size());
    add_id();  // kNone
    const std::size_t columns = component_count + WordWeights::kStances;
    for (std::size_t i = 0; i < words.patterns.size(); ++i) {
        const std::string& pattern = words.patterns[i];
        const std::size_t blank = pattern.find(' ');
        Id id = kNone;
        if (blank == std::string::npos) {
            if (pattern != WordWeights::kAlways) id = word_id(pattern);
        } else {
            const Id first = word_id(pattern.substr(0, blank));
            const Id second = word_id(pattern.substr(blank + 1));
            id = add_id();
            place({first, second, id});
        }
        std::copy_n(words.weights.begin() + static_cast<std::ptrdiff_t>(i * columns), columns,
                    weights_.begin() + static_cast<std::ptrdiff_t>(id * stride_));
    }
}

WordTable::Id WordTable::find(std::string_view folded_word) const {
    const auto found = words_.find(std::string(folded_word));
    return found == words_.end() ? kNone : found->second;
}

WordTable::Id WordTable::add_id() {
    const auto id = static_cast<Id>(weights_.size() / stride_);
    weights_.resize(weights_.size() + stride_);
    return id;
}

WordTable::Id WordTable::word_id(const std::string& word) {
    Id& id = words_[word];
    if (id == kNone) id = add_id();
    return id;
}

void WordTable::place(Pair pair) {
    std::size_t at = hash(pair.first, pair.second) & mask_;
    while (pairs_[at].id != kNone) at = (at + 1) & mask_;
    pairs_[at] = pair;
}

}  // namespace evidex
