#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "tag/atoms.hpp"

namespace evidex {

using NodeId = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFF'FFFF;

/// All different phrases of a codebook as paths of atoms. First `add`, then `freeze`, then read.
class Trie {
public:
    struct Node {
        std::uint32_t edges = 0;  ///< First edge.
        std::uint32_t edge_count = 0;
        NodeId any = 0;                ///< Child by any word at all; 0 = none.
        std::uint32_t phrase = kNone;  ///< The phrase that ends here.
        [[nodiscard]] bool is_leaf() const { return edge_count == 0 && any == 0; }
    };
    struct Edge {
        AtomId atom = 0;
        NodeId child = 0;
    };

    /// The id of a phrase; equal phrases have one id. `atoms` is not empty and begins with no kAnyWord.
    std::uint32_t add(std::span<const AtomId> atoms);
    void freeze(std::size_t atom_count);

    [[nodiscard]] std::uint32_t phrase_count() const { return phrases_; }
    /// The node of the one-word path; 0 = none.
    [[nodiscard]] NodeId root(AtomId atom) const { return roots_[atom]; }
    [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
    /// By atom, ascending.
    [[nodiscard]] std::span<const Edge> edges(const Node& node) const {
        return {edges_.data() + node.edges, node.edge_count};
    }

private:
    struct Draft {
        std::map<AtomId, NodeId> children;
        std::uint32_t phrase = kNone;
    };
    std::vector<Draft> drafts_{1};
    std::uint32_t phrases_ = 0;
    std::vector<NodeId> roots_;
    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
};

}  // namespace evidex
