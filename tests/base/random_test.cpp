#include "base/random.hpp"

#include <array>
#include <catch2/catch.hpp>

using namespace evidex;

TEST_CASE("bounded draws are even, and the same on every machine") {
    std::mt19937_64 random(3);
    std::array<int, 7> seen{};
    for (int i = 0; i < 70'000; ++i) ++seen.at(draw_below(random, 7));
    for (const int times : seen) CHECK(times == Approx(10'000).epsilon(0.05));
    std::mt19937_64 fixed(42);
    const std::array<std::uint64_t, 4> first{draw_below(fixed, 1'000), draw_below(fixed, 1'000),
                                             draw_below(fixed, 1'000), draw_below(fixed, 1'000)};
    CHECK(first == std::array<std::uint64_t, 4>{406, 824, 450, 662});
    CHECK(draw_below(fixed, 1) == 0);
}
