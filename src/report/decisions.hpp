#pragma once

#include <vector>

#include "evidex/coding.hpp"
#include "report/table.hpp"

namespace evidex {

/// One row a decision: who decided what, when, on which words, and where they are now. `as_log` says for each
/// whether it still stands; else all of them do.
Table decisions_table(const std::vector<Entry>& entries, bool as_log);

/// Rows of the codebook by how often coders kept what they suggested, most rejections first; or, by `trust`,
/// the least that their precision may be first.
Table precision_table(std::vector<RowPrecision> rows, bool by_trust);

/// How much of the evidence the engine finds, per component.
struct ComponentRecall {
    std::string component;
    Stratum tagged;                 ///< Passages that the engine tagged.
    std::vector<Stratum> untagged;  ///< The others.
    Recall recall;
};
Table recall_table(const std::vector<ComponentRecall>& recalls);

}  // namespace evidex
