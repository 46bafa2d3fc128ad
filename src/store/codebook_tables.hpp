#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "store/database.hpp"

namespace evidex {

/// What the indexes in tags and hits mean.
struct CodebookNames {
    std::string digest;
    std::vector<std::string> components;
    std::vector<std::string> rules;
    std::vector<std::string> modifiers;
};
CodebookNames names_in(const Codebook& codebook);

/// Makes `codebook` the current one. Components that it no longer has stay, without a position, as long as
/// tags name them.
void store_codebook(Database& database, const Codebook& codebook);

/// Removes what only earlier codebooks had; call when all tags are of the current one.
void drop_old_rows(Database& database, const Codebook& codebook);

}  // namespace evidex
