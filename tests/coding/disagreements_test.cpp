#include <catch2/catch.hpp>

#include "evidex/review.hpp"

using namespace evidex;

namespace {

Entry said(const std::string& coder, Verdict verdict, const std::string& component,
           const std::string& note = {}) {
    static int number = 0;
    Entry entry;
    entry.decision.id = std::to_string(++number);
    entry.decision.coder = coder;
    entry.decision.verdict = verdict;
    entry.decision.component = component;
    entry.decision.note = note;
    entry.decision.time = "2026-01-05T09:00:" + std::to_string(10 + number) + "Z";
    entry.whereabouts = Whereabouts::placed;
    entry.first_passage = entry.last_passage = 7;
    return entry;
}

}  // namespace

TEST_CASE("coders disagree where one coded and another read without coding") {
    const std::vector<Entry> log{
        said("ana", Verdict::added, "access", "the queue"), said("ana", Verdict::reviewed, ""),
        said("ben", Verdict::reviewed, "", "only a bus"), said("eva", Verdict::shown, "")};
    const std::vector<Disagreement> found = disagreements(log, {"kindness", "access"});
    REQUIRE(found.size() == 1);
    CHECK(found[0].passage == 7);
    CHECK(found[0].component == "access");
    REQUIRE(found[0].choices.size() == 2);
    CHECK(found[0].choices[0].coder == "ana");
    CHECK(found[0].choices[0].coded);
    CHECK(found[0].choices[0].note == "the queue");
    CHECK_FALSE(found[0].choices[1].coded);
    CHECK(found[0].choices[1].note == "only a bus");
    CHECK_FALSE(found[0].settled);
    CHECK(disagreements(log, {"access"}, {"ana"}).empty());
    CHECK(disagreements(log, {"access"}, {"ana", "ben"}).size() == 1);
}

TEST_CASE("nobody disagrees with who has not read") {
    CHECK(disagreements({said("ana", Verdict::added, "access"), said("ben", Verdict::shown, "")}, {"access"})
              .empty());
    CHECK(disagreements({said("ana", Verdict::added, "access"), said("ben", Verdict::reviewed, "kindness")},
                        {"access", "kindness"})
              .empty());
    CHECK(disagreements({}, {"access"}).empty());
}

TEST_CASE("the last adjudication stands; the coders' choices stay as they were") {
    std::vector<Entry> log{said("ana", Verdict::added, "access"), said("ben", Verdict::rejected, "access"),
                           said("eva", Verdict::settled, "access", "as in the manual"),
                           said("eva", Verdict::dismissed, "access", "on second thoughts")};
    const std::vector<Disagreement> found = disagreements(log, {"access"});
    REQUIRE(found.size() == 1);
    CHECK(found[0].choices.size() == 2);
    REQUIRE(found[0].settled);
    CHECK_FALSE(found[0].settled->coded);
    CHECK(found[0].settled->note == "on second thoughts");
    log[3].stands = false;  // taken back
    CHECK(disagreements(log, {"access"})[0].settled->coded);
}
