#include "evidex/agreement.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "coding/slow_agreement.hpp"

using namespace evidex;
using namespace evidex::test;

namespace {

/// Figures in a table of the literature or our own, to four decimals.
void check(const Measure& measure, double expected) {
    REQUIRE(measure.value);
    CHECK(*measure.value == Approx(expected).margin(5.1e-5));
    CHECK(measure.undefined.empty());
}

void check_same(const Measure& fast, const std::optional<double>& slow) {
    REQUIRE(fast.value.has_value() == slow.has_value());
    CHECK(fast.undefined.empty() == slow.has_value());
    if (slow) CHECK(*fast.value == Approx(*slow).margin(1e-12));
}

RatingTable random_table(std::mt19937_64& random) {
    RatingTable table;
    table.coders = 2 + random() % 4;
    table.categories = 2 + random() % 4;
    const std::size_t units = random() % 30;
    const std::size_t gaps = 1 + random() % 5;
    for (std::size_t u = 0; u < units; ++u) {
        for (std::size_t c = 0; c < table.coders; ++c) {
            const bool missing = random() % 6 < gaps - 1;
            table.ratings.push_back(
                missing ? kMissing : static_cast<std::int8_t>(random() % (1 + random() % table.categories)));
        }
        table.documents.push_back(static_cast<std::uint32_t>(random() % 5));
        table.weights.push_back(static_cast<std::int64_t>(random() % 4));
    }
    return table;
}

struct Worked {
    const char* name;
    Fourfold table;
    double percent, kappa, alpha, ac1, brennan_prediger, positive;
};

}  // namespace

TEST_CASE("two coders: tables worked by hand") {
    const Worked cases[] = {
        {"10,000 characters, half shared", {50, 50, 50, 9850}, .9900, .4949, .4950, .9898, .9800, .5000},
        {"overlapping segments of one coder", {1000, 0, 0, 9000}, 1, 1, 1, 1, 1, 1},
        {"nothing shared", {0, 1000, 10, 8990}, .8990, -.0020, -.0531, .8883, .7980, 0},
        {"disputed evenly", {50, 75, 75, 800}, .8500, .3143, .3146, .8080, .7000, .4000},
        {"disputed by one side", {50, 150, 0, 800}, .8500, .3478, .3146, .8080, .7000, .4000},
        {"balanced", {20, 5, 10, 15}, .7000, .4000, .4000, .4059, .4000, .7273},
        {"rare code", {1, 4, 4, 191}, .9600, .1795, .1815, .9580, .9200, .2000},
        {"typical code", {6, 2, 4, 188}, .9700, .6512, .6518, .9672, .9400, .6667}};
    for (const Worked& worked : cases) {
        INFO(worked.name);
        const RatingCounts counts = count_ratings(worked.table);
        check(percent_agreement(counts), worked.percent);
        check(cohen_kappa(counts), worked.kappa);
        check(light_kappa(counts), worked.kappa);
        check(krippendorff_alpha(counts), worked.alpha);
        check(gwet_ac1(counts), worked.ac1);
        check(brennan_prediger(counts), worked.brennan_prediger);
        check(specific_agreement(counts, 1), worked.positive);
    }
}

TEST_CASE("a table of two coders survives being counted") {
    const Fourfold back = fourfold(count_ratings(Fourfold{6, 2, 4, 188}), 0, 1);
    CHECK(back.both == 6);
    CHECK(back.only_a == 2);
    CHECK(back.only_b == 4);
    CHECK(back.neither == 188);
    const Fourfold turned = fourfold(count_ratings(Fourfold{6, 2, 4, 188}), 1, 0);
    CHECK(turned.only_a == 4);
    CHECK(turned.only_b == 2);
}

TEST_CASE("what is undefined says why, and is never a number") {
    for (const Fourfold& table : {Fourfold{0, 0, 0, 12}, Fourfold{12, 0, 0, 0}}) {
        const RatingCounts counts = count_ratings(table);
        for (const Statistic statistic : {cohen_kappa, light_kappa, krippendorff_alpha, fleiss_kappa}) {
            CHECK_FALSE(statistic(counts).value);
            CHECK_FALSE(statistic(counts).undefined.empty());
        }
        check(gwet_ac1(counts), 1);
        check(percent_agreement(counts), 1);
    }
    CHECK(cohen_kappa(count_ratings(Fourfold{0, 0, 0, 12})).undefined == "no coder ever used it");
    CHECK(cohen_kappa(count_ratings(Fourfold{7, 0, 0, 0})).undefined == "every unit is coded by everyone");
    CHECK_FALSE(specific_agreement(count_ratings(Fourfold{0, 0, 0, 12}), 1).value);
    CHECK_FALSE(specific_agreement(count_ratings(Fourfold{12, 0, 0, 0}), 0).value);
    check(cohen_kappa(count_ratings(Fourfold{0, 0, 12, 0})), 0);
    check(specific_agreement(count_ratings(Fourfold{0, 0, 12, 0}), 1), 0);
    for (const RatingTable& nothing : {RatingTable{}, ratings_of({"1.", ".0"})}) {
        const RatingCounts counts = count_ratings(nothing);
        for (const Statistic statistic : {percent_agreement, cohen_kappa, light_kappa, krippendorff_alpha,
                                          gwet_ac1, brennan_prediger, fleiss_kappa, prevalence}) {
            CHECK_FALSE(statistic(counts).value);
            CHECK(statistic(counts).undefined == "no unit was rated by two coders");
        }
    }
    CHECK_FALSE(cohen_kappa(count_ratings(ratings_of({"10", "10", "10"}))).value);
}

TEST_CASE("three coders with gaps") {
    const RatingTable table =
        ratings_of({"1 1 0 0 0 1 0 0 . 0 1", "1 0 0 0 0 1 0 . 0 0 .", "1 . 0 0 1 1 0 0 0 . ."});
    const RatingCounts counts = count_ratings(table);
    check(krippendorff_alpha(counts), .6528);
    check(percent_agreement(counts), .8333);
    check(gwet_ac1(counts), .6947);
    check(brennan_prediger(counts), .6667);
    check(fleiss_kappa(counts), .6330);
    check(light_kappa(counts), .7019);
    CHECK(*slow_kappa(table, 0, 1) == Approx(.7143).margin(5e-5));
    CHECK(*slow_kappa(table, 0, 2) == Approx(.6957).margin(5e-5));
    CHECK(*slow_kappa(table, 1, 2) == Approx(.6957).margin(5e-5));
    // To take a gap for "not coded" is wrong, and shows.
    check(krippendorff_alpha(count_ratings(
              ratings_of({"1 1 0 0 0 1 0 0 0 0 1", "1 0 0 0 0 1 0 0 0 0 0", "1 0 0 0 1 1 0 0 0 0 0"}))),
          .5556);
}

TEST_CASE("four coders, five categories: the example that teaches alpha") {
    // Its columns are units: 11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 .3..
    const RatingCounts counts = count_ratings(
        ratings_of({"123321412...", "123322412 5.3", ".33323422 51.", "123324412 51."}, 5, '1'));
    check(krippendorff_alpha(counts), .7434);
    check(gwet_ac1(counts), .7754);
    check(brennan_prediger(counts), .7727);
    check(fleiss_kappa(counts), .7612);
    check(percent_agreement(counts), .8182);
}

TEST_CASE("random tables: the same as the formulas read") {
    std::mt19937_64 random(7);
    int with_value = 0;
    for (int i = 0; i < 500; ++i) {
        const RatingTable table = random_table(random);
        const RatingCounts counts = count_ratings(table);
        RatingTable spread = table;  // Light's twin does not know weights
        spread.weights.clear();
        const SlowAgreement slow = slow_agreement(table);
        check_same(percent_agreement(counts), slow.percent);
        check_same(krippendorff_alpha(counts), slow.alpha);
        check_same(gwet_ac1(counts), slow.ac1);
        check_same(brennan_prediger(counts), slow.brennan_prediger);
        check_same(fleiss_kappa(counts), slow.fleiss);
        const SlowAgreement unweighted = slow_agreement(spread);
        if (unweighted.percent) check_same(light_kappa(count_ratings(spread)), unweighted.light);
        with_value += slow.alpha ? 1 : 0;
    }
    CHECK(with_value > 300);
}

TEST_CASE("the order of coders and of units changes nothing, to the last bit") {
    std::mt19937_64 random(11);
    for (int i = 0; i < 100; ++i) {
        const RatingTable table = random_table(random);
        RatingTable turned = table;
        turned.ratings.clear();
        turned.weights.assign(table.weights.rbegin(), table.weights.rend());
        turned.documents.assign(table.documents.rbegin(), table.documents.rend());
        for (std::size_t at = table.ratings.size(); at-- > 0;) turned.ratings.push_back(table.ratings[at]);
        const RatingCounts a = count_ratings(table);
        const RatingCounts b = count_ratings(turned);
        for (const Statistic statistic :
             {percent_agreement, krippendorff_alpha, gwet_ac1, brennan_prediger, fleiss_kappa}) {
            CHECK(statistic(a).value == statistic(b).value);
            CHECK(statistic(a).undefined == statistic(b).undefined);
        }
        CHECK(light_kappa(a).value.has_value() == light_kappa(b).value.has_value());
        if (light_kappa(a).value) CHECK(*light_kappa(a).value == Approx(*light_kappa(b).value));
    }
}

TEST_CASE("coders who say the same agree fully; independent ones not at all") {
    std::mt19937_64 random(13);
    RatingTable same;
    RatingTable independent;
    for (std::uint32_t u = 0; u < 20'000; ++u) {
        const std::int8_t a = random() % 10 < 2 ? 1 : 0;
        const std::int8_t b = random() % 10 < 2 ? 1 : 0;
        same.ratings.insert(same.ratings.end(), {a, a});
        independent.ratings.insert(independent.ratings.end(), {a, b});
        same.documents.push_back(u % 7);
        independent.documents.push_back(u % 7);
    }
    for (const Statistic statistic : {percent_agreement, cohen_kappa, light_kappa, krippendorff_alpha,
                                      gwet_ac1, brennan_prediger, fleiss_kappa}) {
        CHECK(*statistic(count_ratings(same)).value == Approx(1));
    }
    for (const Statistic statistic : {cohen_kappa, light_kappa, krippendorff_alpha, fleiss_kappa}) {
        CHECK(*statistic(count_ratings(independent)).value == Approx(0).margin(0.03));
    }
}

TEST_CASE("units with one rating leave alpha, agreement and Brennan-Prediger as they are") {
    RatingTable table = ratings_of({"1 1 0 0 0 1", "1 0 0 0 1 1"});
    const RatingCounts before = count_ratings(table);
    table.ratings.insert(table.ratings.end(), {1, kMissing, kMissing, 1, kMissing, kMissing});
    table.documents.insert(table.documents.end(), {6, 7, 8});
    const RatingCounts after = count_ratings(table);
    for (const Statistic statistic :
         {percent_agreement, krippendorff_alpha, brennan_prediger, cohen_kappa, prevalence}) {
        CHECK(*statistic(before).value == *statistic(after).value);
    }
    CHECK(*gwet_ac1(before).value != *gwet_ac1(after).value);
}

TEST_CASE("the summary of one component") {
    RatingTable table = ratings_of({"1 1 0 0 0 1 . 0", "1 0 0 0 1 1 1 ."});
    const Agreement agreement = measure_agreement(table);
    CHECK(agreement.units == 6);
    CHECK(agreement.left_out == 2);
    CHECK(agreement.documents == 6);
    CHECK(agreement.rated == std::vector<std::int64_t>{6, 6});
    CHECK(agreement.positives == std::vector<std::int64_t>{3, 3});
    REQUIRE(agreement.table);
    CHECK(agreement.table->both == 2);
    CHECK(agreement.table->only_a == 1);
    CHECK(agreement.few_positives);
    check(agreement.prevalence, .5);
    check(agreement.kappa, .3333);
    check(agreement.negative, .6667);
    const Agreement nobody = measure_agreement(ratings_of({"1.", ".1"}));
    CHECK(nobody.units == 0);
    CHECK_FALSE(nobody.few_positives);
    CHECK_FALSE(nobody.interval.low);
}

TEST_CASE("few positives: a rare code, or a coder with fewer than ten") {
    const auto few = [](const Fourfold& table) {
        RatingTable ratings{2,
                            2,
                            {1, 1, 1, 0, 0, 1, 0, 0},
                            {0, 1, 2, 3},
                            {table.both, table.only_a, table.only_b, table.neither}};
        return measure_agreement(ratings).few_positives;
    };
    CHECK_FALSE(few({10, 0, 0, 50}));
    CHECK(few({9, 1, 0, 50}));
    CHECK(few({20, 0, 0, 500}));
    CHECK_FALSE(few({50, 0, 0, 500}));
}
