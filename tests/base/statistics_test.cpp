#include "base/statistics.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

TEST_CASE("Wilson intervals of worked examples") {
    const auto check = [](std::int64_t right, std::int64_t tested, double low, double high) {
        const Interval interval = wilson_interval(right, tested);
        CHECK(interval.low == Approx(low).margin(5e-5));
        CHECK(interval.high == Approx(high).margin(5e-5));
    };
    check(41, 48, 0.7283, 0.9275);
    check(10, 10, 0.7225, 1.0);
    check(0, 10, 0.0, 0.2775);
    check(3, 3, 0.4385, 1.0);
    check(0, 0, 0.0, 1.0);
}
