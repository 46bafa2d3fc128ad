#pragma once

#include <string>
#include <vector>

#include "app/command.hpp"
#include "evidex/store.hpp"

namespace evidex {

/// The options that choose passages, as typed; the same for every command that has them.
struct FilterOptions {
    std::vector<std::string> components, themes, roles;
    std::string kind, stance, source, year;
};

void add_filter_options(CLI::App& command, FilterOptions& options);

/// Understands what was typed; unknown names fail with the nearest known one.
Result<Filter> to_filter(const FilterOptions& options, const Codebook& codebook);

}  // namespace evidex
