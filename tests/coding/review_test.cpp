#include "evidex/review.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace evidex;

namespace {

Suggestion suggestion(std::int64_t passage, const std::string& component, double score,
                      Suggestion::State state = Suggestion::State::open) {
    Suggestion made;
    made.passage = passage;
    made.component = component;
    made.score = score;
    made.rules = {component + "-1"};
    made.state = state;
    return made;
}

Codebook two_components() {
    Codebook book;
    book.components.resize(2);
    book.components[0].id = "access";
    book.components[0].threshold = 2;
    book.components[1].id = "kindness";
    book.components[1].threshold = 4;
    return book;
}

std::vector<std::string> names_of(const std::vector<ReviewItem>& items) {
    std::vector<std::string> names;
    for (const ReviewItem& item : items) {
        names.push_back(std::to_string(item.passage) + " " + item.component);
    }
    return names;
}

Entry entry(Verdict verdict, std::int64_t passage, const std::string& component, View view,
            bool stands = true) {
    Entry made;
    made.decision.verdict = verdict;
    made.decision.component = component;
    made.decision.view = view;
    made.stands = stands;
    made.whereabouts = Whereabouts::placed;
    made.first_passage = made.last_passage = passage;
    return made;
}

std::vector<Unit> units(std::int64_t count) {
    std::vector<Unit> all;
    for (std::int64_t i = 1; i <= count; ++i) all.push_back({i, 1, "a.txt", {}});
    return all;
}

/// Keeps what is recorded, as a ledger does, in memory.
struct Kept {
    std::vector<Decision> log;
    bool broken = false;

    DecisionLog calls() {
        return {[](std::int64_t passage) -> Result<Place> {
                    Place place;
                    place.words = "passage " + std::to_string(passage);
                    return place;
                },
                [this](std::vector<Decision> drafts) -> Result<std::vector<Decision>> {
                    if (broken) return make_error(ErrorCode::disk_full, "no space left");
                    for (Decision& draft : drafts) {
                        draft.id = std::to_string(log.size());
                        log.push_back(draft);
                    }
                    return drafts;
                },
                [this](const std::string& id, const std::string& coder) -> Result<Decision> {
                    Decision undone;
                    undone.verdict = Verdict::withdrawn;
                    undone.replaces = id;
                    undone.coder = coder;
                    log.push_back(undone);
                    return undone;
                }};
    }
    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> lines;
        for (const Decision& decision : log) {
            lines.push_back(std::string(name_of(decision.verdict)) + " " + decision.component +
                            decision.replaces + " " + std::string(name_of(decision.view)));
        }
        return lines;
    }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("open suggestions queue up; decided ones are counted, those with new reasons come back") {
    const std::vector<Suggestion> all{
        suggestion(1, "access", 9), suggestion(2, "access", 2.2, Suggestion::State::decided),
        suggestion(2, "kindness", 4.1, Suggestion::State::rejected_new), suggestion(3, "kindness", 6)};
    const ReviewQueue queue = suggestion_queue(all, {}, two_components());
    CHECK(names_of(queue.items) == Names{"1 access", "2 kindness", "3 kindness"});
    CHECK(queue.decided == 1);
    const ReviewQueue one = suggestion_queue(all, {{"access"}, ReviewOrder::document, 1}, two_components());
    CHECK(names_of(one.items) == Names{"1 access"});
    const ReviewQueue unsure = suggestion_queue(all, {{}, ReviewOrder::uncertain, 1}, two_components());
    CHECK(names_of(unsure.items) == Names{"2 kindness", "3 kindness", "1 access"});
}

TEST_CASE("a random order is one of the seed, and loses nothing") {
    std::vector<Suggestion> all;
    for (int i = 0; i < 50; ++i) all.push_back(suggestion(i, "access", 3));
    const auto order = [&](std::uint64_t seed) {
        return names_of(suggestion_queue(all, {{}, ReviewOrder::random, seed}, two_components()).items);
    };
    CHECK(order(1) == order(1));
    CHECK(order(1) != order(2));
    CHECK(order(1) != names_of(suggestion_queue(all, {}, two_components()).items));
    const Names shuffled = order(1);
    CHECK(std::set<std::string>(shuffled.begin(), shuffled.end()).size() == 50);
}

TEST_CASE("blind: passages that were read or seen are left out, and nothing tells what is suggested") {
    const std::vector<Entry> own{entry(Verdict::reviewed, 1, "", View::blind),
                                 entry(Verdict::shown, 2, "", View::assisted),
                                 entry(Verdict::reviewed, 3, "access", View::blind),
                                 entry(Verdict::reviewed, 4, "", View::blind, false),
                                 entry(Verdict::accepted, 5, "access", View::assisted, false)};
    const ReviewQueue queue = passage_queue(units(6), own, {{}, ReviewOrder::uncertain, 1});
    CHECK(names_of(queue.items) == Names{"3 ", "4 ", "6 "});
    CHECK(queue.decided == 1);
    CHECK(queue.seen == 2);
    for (const ReviewItem& item : queue.items) CHECK_FALSE(item.suggestion);
    const ReviewQueue access = passage_queue(units(6), own, {{"access"}, ReviewOrder::document, 1});
    CHECK(names_of(access.items) == Names{"4 access", "6 access"});
    CHECK(passage_queue(units(3), own, {{"access", "kindness"}, ReviewOrder::document, 1}).items.size() == 1);
}

TEST_CASE("each answer is recorded as what it says") {
    Kept kept;
    const Suggestion access = suggestion(7, "access", 3);
    Sitting sitting({{7, "access", access}, {8, "access", suggestion(8, "access", 3)}, {9, "access", access}},
                    {"ana", View::assisted, {}, "d1"}, kept.calls());
    REQUIRE(sitting.show());
    REQUIRE(sitting.show());
    REQUIRE(sitting.answer({Answer::Kind::add, {{"kindness", Stance::meets}}, "", ""}));
    CHECK(sitting.position() == 0);
    REQUIRE(sitting.answer({Answer::Kind::accept, {{"access", Stance::falls_short}}, "clear", ""}));
    REQUIRE(sitting.answer({Answer::Kind::change, {{"kindness", {}}}, "", "about people"}));
    REQUIRE(sitting.answer({Answer::Kind::skip, {}, "ask Ben", ""}));
    CHECK(sitting.current() == nullptr);
    CHECK_FALSE(sitting.answer({Answer::Kind::accept, {}, "", ""}));
    CHECK(kept.told() == Names{"shown  assisted", "added kindness assisted", "accepted access assisted",
                               "rejected access assisted", "added kindness assisted", "shown  assisted"});
    CHECK(kept.log[1].stance == Stance::meets);
    CHECK(kept.log[2].stance == Stance::falls_short);
    CHECK(kept.log[2].note == "clear");
    CHECK(kept.log[2].rules == Names{"access-1"});
    CHECK(kept.log[2].place.words == "passage 7");
    CHECK(kept.log[3].reason == "about people");
    CHECK(kept.log[4].rules.empty());
    CHECK(kept.log[5].note == "ask Ben");
    for (const Decision& decision : kept.log) CHECK(decision.codebook == "d1");
}

TEST_CASE("a blind reading says which components are there, and that the others are not") {
    Kept all;
    Sitting sitting({{1, "", {}}, {2, "", {}}}, {"ben", View::blind, {}, "d1"}, all.calls());
    REQUIRE(sitting.show());
    REQUIRE(sitting.answer({Answer::Kind::done, {{"access", {}}, {"kindness", Stance::meets}}, "", ""}));
    REQUIRE(sitting.answer({Answer::Kind::done, {}, "nothing here", ""}));
    CHECK(all.told() ==
          Names{"added access blind", "added kindness blind", "reviewed  blind", "reviewed  blind"});
    CHECK(all.log[3].note == "nothing here");
    Kept one;
    Sitting asked({{1, "access", {}}}, {"ben", View::blind, {"access"}, "d1"}, one.calls());
    REQUIRE(asked.answer({Answer::Kind::done, {}, "", ""}));
    CHECK(one.told() == Names{"reviewed access blind"});
}

TEST_CASE("undo takes back a whole answer and brings its item back, as often as there are answers") {
    Kept kept;
    Sitting sitting({{1, "access", suggestion(1, "access", 3)}, {2, "access", suggestion(2, "access", 3)}},
                    {"ana", View::assisted, {}, "d1"}, kept.calls());
    REQUIRE(sitting.answer({Answer::Kind::change, {{"kindness", {}}}, "", ""}));  // 0, 1
    REQUIRE(sitting.answer({Answer::Kind::skip, {}, "", ""}));
    CHECK(sitting.current() == nullptr);
    CHECK(*sitting.undo());
    CHECK(sitting.position() == 1);
    CHECK(kept.log.size() == 2);
    CHECK(*sitting.undo());
    CHECK(sitting.position() == 0);
    CHECK(kept.told() == Names{"rejected access assisted", "added kindness assisted", "withdrawn 1 blind",
                               "withdrawn 0 blind"});
    CHECK_FALSE(*sitting.undo());
}

TEST_CASE("what cannot be written is not taken for decided") {
    Kept kept;
    Sitting sitting({{1, "access", suggestion(1, "access", 3)}}, {"ana", View::assisted, {}, "d1"},
                    kept.calls());
    kept.broken = true;
    const Status failed = sitting.answer({Answer::Kind::accept, {}, "", ""});
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::disk_full);
    CHECK(sitting.position() == 0);
    CHECK_FALSE(*sitting.undo());
}

TEST_CASE("an adjudicator settles or dismisses, knowing the coders' choices") {
    Kept kept;
    Sitting sitting({{1, "access", {}}, {2, "access", {}}}, {"eva", View::informed, {}, "d1"}, kept.calls());
    REQUIRE(sitting.show());
    REQUIRE(sitting.answer({Answer::Kind::settle, {{"access", Stance::meets}}, "as in the manual", ""}));
    REQUIRE(sitting.answer({Answer::Kind::dismiss, {}, "", ""}));
    CHECK(kept.told() == Names{"shown  informed", "settled access informed", "dismissed access informed"});
    CHECK(kept.log[1].stance == Stance::meets);
    CHECK(kept.log[1].note == "as in the manual");
}
