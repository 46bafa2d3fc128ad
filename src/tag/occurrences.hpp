#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "tag/program.hpp"
#include "tag/scan.hpp"

namespace evidex {

/// Where each source, and so each operand of the rules, occurs in the passage at hand. That a source occurs
/// is known at once; its places are put together only when a rule is evaluated: for most passages none is.
class Occurrences {
public:
    explicit Occurrences(const Program& program)
        : present_(program.source_count() / 64 + 1), chains_(program.source_count()) {}

    /// Forgets the last passage without touching the sources it did not have.
    void reset() {
        for (const SourceId source : found_) present_[source / 64] = 0;
        found_.clear();
        links_.clear();
        linked_ = 0;
    }

    void add(SourceId source, Words words) {
        links_.push_back({source, words, kNone});
        if (occurs(source)) return;
        present_[source / 64] |= std::uint64_t{1} << source % 64;
        chains_[source] = {};
        found_.push_back(source);
    }

    /// The sources that occur, in the order in which they were first added.
    [[nodiscard]] const std::vector<SourceId>& found() const { return found_; }

    [[nodiscard]] bool occurs(SourceId source) const {
        return (present_[source / 64] >> source % 64 & 1U) != 0;
    }
    [[nodiscard]] bool any_occurs(std::span<const SourceBits> sources) const {
        return std::any_of(sources.begin(), sources.end(),
                           [&](const SourceBits& some) { return (present_[some.block] & some.bits) != 0; });
    }

    /// Calls `visit(words)` for all places of these sources, source by source.
    template <class Visit>
    void for_each(std::span<const SourceBits> sources, Visit&& visit) {
        if (linked_ != links_.size()) link();
        for (const SourceBits& some : sources) {
            for (std::uint64_t bits = present_[some.block] & some.bits; bits != 0; bits &= bits - 1) {
                const SourceId source = some.block * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
                for (std::uint32_t at = chains_[source].first; at != kNone; at = links_[at].next) {
                    visit(links_[at].words);
                }
            }
        }
    }

private:
    struct Chain {
        std::uint32_t first = kNone;
        std::uint32_t last = kNone;
    };
    struct Link {
        SourceId source = 0;
        Words words;
        std::uint32_t next = kNone;
    };

    /// Chains the places of each source.
    void link() {
        for (; linked_ < links_.size(); ++linked_) {
            Chain& chain = chains_[links_[linked_].source];
            if (chain.first == kNone) {
                chain.first = linked_;
            } else {
                links_[chain.last].next = linked_;
            }
            chain.last = linked_;
        }
    }

    std::vector<std::uint64_t> present_;  ///< A bit for each source; small enough to stay at hand.
    std::vector<SourceId> found_;
    std::vector<Link> links_;
    std::vector<Chain> chains_;  ///< By source: its first and last link. Only those of `found_` are of now.
    std::uint32_t linked_ = 0;   ///< How many links are chained already.
};

}  // namespace evidex
