#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "report/table.hpp"

namespace evidex {

/// What `codebook check` found, one row a mistake.
Table diagnostics_table(const std::vector<Diagnostic>& diagnostics);
/// "10 components, 53 themes, 800 terms, 400 rules (3 on trial, 2 retired)".
std::string codebook_summary(const Codebook& codebook);

/// The components with the number of their rows.
Table components_table(const Codebook& codebook);
/// A component's definition and notes for coders.
std::string component_text(const Component& component, const Look& look);
/// The rows of a component; of all with npos.
Table rows_table(const Codebook& codebook, std::size_t component);
/// One row as names and values.
Table row_table(const Codebook& codebook, const Row& row);

/// Sentences that a row should have matched, or should not.
Table example_failures_table(const std::vector<ExampleFailure>& failures);

}  // namespace evidex
