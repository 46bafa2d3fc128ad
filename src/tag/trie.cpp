#include "tag/trie.hpp"

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
    for (const auto& [atom, child] : drafts_[0].children) roots_[atom] = child;
    nodes_.resize(drafts_.size());
    for (std::size_t i = 1; i < drafts_.size(); ++i) {
        Node& node = nodes_[i];
        node.phrase = drafts_[i].phrase;
        node.edges = static_cast<std::uint32_t>(edges_.size());
        for (const auto& [atom, child] : drafts_[i].children) {
            if (atom == kAnyWord) {
                node.any = child;
            } else {
                edges_.push_back({atom, child});
            }
        }
        node.edge_count = static_cast<std::uint32_t>(edges_.size()) - node.edges;
    }
    drafts_.clear();
}

}  // namespace evidex
