#include <catch2/catch.hpp>

#include "tag/books.hpp"
#include "tag/matching.hpp"

using namespace evidex;
using namespace evidex::test;

namespace {

/// The reason of the first near miss, or "-".
std::string why_not(const Book& book, std::string_view text) {
    const auto explanations = book.compile().explain(passage(text));
    if (explanations.empty() || explanations.front().near_misses.empty()) return "-";
    return explanations.front().near_misses.front().reason;
}

std::string why_not_rule(std::string rule, std::string_view text) {
    Book book;
    book.rule(std::move(rule));
    return why_not(book, text);
}

}  // namespace

TEST_CASE("a rule that missed by distance, order or sentence says so") {
    CHECK(why_not_rule("waiting NEAR/5 month*", "waiting for a call that took seven months") ==
          "'months' was 7 words from 'waiting'; the rule allows 5");
    CHECK(why_not_rule("waiting NEAR/5 month*",
                       "waiting for a call that never ever came in all of seven months") == "-");
    CHECK(why_not_rule("letter THEN/3 final", "the final letter") ==
          "'final' comes before 'letter'; the rule wants it behind");
    CHECK(why_not_rule("letter NEAR/3 final", "A letter. Final words.") ==
          "a sentence ends between 'letter' and 'Final'");
    CHECK(why_not_rule("letter WITHIN sentence final", "A letter. Final words.") ==
          "a sentence ends between 'letter' and 'Final'");
    CHECK(why_not_rule("letter NOT NEAR/2 love", "love letter") ==
          "the rule holds but for what it excludes with NOT");
    CHECK(why_not_rule("(letter NEAR/2 final) THEN/2 post", "final x letter y z post") ==
          "'post' was 3 words from 'final x letter'; the rule allows 2");
}

TEST_CASE("a term that was found but does not count says why") {
    Book book;
    Row& row = book.term("voice");
    row.not_if = "inner|voice mail*";
    CHECK(why_not(book, "a voice mail") == "'voice' was found, but does not count if voice mail*");
    book.book.rows[0].not_if = "";
    book.book.rows[0].only_if = "NEAR/2 nurse";
    CHECK(why_not(book, "a voice") == "'voice' was found, but counts only if NEAR/2 nurse");
    book.book.rows[0].only_if = "";
    book.book.rows[0].where = "role:parent";
    CHECK(why_not(book, "a voice") == "'voice' was found, but the row counts only where role:parent");
    book.book.rows[0].where = "";
    book.book.rows[0].status = RowStatus::trial;
    CHECK(why_not(book, "a voice") == "'voice' was found, but the row is on trial");
}

TEST_CASE("below the threshold: the missing amount, before anything else") {
    Book book({"access"}, 3.0);
    book.term("queue", 2.0);
    book.rule("queue NEAR/1 long", 1.0);
    const auto explanations = book.compile().explain(passage("a queue too long"));
    REQUIRE(explanations.size() == 1);
    CHECK_FALSE(explanations[0].tagged);
    CHECK(explanations[0].score == 2.0);
    CHECK(explanations[0].because.size() == 1);
    REQUIRE(explanations[0].near_misses.size() == 2);
    CHECK(explanations[0].near_misses[0].reason == "the score is 2.0; 1.0 more is needed for a tag");
    CHECK(explanations[0].near_misses[1].would_add == 1.0);
    CHECK(explanations[0].near_misses[1].parts.size() == 2);
}

TEST_CASE("the smallest change comes first, five at most") {
    Book book;
    for (int i = 1; i < 9; ++i) book.rule("alpha NEAR/" + std::to_string(i) + " omega");
    const auto explanations = book.compile().explain(passage("alpha b c d e f g h omega alpha"));
    REQUIRE(explanations.size() == 1);
    CHECK(explanations[0].because.size() == 8);
    const auto misses = book.compile().explain(passage("alpha b c d e f g h i j omega"));
    REQUIRE(misses.size() == 1);
    REQUIRE(misses[0].near_misses.size() == 4);
    CHECK(misses[0].near_misses[0].row == 7);
    CHECK(misses[0].near_misses[3].row == 4);
}

TEST_CASE("an explanation of a tag is the tag") {
    Book book;
    book.modifier(ModifierKind::negated, "no");
    book.term("queue", 2.0).stance = Stance::falls_short;
    const Tagger tagger = book.compile();
    const Tag tag = tagger.tag(passage("no queue")).at(0);
    const ComponentExplanation why = tagger.explain(passage("no queue")).at(0);
    CHECK(why.tagged);
    CHECK(why.score == tag.score);
    CHECK(why.stance == tag.stance);
    CHECK(why.because.at(0).modifiers.size() == 1);
}

TEST_CASE("matching rows: each by itself, whatever the thresholds and the other rows") {
    Book book({"access"}, 99.0);
    book.term("waiting");
    book.term("waiting list");
    book.term("list").status = RowStatus::trial;
    book.rule("waiting NEAR/2 list").status = RowStatus::trial;
    book.term("waiting").not_if = "list";
    book.term("list").not_if = "waiting list";
    book.term("list").where = "role:parent";
    book.term("list").status = RowStatus::retired;
    std::vector<std::uint32_t> rows;
    for (const RowMatch& match : matching_rows(book.compile(), passage("waiting list")))
        rows.push_back(match.row);
    CHECK(rows == std::vector<std::uint32_t>{0, 4, 1, 3, 2});
}
