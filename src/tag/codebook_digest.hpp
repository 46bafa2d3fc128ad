#pragma once

#include <string>
#include <vector>

#include "tag/codebook_sheet.hpp"
#include "tag/codebook_toml.hpp"

namespace evidex {

/// SHA-256 over the canonical form of a codebook: fixed columns, LF, rows sorted where their order has no
/// meaning, notes left out; words.csv, which is large and not written by hand, byte by byte. Two folders that
/// tag alike by construction have the same digest.
std::string codebook_digest(const Frame& frame, const std::vector<const Sheet*>& sheets,
                            const std::string& words_file);

}  // namespace evidex
