#pragma once

#include "evidex/codebook.hpp"
#include "serve/codebook_edit.hpp"
#include "serve/json.hpp"

namespace evidex {

Json component_json(const Component& component);
Json row_json(const Row& row, const Codebook& codebook);
/// The codebook with its components, and the rows of one of them (npos = none).
Json codebook_json(const Codebook& codebook, std::size_t component);

/// A row as a page sends it.
Result<RowEdit> row_edit(const Json& json);

}  // namespace evidex
