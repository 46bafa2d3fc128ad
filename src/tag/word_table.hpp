#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evidex/codebook.hpp"

namespace evidex {

/// The weights of words.csv, ready to be added up. A word is looked up by its letters once per thread (see
/// Vocabulary), a pair by the ids of its words at each place.
class WordTable {
public:
    /// A word or pair. Words that only occur in pairs have one too; their weights are 0.
    using Id = std::uint32_t;
    static constexpr Id kNone = 0;  ///< Weighs what every passage has.
    /// Weights come in blocks of so many columns, the last one filled up with 0.
    static constexpr std::size_t kBlock = 8;

    WordTable() = default;
    WordTable(const WordWeights& words, std::size_t component_count);

    [[nodiscard]] bool empty() const { return words_.empty(); }
    [[nodiscard]] std::size_t size() const { return stride_ == 0 ? 0 : weights_.size() / stride_; }
    /// The number of weights of an id: components and stances, rounded up to whole blocks.
    [[nodiscard]] std::size_t stride() const { return stride_; }

    [[nodiscard]] Id find(std::string_view folded_word) const;

    [[nodiscard]] Id find_pair(Id first, Id second) const {
        for (std::size_t at = hash(first, second) & mask_;; at = (at + 1) & mask_) {
            const Pair& pair = pairs_[at];
            if (pair.id == kNone || (pair.first == first && pair.second == second)) return pair.id;
        }
    }

    /// Hundredths, by component, then by stance.
    [[nodiscard]] std::span<const std::int16_t> weights(Id id) const {
        return {weights_.data() + id * stride_, stride_};
    }

private:
    struct Pair {
        Id first = kNone;
        Id second = kNone;
        Id id = kNone;
    };

    static std::size_t hash(Id first, Id second) {
        const std::uint64_t both = (std::uint64_t{first} << 32 | second) * 0x9E3779B97F4A7C15;
        return static_cast<std::size_t>(both >> 32);
    }
    Id add_id();
    Id word_id(const std::string& word);
    void place(Pair pair);

    std::size_t stride_ = 0;
    std::vector<std::int16_t> weights_;  ///< By id, `stride_` each.
    std::unordered_map<std::string, Id> words_;
    std::vector<Pair> pairs_;  ///< Hash table, at most half full.
    std::size_t mask_ = 0;
};

}  // namespace evidex
