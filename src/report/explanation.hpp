#pragma once

#include <string>
#include <vector>

#include "base/hits.hpp"
#include "evidex/tag.hpp"
#include "report/table.hpp"

namespace evidex {

/// A passage with everything the tagger says about it.
struct Explained {
    PassageView passage;
    std::vector<ComponentExplanation> components;
    bool in_full = false;  ///< For people: also what hardly weighs, of components that are far from a tag.
};

/// The text with its hits marked, then each component: rows, weights, score against threshold, stance and
/// what set it, near misses. Rows that weigh little are told on one line.
std::string explanation_text(const Explained& explained, const Codebook& codebook, const Look& look);
/// One row a hit or near miss.
Table explanation_table(const Explained& explained, const Codebook& codebook);
/// Spans are bytes of `text`.
Json explanation_json(const Explained& explained, const Codebook& codebook);

std::string render(const Explained& explained, const Codebook& codebook, OutputFormat format,
                   const Look& look);

/// "meets", or for a negative answer "falls short".
std::string_view name_of(ModifierKind kind);

}  // namespace evidex
