#pragma once

#include <string>
#include <vector>

#include "evidex/ledger.hpp"
#include "serve/json.hpp"

namespace evidex {

/// One thing a coder said on a page, understood but not yet placed.
struct DecisionInput {
    std::int64_t passage = 0;
    std::string component;  ///< Empty only for "reviewed".
    std::string verdict;    ///< "accepted", "rejected", "added", "changed", "uncoded", "reviewed".
    std::string to;         ///< "changed": the component it becomes; may be empty.
    std::optional<Stance> stance;
    std::optional<Span> selection;  ///< Bytes of the passage's text.
    std::string note, reason;
};

/// What the drafts of one answer have in common.
struct DraftContext {
    std::string coder;
    View view = View::assisted;
    std::vector<std::string> components;  ///< What a passage is read for; empty = all.
};

/// Understands one element of `decisions`; selections are checked against the stored text.
Result<DecisionInput> decision_input(const Json& json, const Store& store, const Codebook& codebook);

/// The entries that it amounts to.
Result<std::vector<Decision>> drafts_for(const DecisionInput& input, const Ledger& ledger, const Store& store,
                                         const DraftContext& context);

/// How pages call a verdict: "changed" for a changed span, "accepted" for settled, "rejected" for dismissed;
/// empty for what says nothing about a component.
std::string page_verdict(Verdict verdict);

}  // namespace evidex
