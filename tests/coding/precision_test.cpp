#include <catch2/catch.hpp>

#include "coding/decisions.hpp"

namespace evidex::test {
namespace {

Entry judged(Verdict verdict, const std::vector<std::string>& rules, std::int64_t passage,
             const std::string& reason = {}) {
    Entry entry;
    entry.decision.verdict = verdict;
    entry.decision.coder = "ana";
    entry.decision.component = "rapid-access";
    entry.decision.codebook = "book";
    entry.decision.rules = rules;
    entry.decision.reason = reason;
    entry.whereabouts = Whereabouts::placed;
    entry.first_passage = passage;
    entry.last_passage = passage;
    return entry;
}

RowPrecision after(int accepted, int rejected) {
    std::vector<Entry> entries;
    for (int i = 0; i < accepted; ++i) entries.push_back(judged(Verdict::accepted, {"R1"}, i));
    for (int i = 0; i < rejected; ++i) entries.push_back(judged(Verdict::rejected, {"R1"}, 1'000 + i));
    return row_precision(entries, "book").front();
}

TEST_CASE("precision of a row has Wilson's interval") {
    const auto check = [](const RowPrecision& row, double low, double high) {
        CHECK(row.low == Approx(low).margin(5e-5));
        CHECK(row.high == Approx(high).margin(5e-5));
    };
    check(after(41, 7), 0.7283, 0.9275);
    check(after(10, 0), 0.7225, 1);
    check(after(0, 10), 0, 0.2775);
    check(after(3, 0), 0.4385, 1);
    CHECK(row_precision({}, "").empty());
}

TEST_CASE("rows share the verdict on what they suggested together") {
    std::vector<Entry> entries{judged(Verdict::accepted, {"R1", "R2"}, 1),
                               judged(Verdict::rejected, {"R2"}, 2, "interviewer speech"),
                               judged(Verdict::rejected, {"R1", "R2"}, 3, "a joke"),
                               judged(Verdict::rejected, {"R2"}, 4, "interviewer speech")};
    const std::vector<RowPrecision> rows = row_precision(entries, "book");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].rule == "R1");
    CHECK(rows[0].accepted == 1);
    CHECK(rows[0].rejected == 1);
    CHECK(rows[0].accepted_alone + rows[0].rejected_alone == 0);
    CHECK(rows[1].rejected_alone == 2);
    CHECK(rows[1].reasons.front() == std::pair<std::string, std::int64_t>("interviewer speech", 2));
    CHECK(row_precision(entries, "another book").empty());
    entries[1].stands = false;
    CHECK(row_precision(entries, "")[1].rejected == 2);
}

TEST_CASE("an adjudicator's word wins over the coder's") {
    std::vector<Entry> entries{judged(Verdict::accepted, {"R1"}, 1), judged(Verdict::rejected, {"R1"}, 2)};
    entries.push_back(judged(Verdict::dismissed, {}, 1));
    entries.push_back(judged(Verdict::settled, {}, 2));
    const std::vector<RowPrecision> rows = row_precision(entries, "book");
    CHECK(rows.front().accepted == 1);
    CHECK(rows.front().rejected == 1);
    entries.pop_back();
    CHECK(row_precision(entries, "book").front().rejected == 2);
}

TEST_CASE("recall is weighted by strata and keeps to the conservative corners") {
    const Recall recall = estimate_recall({400, 100, 82}, {{9'600, 300, 3}});
    CHECK(recall.found == Approx(328));
    CHECK(recall.missed == Approx(96));
    REQUIRE(recall.recall);
    CHECK(*recall.recall == Approx(0.7736).margin(5e-5));
    CHECK(recall.low == Approx(0.4746).margin(5e-5));
    CHECK(recall.high == Approx(0.9260).margin(5e-5));
}

TEST_CASE("none found is not none there") {
    CHECK(estimate_recall({}, {{10'000, 100, 0}}).missed_most == Approx(370).margin(0.5));
    CHECK(estimate_recall({}, {{10'000, 300, 0}}).missed_most == Approx(126).margin(0.5));
    CHECK(estimate_recall({}, {{10'000, 1'000, 0}}).missed_most == Approx(38).margin(0.5));
    CHECK(std::floor(estimate_recall({400, 100, 82}, {{9'600, 300, 0}}).missed_most) == 121);
    const Recall nothing = estimate_recall({400, 0, 0}, {{9'600, 0, 0}});
    CHECK_FALSE(nothing.recall);
    CHECK_FALSE(estimate_recall({400, 100, 82}, {{9'600, 0, 0}}).recall);
    CHECK_FALSE(estimate_recall({400, 100, 82}, {{600, 300, 3}, {9'000, 0, 0}}).recall);
    CHECK(nothing.low == 0);
    CHECK(nothing.high == 1);
}

TEST_CASE("more strata make the interval wider, never narrower") {
    const Recall one = estimate_recall({400, 100, 82}, {{9'600, 300, 3}});
    const Recall two = estimate_recall({400, 100, 82}, {{4'800, 150, 2}, {4'800, 150, 1}});
    CHECK(*two.recall == Approx(*one.recall));
    CHECK(two.low < one.low);
    CHECK(two.high > one.high);
}

}  // namespace
}  // namespace evidex::test
