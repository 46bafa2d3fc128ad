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
        std::uint64_t next_bits = 0;   ///< A bit for each atom of an edge, all if there is `any`.
        NodeId any = 0;                ///< Child by any word at all; 0 = none.
        std::uint32_t phrase = kNone;  ///< The phrase that ends here.
    };

    /// The bit that stands for an atom in sets where now and then two atoms may share one.
    static std::uint64_t bit(AtomId atom) { return std::uint64_t{1} << (atom * 0x9E3779B1U >> 26); }

    /// The id of a phrase; equal phrases have one id. `atoms` is not empty and begins with no kAnyWord.
    std::uint32_t add(std::span<const AtomId> atoms);
    void freeze(std::size_t atom_count);

    [[nodiscard]] std::uint32_t phrase_count() const { return phrases_; }
    /// The node of the one-word path; 0 = none.
    [[nodiscard]] NodeId root(AtomId atom) const { return roots_[atom]; }
    /// Whether the atom stands anywhere but at the beginning of a phrase.
    [[nodiscard]] bool continues(AtomId atom) const { return continues_[atom]; }
    [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
    /// The child of a node by an atom; 0 = none.
    [[nodiscard]] NodeId child(NodeId node, AtomId atom) const {
        const std::uint64_t hash = hash_of(node, atom);
        if ((filter_[hash >> 6 & (filter_.size() - 1)] >> (hash & 63) & 1U) == 0) return 0;
        for (std::size_t at = hash >> 32 & (edges_.size() - 1);; at = (at + 1) & (edges_.size() - 1)) {
            const Edge& edge = edges_[at];
            if (edge.child == 0 || (edge.node == node && edge.atom == atom)) return edge.child;
        }
    }

private:
    struct Draft {
        std::map<AtomId, NodeId> children;
        std::uint32_t phrase = kNone;
    };
    /// One place of a flat hash of all edges; free if there is no child.
    struct Edge {
        NodeId node = 0;
        AtomId atom = 0;
        NodeId child = 0;
    };
    static std::uint64_t hash_of(NodeId node, AtomId atom) {
        const std::uint64_t hash = (std::uint64_t{node} << 32 | atom) * 0x9E3779B97F4A7C15;
        return hash ^ hash >> 29;
    }

    std::vector<Draft> drafts_{1};
    std::uint32_t phrases_ = 0;
    std::vector<NodeId> roots_;
    std::vector<bool> continues_;
    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
    std::vector<std::uint64_t> filter_;  ///< A bit for each edge's hash: most look-ups end here.
};

}  // namespace evidex
