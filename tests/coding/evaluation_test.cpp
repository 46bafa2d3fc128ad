#include "evidex/evaluation.hpp"

#include <catch2/catch.hpp>

#include "support/temporary.hpp"

using namespace evidex;

namespace {

GoldPassage coded(std::string id, std::vector<std::pair<std::string, Stance>> codes) {
    GoldPassage passage;
    passage.id = std::move(id);
    passage.text = "words";
    for (const auto& [component, stance] : codes) passage.components.push_back(component);
    passage.stance = std::move(codes);
    return passage;
}

}  // namespace

TEST_CASE("scores of a small gold set, counted by hand") {
    const std::vector<GoldPassage> gold{
        coded("1", {{"wait", Stance::falls_short}}),
        coded("2", {{"wait", Stance::meets}, {"staff", Stance::meets}}),
        coded("3", {}),
        coded("4", {}),
    };
    const std::vector<std::vector<Prediction>> predicted{
        {{"wait", Stance::falls_short}}, {{"wait", Stance::neutral}}, {{"staff", Stance::meets}}, {}};
    const Evaluation result = evaluate(gold, predicted, {"wait", "staff"});
    CHECK(*result.components[0].f1 == Approx(1.0));
    CHECK(*result.components[1].f1 == Approx(0.0));
    CHECK(*result.macro_f1 == Approx(0.5));
    CHECK(*result.micro_f1 == Approx(4.0 / 6.0));
    CHECK(*result.stance_accuracy == Approx(0.5));
    CHECK(result.without_component == 2);
    CHECK(result.left_untagged == 1);
    const Evaluation lenient = evaluate(gold, predicted, {"wait", "staff"}, {{"2", "staff"}, {"3", "staff"}});
    CHECK_FALSE(lenient.components[1].f1);
    CHECK(*lenient.macro_f1 == Approx(1.0));
}

TEST_CASE("a gold file is read, roles in either spelling") {
    const test::TemporaryFolder folder;
    const auto gold = load_gold(
        folder.write("gold.jsonl", R"({"id":"a","kind":"interview","role":"young person","text":"Ages.",)"
                                   R"("components":["wait"],"stance":{"wait":"falls-short"}})"
                                   "\n\n"));
    REQUIRE(gold);
    REQUIRE(gold->size() == 1);
    CHECK(gold->front().role == "young-person");
    CHECK(gold->front().stance.front().second == Stance::falls_short);
}

TEST_CASE("a broken gold line is named") {
    const test::TemporaryFolder folder;
    const auto broken = load_gold(folder.write("gold.jsonl", "{\"id\":\"a\",\"text\":\"t\"}\nnot json\n"));
    REQUIRE_FALSE(broken);
    CHECK(broken.error().line == 2);
    const auto stance =
        load_gold(folder.write("gold.jsonl", R"({"id":"a","text":"t","stance":{"wait":"bad"}})"));
    REQUIRE_FALSE(stance);
    CHECK(stance.error().line == 1);
}
