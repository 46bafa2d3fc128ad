#include "base/decision_text.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

TEST_CASE("decision text: what is written is read back") {
    Decision decision;
    decision.verdict = Verdict::rejected;
    decision.view = View::assisted;
    CHECK(decision_text(decision) == "rejected, assisted");
    decision.stance = Stance::falls_short;
    decision.rules = {"RA-T001", "RA-R004"};
    decision.reason = "another\nservice";
    decision.note = "In her words:\ncode: not one";
    const std::string text = decision_text(decision, "Rapid access");
    CHECK(text ==
          "rejected, assisted, falls short\ncode: Rapid access\nrules: RA-T001 RA-R004\n"
          "reason: another service\nnote: In her words:\ncode: not one");
    const auto read = parse_decision_text(text);
    REQUIRE(read);
    CHECK(read->verdict == Verdict::rejected);
    CHECK(read->view == View::assisted);
    CHECK(read->stance == Stance::falls_short);
    CHECK(read->code == "Rapid access");
    CHECK(read->rules == decision.rules);
    CHECK(read->reason == "another service");
    CHECK(read->note == decision.note);
}

TEST_CASE("decision text: what people write is left alone") {
    for (const char* text :
         {"", "accepted", "accepted by all", "accepted, gladly", "accepted, blind, so-so",
          "reviewed, blind\nand more", "reviewed, blind\nreason: a\ncode: b", "Rejected, blind"}) {
        INFO(text);
        CHECK_FALSE(parse_decision_text(text));
    }
}
