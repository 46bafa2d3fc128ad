#include <catch2/catch.hpp>

#include "coding/decisions.hpp"

namespace evidex::test {
namespace {

/// What the log amounts to in passage 1 for rapid-access: 1, 0 or none.
std::optional<int> rating(const std::vector<Decision>& log) {
    const std::vector<Rating> list = ratings(in_passage(log), "rapid-access");
    if (list.empty()) return std::nullopt;
    REQUIRE(list.size() == 1);
    return list.front().coded ? 1 : 0;
}

TEST_CASE("a passage is 1 where coded, 0 only with evidence of reading, else missing") {
    Log log("ana");
    CHECK_FALSE(rating(log.entries()));
    log.add(Verdict::shown, "");
    CHECK_FALSE(rating(log.entries()));
    log.add(Verdict::accepted, "aftercare-planning");
    CHECK_FALSE(rating(log.entries()));
    log.add(Verdict::reviewed, "aftercare-planning");
    CHECK_FALSE(rating(log.entries()));
    log.add(Verdict::rejected, "rapid-access");
    CHECK(rating(log.entries()) == 0);
    const std::string coded = log.add(Verdict::added, "rapid-access").id;
    CHECK(rating(log.entries()) == 1);
    log.add(Verdict::withdrawn, "rapid-access", coded);
    CHECK(rating(log.entries()) == 0);
}

TEST_CASE("a review of all components is 0 for each that is not coded") {
    Log log("ana");
    log.add(Verdict::reviewed, "");
    CHECK(rating(log.entries()) == 0);
    log.add(Verdict::accepted, "rapid-access");
    CHECK(rating(log.entries()) == 1);
}

TEST_CASE("adjudication is nobody's rating") {
    Log judge("judge");
    judge.add(Verdict::settled, "rapid-access");
    judge.add(Verdict::dismissed, "rapid-access");
    CHECK_FALSE(rating(judge.entries()));
}

TEST_CASE("each coder has a rating in each passage that a coding touches") {
    Log ana("ana");
    ana.add(Verdict::added, "rapid-access");
    Log ben("ben");
    ben.add(Verdict::reviewed, "");
    std::vector<Entry> entries = in_passage(merged(ana.entries(), ben.entries()), 4);
    for (Entry& entry : entries) {
        if (entry.decision.coder == "ana") entry.last_passage = 5;
    }
    const std::vector<Rating> expected{
        {4, "ana", true, View::blind}, {4, "ben", false, View::blind}, {5, "ana", true, View::blind}};
    CHECK(ratings(entries, "rapid-access") == expected);
}

}  // namespace
}  // namespace evidex::test
