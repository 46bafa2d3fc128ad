#include "report/explanation.hpp"

#include <catch2/catch.hpp>

using namespace evidex;
using Catch::Contains;

namespace {

Row row_of(const std::string& id, double weight, int line) {
    Row row;
    row.id = id;
    row.pattern = id + " pattern";
    row.weight = weight;
    row.line = line;
    return row;
}

/// One component; rows of weight 3, 0.2 and 2 on lines 2 to 4 of terms.csv.
Codebook codebook() {
    Codebook book;
    book.components.resize(1);
    book.components[0].id = "rapid-access";
    book.components[0].label = "Rapid access";
    book.rows = {row_of("A", 3, 2), row_of("B", 0.2, 3), row_of("C", 2, 4)};
    book.modifiers.resize(1);
    book.modifiers[0].id = "M-1";
    book.modifiers[0].line = 7;
    return book;
}

Hit hit_of(std::uint32_t row, Span span) {
    Hit hit;
    hit.row = row;
    hit.span = span;
    hit.parts = {span};
    return hit;
}

/// Rows A (twice) and B hit "no waiting list here".
Explained explained() {
    Explained made;
    made.passage.text = "no waiting list here, a waiting list";
    ComponentExplanation found;
    found.tagged = true;
    found.score = 3.2;
    found.threshold = 3;
    found.stance = Stance::meets;
    found.because = {hit_of(1, {0, 2}), hit_of(0, {3, 15}), hit_of(0, {24, 36})};
    found.because[1].stance = Stance::meets;
    found.because[1].modifiers = {{0, {0, 2}}};
    found.near_misses = {{2, "'here' was 7 words from 'there'; the rule allows 5", 2, {}}};
    made.components = {found};
    return made;
}

}  // namespace

TEST_CASE("an explanation tells what a tag rests on, heaviest first, each row once") {
    const std::string text = explanation_text(explained(), codebook(), {});
    CHECK_THAT(text, Contains("no **waiting list** here, a **waiting list**\n"));
    CHECK_THAT(text, Contains("Rapid access (rapid-access): meets, score 3.2 of 3.0 needed"));
    CHECK_THAT(text, Contains("+3.0  A terms.csv:2  \"waiting list\"  → meets\n"));
    CHECK_THAT(text, Contains("M-1 modifiers.csv:7  \"no\" negates it\n"));
    CHECK_THAT(text, Contains("also: +0.2 B terms.csv:3 \"no\"\n"));
    CHECK_THAT(text, Contains("-  C terms.csv:4  (would add 2.0)\n") && Contains("7 words from"));
    CHECK(text.find("terms.csv:2") == text.rfind("terms.csv:2"));
}

TEST_CASE("a component far from a tag is named with its score only, unless asked for in full") {
    Explained far = explained();
    far.components[0].tagged = false;
    far.components[0].score = 0.2;
    far.components[0].because.resize(1);
    far.components[0].near_misses.clear();
    CHECK_THAT(explanation_text(far, codebook(), {}),
               Contains("Far from a tag") && Contains("rapid-access 0.2"));
    far.in_full = true;
    CHECK_THAT(explanation_text(far, codebook(), {}), Contains("not tagged, score 0.2, 2.8 short of 3.0"));
}

TEST_CASE("an explanation as JSON keeps every hit and modifier") {
    const Json json = explanation_json(explained(), codebook());
    const Json& component = json["components"][0];
    CHECK(component["because"].size() == 3);
    CHECK(
        component["because"][1]["modifiers"][0] ==
        Json{
            {"begin", 0}, {"end", 2}, {"modifier", "M-1"}, {"kind", "negated"}, {"text", "no"}, {"line", 7}});
    CHECK(component["near_misses"][0]["rule"] == "C");
    CHECK(explanation_table(explained(), codebook()).rows.size() == 4);
}

TEST_CASE("a row that speaks against a component says why, whether it weighs much or little") {
    Codebook book = codebook();
    book.rows[0].note = "not for readers";
    book.rows[1].weight = GENERATE(-0.2, -2.0);
    book.rows[1].note = "yields to aftercare-planning: the way out";
    const std::string text = explanation_text(explained(), book, {});
    CHECK_THAT(text, Contains("yields to aftercare-planning: the way out"));
    CHECK_THAT(text, !Contains("not for readers"));
    CHECK(explanation_json(explained(), book)["components"][0]["because"][0]["note"] ==
          "yields to aftercare-planning: the way out");
}
