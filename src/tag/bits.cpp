#include "tag/bits.hpp"

namespace evidex {

std::vector<BitBlock> packed(std::vector<std::uint32_t> members) {
    std::sort(members.begin(), members.end());
    std::vector<BitBlock> blocks;
    for (const std::uint32_t member : members) {
        if (blocks.empty() || blocks.back().block != member / 64) blocks.push_back({member / 64, 0});
        blocks.back().bits |= std::uint64_t{1} << member % 64;
    }
    return blocks;
}

}  // namespace evidex
