#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "tag/atoms.hpp"

namespace evidex {

using NodeId = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFF'FFFF;

/// All different phrases of a codebook as paths of atoms. A path starts at the end of the phrase that fewer
/// phrases share, so that "in the same office" is looked for where "office" stands, not at every "in"; from
/// there it goes forward or back. First `add`, then `freeze`, then read.
class Trie {
public:
    struct Node {
        std::uint64_t next_bits = 0;   ///< The bits of the atoms that can follow on the path.
        NodeId any = 0;                ///< Child by any word at all; 0 = none.
        std::uint32_t phrase = kNone;  ///< The phrase that is complete here.
    };

    /// The bit that stands for an atom in sets where now and then two atoms may share one. Every word has
    /// that of kAnyWord.
    static std::uint64_t bit(AtomId atom) {
        return std::uint64_t{1} << (atom == kAnyWord ? 63 : (atom * 0x9E3779B1U >> 8) % 63);
    }

    /// The id of a phrase; equal phrases have one id. `atoms` is not empty and begins with no kAnyWord.
    std::uint32_t add(std::span<const AtomId> atoms);
    void freeze(std::size_t atom_count);

    [[nodiscard]] std::uint32_t phrase_count() const { return phrase_count_; }
    /// The nodes of the one-word paths that go on forward, and back; 0 = none.
    [[nodiscard]] NodeId root(AtomId atom) const { return roots_[atom]; }
    [[nodiscard]] NodeId root_back(AtomId atom) const { return roots_back_[atom]; }
    /// Whether the atom stands anywhere but at the beginning of a path.
    [[nodiscard]] bool continues(AtomId atom) const { return continues_[atom]; }
    [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
    /// The child of a node by an atom; 0 = none.
    [[nodiscard]] NodeId child(NodeId node, AtomId atom) const {
        const std::uint64_t hash = hash_of(node, atom);
        if ((filter_[hash >> 6 & (filter_.size() - 1)] >> (hash & 63) & 1U) == 0) return 0;
        return edges_[place_of(node, atom, hash)].child;
    }

private:
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
    /// Where the edge is, or where it would be.
    [[nodiscard]] std::size_t place_of(NodeId node, AtomId atom, std::uint64_t hash) const {
        std::size_t at = hash >> 32 & (edges_.size() - 1);
        while (edges_[at].child != 0 && (edges_[at].node != node || edges_[at].atom != atom)) {
            at = (at + 1) & (edges_.size() - 1);
        }
        return at;
    }
    NodeId fresh_node();
    NodeId make_root(NodeId& root);
    NodeId make_child(NodeId node, AtomId atom);

    std::vector<std::vector<AtomId>> drafts_;             ///< By phrase, until they are frozen …
    std::unordered_map<std::string, std::uint32_t> ids_;  ///< … and the phrases by the bytes of their atoms.
    std::uint32_t phrase_count_ = 0;
    std::vector<NodeId> roots_;
    std::vector<NodeId> roots_back_;
    std::vector<bool> continues_;
    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
    std::vector<std::uint64_t> filter_;  ///< A bit for each edge's hash: most look-ups end here.
};

}  // namespace evidex
