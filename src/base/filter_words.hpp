#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/store.hpp"

namespace evidex {

/// What chooses passages, as typed: the same for every command and every address of the workbench.
struct FilterOptions {
    std::vector<std::string> components, themes, roles;
    std::string kind, stance, source, year, evidence, tagged, decided;
};

/// Understands what was typed; unknown names fail with the nearest known one.
Result<Filter> to_filter(const FilterOptions& options, const Codebook& codebook);

/// What coverage may be split by: theme, role, kind, year, source, stance.
std::optional<CoverageBy> coverage_by_from(std::string_view name);

}  // namespace evidex
