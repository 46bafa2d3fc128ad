#include <re2/re2.h>

#include <catch2/catch.hpp>

#include "tag/books.hpp"

using namespace evidex;
using namespace evidex::test;

TEST_CASE("words are found in any case, with regular endings, at whole words") {
    CHECK(term_words("wait", "She WAITED; waiting is hard.") == "WAITED | waiting");
    CHECK(term_words("wait", "the await and the waiter") == "-");
    CHECK(term_words("wait", "They waited.", Match::exact) == "-");
    CHECK(term_words("plan", "planned, planning, plans, planner") == "planned | planning | plans");
    CHECK(term_words("agency", "two agencies") == "agencies");
    CHECK(term_words("arrange", "arranging and arranged") == "arranging | arranged");
    CHECK(term_words("nurse", "The nurse’s room, the nurse's keys, nurses’ hours") ==
          "nurse’s | nurse's | nurses");
}

TEST_CASE("stems and capitals only where a row asks for them") {
    CHECK(term_words("decision", "we decided on decisions", Match::stem) == "decisions");
    CHECK(term_words("involvement", "involve, involving", Match::stem) == "involve | involving");
    CHECK(term_words("IT", "it was the IT team", Match::case_sensitive) == "IT");
    CHECK(term_words("CAMHS", "CAMHS's letter, camhs", Match::case_sensitive) == "CAMHS's");
}

TEST_CASE("wildcards stand for letters inside a word") {
    CHECK(term_words("wait* list*", "a waiting list; waitlist") == "waiting list");
    CHECK(term_words("counsel*or*", "counsellors, a counselor, counsel") == "counsellors | counselor");
    CHECK(term_words("wom?n", "woman, women, womn, womyyn") == "woman | women");
    CHECK(term_words("*less", "hopeless, lesser") == "hopeless");
    CHECK(term_words("out of * depth", "out of their depth, out of depth, out of the real depth") ==
          "out of their depth");
}

TEST_CASE("hyphens, dashes, slashes and line breaks join a phrase, punctuation does not") {
    for (const char* text :
         {"self-care", "self care", "Self–care", "self/care", "self\ncare", "self — care"}) {
        CHECK(term_words("self care", text) == text);
    }
    for (const char* text :
         {"self, care", "self (care)", "self. Care", "self: care", "selfcare", "self “care”"}) {
        CHECK(term_words("self care", text) == "-");
    }
    CHECK(term_words("parents group", "the parents' group") == "parents' group");
}

TEST_CASE("beyond ASCII: folding, apostrophes, soft hyphens, joined words") {
    CHECK(term_words("café", "the CAFÉ—and more") == "CAFÉ");
    CHECK(term_words("didn't", "They didn’t ring") == "didn’t");
    CHECK(term_words("waiting", "wai\u00ADting") == "wai\u00ADting");
    CHECK(term_words("told", "“told”") == "told");
    CHECK(term_words("straße", "STRASSE") == "STRASSE");
}

TEST_CASE("numbers") {
    Book book;
    book.set("num", "<number>").rule("@num THEN/1 week*");
    CHECK(words(book, "six weeks, 12 weeks, 1,000 weeks, 3.5 weeks, some weeks, 6th week") ==
          "six weeks | 12 weeks | 1,000 weeks | 3.5 weeks");
}

TEST_CASE("regexes find bytes and report whole words") {
    CHECK(term_words("regex:(?i)plan[- ,/]+do[- ,/]+(study|check)", "a Plan, do, check cycle") ==
          "Plan, do, check");
    CHECK(term_words("regex:ait", "waiting, waiter") == "waiting | waiter");
    Book book;
    book.set("cycle", "regex:(?i)pdsa", Match::exact).rule("@cycle NEAR/3 team*");
    CHECK(words(book, "A PDSA in the team.") == "PDSA in the team");
}

TEST_CASE("passages without the letters a regex demands are not searched, all others are") {
    const std::vector<std::string> patterns = {"(?i)plan[- ,/]+do\\b",
                                               "wait(ed|ing) for[a-z ]+call",
                                               "(rang|phoned) me",
                                               "(?i)d\\s?b\\s?t",
                                               "[A-Z]{4,}",
                                               "“quoted”",
                                               "naïve"};
    const std::vector<std::string> texts = {"Plan, do",
                                            "PLAN-DO it",
                                            "waiting for the call",
                                            "she rang me",
                                            "D B T",
                                            "CAMHS",
                                            "it was “quoted” and naïve",
                                            "phoned me—waited for a long call",
                                            "nothing of the kind",
                                            "rang-me wait for call"};
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        Book one;
        one.term("regex:" + patterns[i]);
        for (const std::string& text : texts) {
            const std::string found = words(one, text);
            const bool expected = RE2::PartialMatch(text, patterns[i]);
            INFO(patterns[i] << " in " << text);
            CHECK((found != "-") == expected);
        }
    }
}

TEST_CASE("the longest term of a component counts at a place") {
    Book book;
    book.term("waiting");
    book.term("waiting list");
    book.term("waiting list", 1.0, 1);
    book.term("list");
    const std::vector<Tag> tags = book.compile().tag(passage("a waiting list"));
    REQUIRE(tags.size() == 2);
    REQUIRE(tags[0].because.size() == 1);
    CHECK(tags[0].because[0].row == 1);
    CHECK(tags[0].score == 1.0);
    CHECK(words(book, "the list of waiting times") == "list | waiting");
}

TEST_CASE("a row counts once, different rows add up, and the threshold decides") {
    Book book({"access"}, 3.0);
    book.term("queue", 1.1);
    book.term("backlog", 1.9);
    CHECK(words(book, "queue, queue, queue") == "-");
    CHECK(words(book, "a queue and a backlog") == "queue | backlog");
    book.rule("queue NEAR/3 bus", -1.0);
    CHECK(words(book, "a queue for the bus and a backlog") == "-");
    book.term("crisis", 5.0);
    CHECK(words(book, "crisis: a queue for the bus") == "crisis | queue | queue for the bus");
}

TEST_CASE("trial rows give no tag, retired ones are not even compiled") {
    Book book;
    book.term("voice").status = RowStatus::trial;
    CHECK(words(book, "a voice") == "-");
    book.rule("voice ((").status = RowStatus::retired;
    CHECK(words(book, "a voice") == "-");
}

TEST_CASE("conditions veto and demand") {
    Book book;
    book.set("worker", "nurse*|doctor*");
    Row& voice = book.term("voice");
    voice.match = Match::exact;
    voice.not_if = "voice mail*|NEAR/2 actor*|THEN/1 over|AFTER/1 inner|WITHIN sentence choir*";
    CHECK(words(book, "a voice") == "voice");
    CHECK(words(book, "a voice mail") == "-");
    CHECK(words(book, "voice of an actor") == "voice");
    CHECK(words(book, "voice of actors") == "-");
    CHECK(words(book, "over voice; inner life") == "voice");
    CHECK(words(book, "voice over") == "-");
    CHECK(words(book, "inner voice") == "-");
    CHECK(words(book, "Choirs have a voice.") == "-");
    CHECK(words(book, "Choirs sing. Nobody has a voice.") == "voice");
    book.term("same day").only_if = "NEAR/4 @worker";
    CHECK(words(book, "delivery on the same day") == "-");
    CHECK(words(book, "a nurse rang the same day") == "same day");
}

TEST_CASE("a component in a condition means its unconditional terms, in a rule its counted ones") {
    Book book({"access"});
    book.term("waiting list");
    book.term("urgent").only_if = "NEAR/3 #access";
    book.term("quick").only_if = "NEAR/3 #access";
    CHECK(words(book, "urgent and quick") == "-");
    CHECK(words(book, "an urgent waiting list") == "urgent | waiting list");
    book.rule("#access THEN/2 letter", 1.0);
    CHECK(words(book, "waiting list, urgent letter") == "waiting list | urgent | urgent letter");
}

TEST_CASE("where rows apply") {
    Book book;
    book.book.settings.default_where = "role:!interviewer section:!references";
    book.term("voice");
    book.term("budget").where = "role:commissioner kind:interview";
    const Tagger tagger = book.compile();
    PassageView view = passage("voice and budget");
    CHECK(tagger.tag(view).front().because.size() == 1);
    view.kind = SourceKind::interview;
    view.role = "commissioner";
    CHECK(tagger.tag(view).front().because.size() == 2);
    view.role = "interviewer";
    CHECK(tagger.tag(view).empty());
    view.role = "";
    view.section = SectionKind::references;
    CHECK(tagger.tag(view).empty());
    view.section = SectionKind::body;
    view.taggable = false;
    CHECK(tagger.tag(view).empty());
}

TEST_CASE("what cannot be compiled is told with its place") {
    Book book;
    book.rule("@nobody NEAR/3 wait");
    book.book.rows[0].line = 7;
    const Result<Tagger> tagger = Tagger::compile(book.book);
    REQUIRE_FALSE(tagger);
    CHECK(tagger.error().text().find("rules.csv:7") != std::string::npos);
    CHECK(tagger.error().text().find("@nobody") != std::string::npos);
}
