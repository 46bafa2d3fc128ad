#include "base/random.hpp"

#include <limits>

namespace evidex {

std::uint64_t draw_below(std::mt19937_64& random, std::uint64_t bound) {
    // Numbers above the last full run of 0 … bound - 1 would make the small ones likelier.
    const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t usable = most - (most % bound + 1) % bound;
    std::uint64_t number = random();
    while (number > usable) number = random();
    return number % bound;
}

}  // namespace evidex
