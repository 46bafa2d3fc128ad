#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidex/tag.hpp"

namespace evidex {

/// A passage with the components that people gave it.
struct CodedPassage {
    std::string id;
    PassageView view;
    std::vector<std::uint32_t> components;  ///< Indexes into Codebook::components.
};

/// A change to the codebook that coded passages speak for. What it would do was counted on passages that did
/// not suggest it: each half of the passages suggests, the other half tests.
struct RowProposal {
    std::uint32_t component = 0;
    std::optional<std::uint32_t> row;  ///< Set: a condition that would stop this row; unset: a new row.
    std::string pattern;               ///< The new term or rule, or the words of the condition.
    bool is_rule = false;
    std::int64_t tested = 0;            ///< Test passages that the pattern hits …
    std::int64_t right = 0;             ///< … and on which it is right.
    double low = 0, high = 0;           ///< Wilson 95 % interval of right / tested.
    double lift = 0;                    ///< (right / tested) / the share expected by chance.
    std::int64_t gained = 0;            ///< Passages, all together, that the change would put right …
    std::int64_t harmed = 0;            ///< … and that it would put wrong.
    std::vector<std::size_t> examples;  ///< Up to three passages that it would put right.

    [[nodiscard]] double precision() const {
        return tested == 0 ? 0 : static_cast<double>(right) / static_cast<double>(tested);
    }
};

struct SuggestOptions {
    std::int64_t support = 2;        ///< Passages that a half must offer before a pattern is considered.
    double precision = 0.7;          ///< Least share of right test passages.
    std::size_t per_component = 15;  ///< Most suggestions of each kind.
};

/// Mines coded passages for rows that would catch what the codebook misses, and for conditions that would
/// stop what it gets wrong. Words, phrases and ordered pairs of words or sets are looked at. Best first by
/// component.
std::vector<RowProposal> suggest(const Tagger& tagger, const std::vector<CodedPassage>& passages,
                                 const SuggestOptions& options = {});

}  // namespace evidex
