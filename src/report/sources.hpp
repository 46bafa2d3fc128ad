#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/store.hpp"
#include "report/table.hpp"

namespace evidex {

/// One row a source; the last column says what a user should know of it: failures, warnings, speakers without
/// a role.
Table sources_table(const std::vector<SourceRow>& sources);

/// Health and size of a base as names and values.
Table status_table(const StoreStatus& status, const std::string& path);

Json to_json(const Run& run);

/// What a run did: a line on the run, the sources it touched, a table by component.
std::string changes_text(const Changes& changes, const Codebook& codebook, const Look& look);
Table changes_table(const Changes& changes, const Codebook& codebook);
Json to_json(const Changes& changes);

}  // namespace evidex
