#include "tag/trie.hpp"

#include <bit>

namespace evidex {

std::uint32_t Trie::add(std::span<const AtomId> atoms) {
    NodeId at = 0;
    for (const AtomId atom : atoms) {
        const auto [place, fresh] =
            drafts_[at].children.try_emplace(atom, static_cast<NodeId>(drafts_.size()));
        at = place->second;
        if (fresh) drafts_.emplace_back();
    }
    if (drafts_[at].phrase == kNone) drafts_[at].phrase = phrases_++;
    return drafts_[at].phrase;
}

void Trie::freeze(std::size_t atom_count) {
    roots_.assign(atom_count, 0);
    continues_.assign(atom_count, false);
    for (const auto& [atom, child] : drafts_[0].children) roots_[atom] = child;
    nodes_.resize(drafts_.size());
    edges_.assign(std::bit_ceil(drafts_.size() * 2), Edge{});
    filter_.assign(std::bit_ceil(drafts_.size() / 4 + 16), 0);
    for (NodeId i = 1; i < drafts_.size(); ++i) {
        nodes_[i].phrase = drafts_[i].phrase;
        for (const auto& [atom, child] : drafts_[i].children) {
            if (atom == kAnyWord) {
                nodes_[i].any = child;
                nodes_[i].next_bits = ~std::uint64_t{0};
                continue;
            }
            nodes_[i].next_bits |= bit(atom);
            continues_[atom] = true;
            const std::uint64_t hash = hash_of(i, atom);
            filter_[hash >> 6 & (filter_.size() - 1)] |= std::uint64_t{1} << (hash & 63);
            std::size_t at = hash >> 32 & (edges_.size() - 1);
            while (edges_[at].child != 0) at = (at + 1) & (edges_.size() - 1);
            edges_[at] = {i, atom, child};
        }
    }
    drafts_.clear();
}

}  // namespace evidex
