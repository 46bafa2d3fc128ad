#include "coding/agreement_bootstrap.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "coding/slow_agreement.hpp"

using namespace evidex;
using namespace evidex::test;

namespace {

void add_document(RatingTable& table, std::uint32_t number, const Fourfold& document) {
    const auto add = [&](std::int64_t times, std::int8_t a, std::int8_t b) {
        for (std::int64_t i = 0; i < times; ++i) {
            table.ratings.insert(table.ratings.end(), {a, b});
            table.documents.push_back(number);
        }
    };
    add(document.both, 1, 1);
    add(document.only_a, 1, 0);
    add(document.only_b, 0, 1);
    add(document.neither, 0, 0);
}

RatingTable three_documents() {
    RatingTable table;
    add_document(table, 0, {3, 1, 0, 46});
    add_document(table, 1, {1, 0, 2, 37});
    add_document(table, 2, {4, 1, 1, 54});
    return table;
}

}  // namespace

TEST_CASE("every replicate is one of the values that three documents can give") {
    const RatingTable table = three_documents();
    CHECK(*cohen_kappa(count_ratings(table)).value == Approx(.7440).margin(5e-5));
    // Of the 27 equally likely draws, so many give each value.
    const std::map<int, double> possible{{4805, 1}, {6450, 3}, {6471, 3}, {7299, 3}, {7440, 6},
                                         {7625, 3}, {7818, 1}, {7989, 3}, {8199, 3}, {8466, 1}};
    std::map<int, int> seen;
    for (const std::optional<double>& value : bootstrap_replicates(table, cohen_kappa, {27'000, 5})) {
        REQUIRE(value);
        ++seen[static_cast<int>(*value * 10'000 + 0.5)];
    }
    REQUIRE(seen.size() == possible.size());
    for (const auto& [value, times] : seen) {
        INFO(value);
        REQUIRE(possible.count(value) == 1);
        CHECK(times == Approx(1'000 * possible.at(value)).epsilon(0.15));
    }
}

TEST_CASE("the interval is the same every time, and of whole documents") {
    const RatingTable table = three_documents();
    const BootstrapInterval first = bootstrap_interval(table, cohen_kappa);
    const BootstrapInterval again = bootstrap_interval(table, cohen_kappa);
    REQUIRE(first.low);
    CHECK(*first.low == *again.low);
    CHECK(*first.high == *again.high);
    CHECK(*first.low >= .4805 - 5e-5);
    CHECK(*first.high <= .8466 + 5e-5);
    CHECK(*first.low < .7440);
    CHECK(*first.high > .7440);
    CHECK(first.documents == 3);
    CHECK(first.replicates == 2'000);
    CHECK(first.without_value == 0);
}

TEST_CASE("one document, or too few positives: no interval, and it says so") {
    RatingTable one;
    add_document(one, 0, {3, 1, 0, 46});
    CHECK(bootstrap_interval(one, cohen_kappa).undefined == "one document only");
    CHECK_FALSE(bootstrap_interval(one, cohen_kappa).low);
    RatingTable rare;
    for (std::uint32_t document = 0; document < 10; ++document) {
        add_document(rare, document, {document == 0 ? 1 : 0, 0, 0, 20});
    }
    const BootstrapInterval interval = bootstrap_interval(rare, cohen_kappa);
    CHECK(interval.undefined == "too few positives");
    CHECK(interval.without_value > 100);
    CHECK_FALSE(interval.high);
    CHECK_FALSE(bootstrap_interval({}, cohen_kappa).undefined.empty());
}

TEST_CASE("a document that only one coder rated is not drawn") {
    RatingTable table = three_documents();
    const BootstrapInterval before = bootstrap_interval(table, krippendorff_alpha);
    for (int i = 0; i < 30; ++i) {
        table.ratings.insert(table.ratings.end(), {1, kMissing});
        table.documents.push_back(3);
    }
    const BootstrapInterval after = bootstrap_interval(table, krippendorff_alpha);
    CHECK(after.documents == 3);
    CHECK(*before.low == *after.low);
    CHECK(*before.high == *after.high);
}

TEST_CASE("quantiles lie between neighbours") {
    const std::vector<double> sorted{1, 2, 4, 8};
    CHECK(quantile(sorted, 0) == Approx(1));
    CHECK(quantile(sorted, 0.5) == Approx(3));
    CHECK(quantile(sorted, 0.75) == Approx(5));
    CHECK(quantile(sorted, 1) == Approx(8));
    CHECK(quantile({5}, 0.3) == Approx(5));
}
