#include <catch2/catch.hpp>

#include "tag/books.hpp"

using namespace evidex;
using namespace evidex::test;

TEST_CASE("NEAR counts words between the nearer ends, in either order, within a sentence") {
    CHECK(rule_words("wait NEAR/1 week", "wait week") == "wait week");
    CHECK(rule_words("wait NEAR/1 week", "wait a week") == "-");
    CHECK(rule_words("wait NEAR/2 week", "wait a week") == "wait a week");
    CHECK(rule_words("week NEAR/2 wait", "wait, a week") == "wait, a week");
    CHECK(rule_words("week NEAR/3 wait", "We wait. A week passes.") == "-");
    CHECK(rule_words("waiting list NEAR/1 list", "waiting list") == "-");
    CHECK(rule_words("school NEAR/3 school", "one school") == "-");
    CHECK(rule_words("school NEAR/3 school", "school to school") == "school to school");
}

TEST_CASE("THEN wants its order") {
    CHECK(rule_words("wait THEN/2 week", "wait a week") == "wait a week");
    CHECK(rule_words("week THEN/2 wait", "wait a week") == "-");
    CHECK(rule_words("(nobody OR no one) THEN/2 (told OR explain) THEN/3 (who OR where)",
                     "Nobody ever told our family where to turn.") == "Nobody ever told our family where");
}

TEST_CASE("nested operands may overlap and are joined in every way") {
    // The nearer "a" leaves "c" out of reach; the farther one does not.
    CHECK(rule_words("(alpha NEAR/4 beta) THEN/1 gamma", "beta alpha x beta gamma") == "alpha x beta gamma");
    CHECK(rule_words("(alpha THEN/5 beta) THEN/2 gamma", "alpha beta x beta y gamma") ==
          "alpha beta x beta y gamma");
    CHECK(rule_words("((alpha NEAR/3 beta) NEAR/3 alpha)", "alpha beta alpha") == "alpha beta alpha");
}

TEST_CASE("the shortest places are reported, without overlap") {
    CHECK(rule_words("alpha NEAR/5 beta", "alpha alpha beta x x beta") == "alpha beta");
    CHECK(rule_words("alpha NEAR/2 beta", "alpha beta x x alpha beta") == "alpha beta | alpha beta");
}

TEST_CASE("NOT NEAR leaves out hits with company") {
    CHECK(rule_words("waiting NOT NEAR/1 room", "waiting room and a waiting list") == "waiting");
    CHECK(rule_words("delay NOT NEAR/2 no delay", "no delay. Then came a delay.") == "delay");
    CHECK(rule_words("school NOT NEAR/3 (school OR clinic)", "a school") == "school");
    CHECK(rule_words("school NOT NEAR/3 (school OR clinic)", "a school and clinic") == "-");
}

TEST_CASE("WITHIN reaches over punctuation, over sentences only if told") {
    CHECK(rule_words("taught WITHIN sentence nurse", "Taught, as ever; by a nurse.") ==
          "Taught, as ever; by a nurse");
    CHECK(rule_words("taught WITHIN sentence nurse", "Taught well. The nurse left.") == "-");
    CHECK(rule_words("taught WITHIN passage nurse", "Taught well. The nurse left.") ==
          "Taught well. The nurse");
    CHECK(rule_words("taught NOT WITHIN sentence aunt", "My aunt taught me. The nurse taught me.") ==
          "taught");
    CHECK(rule_words("taught NOT WITHIN passage aunt", "My aunt taught me. The nurse taught me.") == "-");
}

TEST_CASE("AND, AND NOT, OR speak of the passage") {
    CHECK(rule_words("alpha AND beta", "alpha x. Some beta") == "alpha x. Some beta");
    CHECK(rule_words("alpha AND beta", "alpha") == "-");
    CHECK(rule_words("alpha AND NOT beta", "alpha x. Some beta") == "-");
    CHECK(rule_words("alpha AND NOT beta", "alpha x alpha") == "alpha | alpha");
    CHECK(rule_words("(alpha NEAR/2 beta) OR gamma", "gamma, alpha beta") == "gamma | alpha beta");
}

TEST_CASE("a hit names the words of each operand") {
    Book book;
    book.rule("(wait NEAR/6 week) WITHIN sentence nurse");
    const std::string_view text = "The nurse said: wait for six weeks.";
    const std::vector<Tag> tags = book.compile().tag(passage(text));
    REQUIRE(tags.size() == 1);
    const Hit& hit = tags[0].because.at(0);
    REQUIRE(hit.parts.size() == 3);
    CHECK(slice(text, hit.parts[0]) == "nurse");
    CHECK(slice(text, hit.parts[1]) == "wait");
    CHECK(slice(text, hit.parts[2]) == "weeks");
    CHECK(slice(text, hit.span) == "nurse said: wait for six weeks");
}
