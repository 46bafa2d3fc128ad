#pragma once

#include <string>
#include <vector>

#include "evidex/evaluation.hpp"
#include "report/table.hpp"

namespace evidex {

/// Precision, recall, F1, kappa, support and stance per component.
Table evaluation_table(const Evaluation& evaluation, const Codebook& codebook);
/// Averages, in words, for under the table.
std::string evaluation_notes(const Evaluation& evaluation);
/// The contract of `evidex eval --format json`: measures are null where they are undefined.
Json evaluation_json(const Evaluation& evaluation);

/// A cell that tagger and gold disagree on.
struct EvaluationError {
    std::string id;         ///< Of the passage.
    std::string component;  ///< Id.
    bool missed = false;    ///< In gold and not found; else found and not in gold.
    std::string why;        ///< The rows responsible, or the nearest near miss.
    std::string text;
};
Table errors_table(const std::vector<EvaluationError>& errors);

}  // namespace evidex
