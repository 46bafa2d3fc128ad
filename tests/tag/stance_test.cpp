#include <catch2/catch.hpp>

#include "tag/books.hpp"

using namespace evidex;
using namespace evidex::test;

namespace {

/// The modifiers of the reference's example codebook.
Book frame() {
    Book book({"access", "care"});
    book.modifier(ModifierKind::negated, "no|not|never|nobody|without|didn't|lack of");
    book.modifier(ModifierKind::negated, "nowhere to be seen", 4).forward = false;
    book.book.modifiers.back().backward = true;
    book.modifier(ModifierKind::norm, "should|must", 0).scope_clause = true;
    book.modifier(ModifierKind::wish, "would have liked|wish*", 0).scope_clause = true;
    book.modifier(ModifierKind::strain, "only|still|not until", 8).components = {0};
    book.modifier(ModifierKind::stop, "but|however");
    book.modifier(ModifierKind::pseudo, "not only|no doubt");
    book.modifier(ModifierKind::praise, "helpful|kind").backward = true;
    book.modifier(ModifierKind::past, "years ago").backward = true;
    return book;
}

std::string_view stance(const Book& book, std::string_view text) {
    const std::vector<Tag> tags = book.compile().tag(passage(text));
    return tags.empty() ? "-" : name_of(tags.front().stance);
}

std::string_view plain(std::string_view text, std::optional<Stance> base = {}) {
    Book book = frame();
    book.term("letter").stance = base;
    return stance(book, text);
}

}  // namespace

TEST_CASE("negation turns a stance round, two of them do not") {
    CHECK(plain("A letter came.", Stance::meets) == "meets");
    CHECK(plain("No letter came.", Stance::meets) == "falls-short");
    CHECK(plain("She never went without a letter.", Stance::meets) == "meets");
    CHECK(plain("No letter came.", Stance::falls_short) == "meets");
    CHECK(plain("No letter came.") == "falls-short");
    CHECK(plain("A letter came.") == "neutral");
    CHECK(plain("The letter was nowhere to be seen.") == "falls-short");
    CHECK(plain("No letter came.", Stance::neutral) == "neutral");
}

TEST_CASE("a modifier that is spelt in two ways that fit is one modifier") {
    Book book;
    book.modifier(ModifierKind::negated, "fail to|fails to");  // the first also finds "fails to"
    book.term("send").stance = Stance::meets;
    CHECK(stance(book, "The clinic fails to send anything.") == "falls-short");
}

TEST_CASE("a scope ends at its words, at stops, clauses and sentences") {
    CHECK(plain("No one two three four five letter", Stance::meets) == "falls-short");
    CHECK(plain("No one two three four five six letter", Stance::meets) == "meets");
    CHECK(plain("Not much, but a letter", Stance::meets) == "meets");
    CHECK(plain("Not much: a letter", Stance::meets) == "meets");
    CHECK(plain("Not much. A letter", Stance::meets) == "meets");
    CHECK(plain("A letter, not more", Stance::meets) == "meets");
    CHECK(plain("Not only a letter", Stance::meets) == "meets");  // the pseudo modifier swallows both words
}

TEST_CASE("norms and wishes are neutral, unless the lack is told as a fact") {
    CHECK(plain("There should be a letter.", Stance::meets) == "neutral");
    CHECK(plain("I would have liked a letter.", Stance::meets) == "neutral");
    CHECK(plain("I would have liked a letter but never got one.", Stance::meets) == "falls-short");
}

TEST_CASE("strain, limited to its components") {
    CHECK(plain("Still a letter", Stance::meets) == "falls-short");
    Book book = frame();
    book.term("letter", 1.0, 1).stance = Stance::meets;
    CHECK(stance(book, "Still a letter") == "meets");
    CHECK(stance(book, "not until a letter") == "falls-short");  // "not until" is nothing to this component
}

TEST_CASE("praise speaks for rows without a stance of their own") {
    CHECK(plain("The letter was helpful.") == "meets");
    CHECK(plain("The letter was not helpful.") == "falls-short");
    CHECK(plain("The letter was helpful.", Stance::falls_short) == "falls-short");
}

TEST_CASE("a negator among the row's own words does not act on it, one between them does") {
    Book book = frame();
    book.rule("(nobody OR never) THEN/3 told").stance = Stance::falls_short;
    CHECK(stance(book, "Nobody told us.") == "falls-short");
    Book worker = frame();
    worker.rule("doctor NEAR/6 sigh").stance = Stance::falls_short;
    CHECK(stance(worker, "The doctor never sighed at him.") == "meets");
    worker.book.rows[0].stance_fixed = true;
    CHECK(stance(worker, "The doctor never sighed at him.") == "falls-short");
}

TEST_CASE("hits vote with their weight; the stronger side must outweigh the other") {
    Book book = frame();
    book.term("letter", 3.0).stance = Stance::meets;
    book.term("queue", 2.0).stance = Stance::falls_short;
    book.term("call", 6.0).stance = Stance::falls_short;
    const Tagger tagger = book.compile();
    CHECK(tagger.tag(passage("letter and queue")).front().stance == Stance::neutral);
    const Tag tag = tagger.tag(passage("letter and call")).front();
    CHECK(tag.stance == Stance::falls_short);
    CHECK(tag.margin == 3.0);
}

TEST_CASE("what acted is told with its place") {
    Book book = frame();
    book.term("letter").stance = Stance::meets;
    const std::string_view text = "Years ago no letter came.";
    const Hit hit = book.compile().tag(passage(text)).front().because.at(0);
    REQUIRE(hit.modifiers.size() == 2);
    CHECK(slice(text, hit.modifiers[0].span) == "Years ago");
    CHECK(hit.modifiers[1].modifier == 0);
    CHECK(hit.stance == Stance::falls_short);
}
