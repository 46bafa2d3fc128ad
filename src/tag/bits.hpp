#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace evidex {

/// The numbers from 64 * block to 64 * block + 63 that belong to a set. Ids given in one go are neighbours,
/// so even a large set is a few of these.
struct BitBlock {
    std::uint32_t block = 0;
    std::uint64_t bits = 0;
};

/// Calls `visit(i)` for each number of a block, ascending.
template <class Visit>
void for_each_bit(BitBlock some, Visit&& visit) {
    for (; some.bits != 0; some.bits &= some.bits - 1) {
        visit(some.block * 64 + static_cast<std::uint32_t>(std::countr_zero(some.bits)));
    }
}

/// A set of numbers below a fixed size: a bit for each.
class BitSet {
public:
    explicit BitSet(std::size_t size) : blocks_(size / 64 + 1) {}

    void clear() { std::fill(blocks_.begin(), blocks_.end(), 0); }
    void insert(std::uint32_t i) { blocks_[i / 64] |= std::uint64_t{1} << i % 64; }
    void insert(std::span<const BitBlock> set) {
        for (const BitBlock& some : set) blocks_[some.block] |= some.bits;
    }
    [[nodiscard]] std::vector<BitBlock> blocks() const {
        std::vector<BitBlock> out;
        for (std::uint32_t block = 0; block < blocks_.size(); ++block) {
            if (blocks_[block] != 0) out.push_back({block, blocks_[block]});
        }
        return out;
    }
    [[nodiscard]] bool contains(std::uint32_t i) const { return (blocks_[i / 64] >> i % 64 & 1U) != 0; }

    /// Calls `visit(i)` for each member, ascending.
    template <class Visit>
    void for_each(Visit&& visit) const {
        for_each_in(*this, visit);
    }
    /// Calls `visit(i)` for each member that is also in `other`, a set of the same size, ascending.
    template <class Visit>
    void for_each_in(const BitSet& other, Visit&& visit) const {
        for (std::uint32_t block = 0; block < blocks_.size(); ++block) {
            for_each_bit({block, blocks_[block] & other.blocks_[block]}, visit);
        }
    }
    /// The same for members that are in `set`.
    template <class Visit>
    void for_each_in(std::span<const BitBlock> set, Visit&& visit) const {
        for (const BitBlock& some : set) for_each_bit({some.block, some.bits & blocks_[some.block]}, visit);
    }

private:
    std::vector<std::uint64_t> blocks_;
};

/// A set from its members, which may come in any order and more than once.
std::vector<BitBlock> packed(std::vector<std::uint32_t> members);

}  // namespace evidex
