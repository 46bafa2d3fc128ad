#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "evidex/agreement.hpp"

namespace evidex {

RatingCounts no_ratings(std::size_t coders, std::size_t categories);

/// The place of coders a < b in RatingCounts::pairs.
std::size_t pair_number(std::size_t coders, std::size_t a, std::size_t b);

/// What the table says of each document, by its number.
std::vector<RatingCounts> count_by_document(const RatingTable& table);

/// Adds `more` to `sum`, so many times; both must be of the same coders and categories.
void add(RatingCounts& sum, const RatingCounts& more, std::int64_t times);

/// Units with at least so many ratings.
std::int64_t units_rated(const RatingCounts& counts, std::size_t least);

}  // namespace evidex
