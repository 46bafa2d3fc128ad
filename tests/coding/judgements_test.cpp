#include <catch2/catch.hpp>

#include "coding/decisions.hpp"

namespace evidex::test {
namespace {

Entry said(const std::string& coder, Verdict verdict, View view = View::blind,
           std::optional<Stance> stance = std::nullopt) {
    Entry entry;
    entry.decision.id = coder + std::string(name_of(verdict));
    entry.decision.coder = coder;
    entry.decision.verdict = verdict;
    entry.decision.view = view;
    entry.decision.stance = stance;
    entry.decision.component = verdict == Verdict::reviewed ? "" : "rapid-access";
    entry.first_passage = 1;
    entry.last_passage = 1;
    return entry;
}

std::optional<bool> judged(const std::vector<Entry>& log, Evidence evidence, bool with_assisted = false) {
    const std::vector<Judgement> list = judgements(log, "rapid-access", evidence, with_assisted);
    return list.empty() ? std::nullopt : std::optional(list.front().coded);
}

TEST_CASE("one coder decides, two agree") {
    const std::vector<Entry> alone{said("ana", Verdict::added)};
    CHECK(judged(alone, Evidence::decided) == true);
    CHECK_FALSE(judged(alone, Evidence::agreed));
    const std::vector<Entry> both{said("ana", Verdict::added), said("ben", Verdict::added)};
    CHECK(judged(both, Evidence::agreed) == true);
    const std::vector<Entry> neither{said("ana", Verdict::reviewed), said("ben", Verdict::rejected)};
    CHECK(judged(neither, Evidence::decided) == false);
    CHECK(judged(neither, Evidence::agreed) == false);
    CHECK_FALSE(judged({said("ana", Verdict::shown)}, Evidence::decided));
}

TEST_CASE("where coders differ only an adjudicator makes them agree") {
    std::vector<Entry> log{said("ana", Verdict::added), said("ben", Verdict::reviewed)};
    CHECK(judged(log, Evidence::decided) == true);
    CHECK_FALSE(judged(log, Evidence::agreed));
    log.push_back(said("judge", Verdict::dismissed, View::informed));
    CHECK(judged(log, Evidence::decided) == false);
    CHECK(judged(log, Evidence::agreed) == false);
    log.back() = said("judge", Verdict::settled, View::informed, Stance::meets);
    CHECK(judged(log, Evidence::agreed) == true);
    CHECK(judgements(log, "rapid-access", Evidence::agreed, false).front().stance == Stance::meets);
}

TEST_CASE("decisions made after seeing suggestions count only when asked for") {
    const std::vector<Entry> log{said("ana", Verdict::accepted, View::assisted)};
    CHECK_FALSE(judged(log, Evidence::decided));
    CHECK(judged(log, Evidence::decided, true) == true);
}

}  // namespace
}  // namespace evidex::test
