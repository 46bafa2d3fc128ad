#pragma once

#include <cstdint>
#include <vector>

#include "tag/program.hpp"
#include "tag/scan.hpp"

namespace evidex {

/// Where each operand of the rules occurs in the passage at hand.
class OperandHits {
public:
    /// Forgets the last passage without touching the operands it did not have.
    void reset(std::uint32_t operand_count) {
        if (chains_.size() < operand_count) chains_.resize(operand_count);
        ++epoch_;
        links_.clear();
        touched_.clear();
    }

    void add(OperandId operand, Words words) {
        Chain& chain = chains_[operand];
        const auto link = static_cast<std::uint32_t>(links_.size());
        links_.push_back({words, kNone});
        if (chain.epoch != epoch_) {
            chain = {epoch_, link, link};
            touched_.push_back(operand);
        } else {
            links_[chain.last].next = link;
            chain.last = link;
        }
    }

    [[nodiscard]] bool occurs(OperandId operand) const { return chains_[operand].epoch == epoch_; }
    /// Operands that occur, in the order in which they were first added.
    [[nodiscard]] const std::vector<OperandId>& touched() const { return touched_; }

    template <class Visit>
    void for_each(OperandId operand, Visit&& visit) const {
        if (!occurs(operand)) return;
        for (std::uint32_t at = chains_[operand].first; at != kNone; at = links_[at].next)
            visit(links_[at].words);
    }

private:
    struct Chain {
        std::uint64_t epoch = 0;
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };
    struct Link {
        Words words;
        std::uint32_t next = kNone;
    };
    std::uint64_t epoch_ = 0;
    std::vector<Chain> chains_;
    std::vector<Link> links_;
    std::vector<OperandId> touched_;
};

}  // namespace evidex
