#pragma once

#include <cstdint>
#include <random>

namespace evidex {

/// A number from 0 to below `bound`, each equally likely; the same on every machine, which
/// std::uniform_int_distribution is not.
std::uint64_t draw_below(std::mt19937_64& random, std::uint64_t bound);

}  // namespace evidex
