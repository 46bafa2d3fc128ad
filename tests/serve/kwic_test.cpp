#include "serve/kwic.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

namespace {

Quote quote(const std::string& text, std::vector<Span> marks) {
    Quote quote;
    quote.passage = 1;
    quote.text = text;
    quote.title = "T";
    quote.marks = std::move(marks);
    return quote;
}

}  // namespace

TEST_CASE("each hit has its line, words of a phrase together") {
    const auto lines =
        kwic_lines({quote("A long waiting list\nand a waiting room.", {{7, 14}, {15, 19}, {26, 33}})});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].left == "A long ");
    CHECK(lines[0].hit == "waiting list");
    CHECK(lines[0].right == " and a waiting room.");
    CHECK(lines[1].hit == "waiting");
}

TEST_CASE("long sides are cut between words, never inside a character") {
    std::string beside;
    for (int i = 0; i < 40; ++i) beside += "élan ";
    const std::string text = beside + "hit " + beside;
    const auto at = static_cast<std::uint32_t>(beside.size());
    const auto lines = kwic_lines({quote(text, {{at, at + 3}})});
    REQUIRE(lines.size() == 1);
    CHECK_THAT(lines[0].left, Catch::StartsWith("élan ") && Catch::EndsWith("élan "));
    CHECK_THAT(lines[0].right, Catch::StartsWith(" élan") && Catch::EndsWith("élan"));
    CHECK(lines[0].left.size() < 110);
}

TEST_CASE("lines are sorted by the words before and behind the hit") {
    auto lines =
        kwic_lines({quote("zebra old hit apple", {{10, 13}}), quote("apple young hit zebra", {{12, 15}}),
                    quote("the new hit Banana", {{8, 11}})});
    sort_lines(lines, "left");
    CHECK(lines[0].left == "the new ");
    CHECK(lines[2].left == "apple young ");
    sort_lines(lines, "right");
    CHECK(lines[0].right == " apple");
    CHECK(lines[1].right == " Banana");
}
