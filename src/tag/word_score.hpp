#pragma once

#include <cstdint>
#include <vector>

#include "evidex/tag.hpp"
#include "tag/program.hpp"
#include "tag/scan.hpp"

namespace evidex {

/// What the words of the passage at hand weigh by words.csv. Each word or pair counts once, however often it
/// occurs. Two words are a pair as in a phrase: a comma or a full stop between them parts them.
class WordScore {
public:
    explicit WordScore(const Program& program);

    void read(const Scan& scan);

    /// The sum for a component. Exact: weights are whole hundredths.
    [[nodiscard]] double of(std::uint32_t component) const {
        return sums_.empty() ? 0 : static_cast<double>(sums_[component]) / WordWeights::kScale;
    }
    /// The sum for a stance rather than neither; 0 for neutral.
    [[nodiscard]] double of(Stance stance) const {
        return stance == Stance::neutral ? 0 : of(column(stance));
    }

    /// The words of the passage last read that weigh most, for and against, heaviest first.
    [[nodiscard]] std::vector<WordShare> shares(const Scan& scan, std::uint32_t component,
                                                std::size_t at_most) const;
    /// The same for a stance. Nothing for neutral, where all others are measured from.
    [[nodiscard]] std::vector<WordShare> shares(const Scan& scan, Stance stance, std::size_t at_most) const;

private:
    template <class Visit>
    void for_each_pair(const Scan& scan, Visit&& visit) const;
    void add(WordTable::Id id);
    [[nodiscard]] std::uint32_t column(Stance stance) const {
        return component_count_ + (stance == Stance::meets ? 0 : 1);
    }

    const WordTable& table_;
    std::uint32_t component_count_;
    std::vector<std::int32_t> sums_;
    std::vector<std::uint32_t> seen_;  ///< By id: the passage in which it was last seen.
    std::uint32_t passage_ = 0;
};

}  // namespace evidex
