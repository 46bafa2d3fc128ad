#include <catch2/catch.hpp>

#include "evidex/frame.hpp"
#include "tag/books.hpp"
#include "tag/codebook_folder.hpp"

using namespace evidex;
using namespace evidex::test;

namespace {

double words_score(const Book& book, std::string_view text) {
    const std::vector<Tag> tags = book.compile().tag(passage(text));
    return tags.empty() ? 0 : tags.front().words_score;
}

Stance stance_of(const Book& book, std::string_view text) {
    const std::vector<Tag> tags = book.compile().tag(passage(text));
    REQUIRE(tags.size() == 1);
    return tags.front().stance;
}

}  // namespace

TEST_CASE("words tip the scales of what a row has found") {
    Book book({"access"}, 1.0);
    book.term("wait", 0.6);
    book.words("months", {0.5, 0, 0}).words("bus", {-0.9, 0, 0});
    CHECK(words(book, "A wait of days.") == "-");
    CHECK(words(book, "A wait of months.") == "wait");
    CHECK(words(book, "A wait of months for a bus.") == "-");
    CHECK(words_score(book, "A wait of months.") == 0.5);
}

TEST_CASE("words never tag by themselves, nor with rows that speak against") {
    Book book({"access"}, 1.0);
    book.rule("list", -0.1);
    book.words("months", {5.0, 0, 0});
    CHECK(words(book, "Months and months.") == "-");
    CHECK(words(book, "Months on a list.") == "-");
}

TEST_CASE("a word counts once, in any case, and a pair only where nothing parts it") {
    Book book({"access"}, 1.0);
    book.term("wait", 1.0);
    book.words("sent", {0.1, 0, 0}).words("sent back", {0.2, 0, 0}).words("*", {0.05, 0, 0});
    CHECK(words_score(book, "Wait.") == Approx(0.05));
    CHECK(words_score(book, "Wait, sent. SENT, Sent!") == Approx(0.15));
    CHECK(words_score(book, "Wait: sent back, sent back.") == Approx(0.35));
    CHECK(words_score(book, "Wait: sent, back.") == Approx(0.15));
    CHECK(words_score(book, "Wait: sent. Back.") == Approx(0.15));
    CHECK(words_score(book, "Wait: sent-back.") == Approx(0.35));
}

TEST_CASE("words speak for a stance beside the verdict of the rows") {
    Book book({"access"}, 1.0);
    book.term("seen", 1.0).stance = Stance::meets;
    book.book.words.has_stances = true;
    book.words("never", {0, -0.5, 0.9}).words("finally", {0, 0, 0.5}).words("should", {0, -1.2, 0});
    CHECK(stance_of(book, "We were seen.") == Stance::meets);
    CHECK(stance_of(book, "We were finally seen.") == Stance::meets);  // 0.8 of the row against 0.5
    CHECK(stance_of(book, "We were never seen.") == Stance::falls_short);
    CHECK(stance_of(book, "All should be seen.") == Stance::neutral);
    book.book.settings.verdict = 0.4;
    CHECK(stance_of(book, "We were finally seen.") == Stance::falls_short);
}

TEST_CASE("an explanation names the words that weigh most, heaviest first") {
    Book book({"access"}, 1.0);
    book.term("wait", 1.0);
    book.book.words.has_stances = true;
    book.words("months", {0.3, 0, 0.2}).words("of months", {-0.7, 0, 0}).words("we", {0, 0.1, 0});
    const std::string text = "We had a wait of months. Months!";
    const auto explained = book.compile().explain(passage(text), {false});
    REQUIRE(explained.size() == 1);
    CHECK(explained[0].words_score == Approx(-0.4));
    REQUIRE(explained[0].words.size() == 2);
    CHECK(slice(text, explained[0].words[0].span) == "of months");
    CHECK(explained[0].words[1].weight == Approx(0.3));
    CHECK_FALSE(explained[0].tagged);
}

TEST_CASE("words.csv is read by the names of its columns, and every mistake is told") {
    CodebookFolder folder;
    folder.write("words.csv",
                 "words,access,falls-short,nonsense\nRang,0.25,,1\n\"sent back\",-1.5,0.3,\n"
                 "one two three,1,,\nrang,1,,\nheavy,12,,\nodd,many,,\n");
    const Result<CheckedCodebook> checked = check_codebook(folder.path());
    REQUIRE(checked);
    const WordWeights& words = checked->codebook.words;
    const std::size_t columns = checked->codebook.components.size() + WordWeights::kStances;
    REQUIRE(words.patterns.size() == 4);
    CHECK(words.patterns[0] == "rang");
    CHECK(words.weights[0] == 25);
    CHECK(words.weights[columns] == -150);
    CHECK(words.weights[columns + columns - 1] == 30);
    CHECK(words.has_stances);
    std::string found;
    for (const Diagnostic& one : checked->diagnostics) {
        if (one.file.find("words.csv") != std::string::npos) {
            found += one.code + ":" + std::to_string(one.line) + " ";
        }
    }
    CHECK(found == "W601:1 E101:4 W214:5 E206:6 E206:7 ");
}

TEST_CASE("a change of words.csv is a change of the codebook") {
    CodebookFolder folder;
    const std::string before = load_codebook(folder.path())->digest;
    folder.write("words.csv", "words,access\nrang,0.25\n");
    CHECK(load_codebook(folder.path())->digest != before);
    CHECK(load_frame(folder.path())->digest == load_codebook(folder.path())->digest);
}
