#include "coding/agreement.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

TEST_CASE("Cohen's kappa of tables worked by hand") {
    CHECK(*cohen_kappa({50, 50, 50, 9850}) == Approx(0.4949).margin(5e-5));
    CHECK(*cohen_kappa({1000, 0, 0, 9000}) == Approx(1.0));
    CHECK(*cohen_kappa({0, 1000, 10, 8990}) == Approx(-0.0020).margin(5e-5));
    CHECK(*cohen_kappa({20, 5, 10, 15}) == Approx(0.4));
    CHECK(*cohen_kappa({1, 4, 4, 191}) == Approx(0.1795).margin(5e-5));
}

TEST_CASE("kappa is undefined, not zero, where chance agreement is certain") {
    CHECK_FALSE(cohen_kappa({0, 0, 0, 0}));
    CHECK_FALSE(cohen_kappa({0, 0, 0, 12}));
    CHECK_FALSE(cohen_kappa({12, 0, 0, 0}));
    CHECK(cohen_kappa({0, 0, 12, 0}));
}
