#include "tag/trie.hpp"

#include <algorithm>
#include <bit>

namespace evidex {

std::uint32_t Trie::add(std::span<const AtomId> atoms) {
    const std::string key(reinterpret_cast<const char*>(atoms.data()), atoms.size_bytes());
    const auto [place, fresh] = ids_.try_emplace(key, phrase_count_);
    if (!fresh) return place->second;
    drafts_.emplace_back(atoms.begin(), atoms.end());
    return phrase_count_++;
}

void Trie::freeze(std::size_t atom_count) {
    std::vector<std::uint32_t> begin_with(atom_count);
    std::vector<std::uint32_t> end_with(atom_count);
    std::size_t edges = 0;
    for (const std::vector<AtomId>& atoms : drafts_) {
        ++begin_with[atoms.front()];
        ++end_with[atoms.back()];
        edges += atoms.size() - 1;
    }
    roots_.assign(atom_count, 0);
    roots_back_.assign(atom_count, 0);
    continues_.assign(atom_count, false);
    nodes_.assign(1, Node{});
    edges_.assign(std::bit_ceil(edges * 3 / 2 + 16), Edge{});
    filter_.assign(std::bit_ceil(edges / 4 + 16), 0);
    for (std::uint32_t phrase = 0; phrase < phrase_count_; ++phrase) {
        std::vector<AtomId>& atoms = drafts_[phrase];
        const bool back = atoms.size() > 1 && atoms.back() != kAnyWord &&
                          end_with[atoms.back()] < begin_with[atoms.front()];
        if (back) std::reverse(atoms.begin(), atoms.end());
        NodeId at = make_root((back ? roots_back_ : roots_)[atoms.front()]);
        for (std::size_t i = 1; i < atoms.size(); ++i) at = make_child(at, atoms[i]);
        nodes_[at].phrase = phrase;
    }
    drafts_ = {};
    ids_ = {};
}

NodeId Trie::fresh_node() {
    nodes_.emplace_back();
    return static_cast<NodeId>(nodes_.size() - 1);
}

NodeId Trie::make_root(NodeId& root) {
    if (root == 0) root = fresh_node();
    return root;
}

NodeId Trie::make_child(NodeId node, AtomId atom) {
    nodes_[node].next_bits |= bit(atom);
    continues_[atom] = true;
    if (atom == kAnyWord) {
        if (nodes_[node].any == 0) {
            const NodeId any = fresh_node();
            nodes_[node].any = any;
        }
        return nodes_[node].any;
    }
    const std::uint64_t hash = hash_of(node, atom);
    filter_[hash >> 6 & (filter_.size() - 1)] |= std::uint64_t{1} << (hash & 63);
    Edge& edge = edges_[place_of(node, atom, hash)];
    if (edge.child == 0) edge = {node, atom, fresh_node()};
    return edge.child;
}

}  // namespace evidex
