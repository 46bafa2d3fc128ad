#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "evidex/ledger.hpp"
#include "support/sample_project.hpp"

using Catch::Contains;
using evidex::test::Ran;
using evidex::test::SampleProject;

namespace evidex {
namespace {

using Json = nlohmann::json;

/// The sample project with a base, in which decisions can be made without a terminal.
class Coders {
public:
    Coders() { REQUIRE(project.ingest().exit == 0); }

    [[nodiscard]] std::int64_t passage(const std::string& words) const {
        const Store store = *Store::open(project.path("base.db"), Store::Mode::read_only);
        std::int64_t found = 0;
        REQUIRE(store.for_each_passage([&](const Quote& quote) {
            if (quote.text.find(words) != std::string::npos) found = quote.passage;
        }));
        REQUIRE(found > 0);
        return found;
    }
    [[nodiscard]] Decision decide(const std::string& coder, Verdict verdict, const std::string& words,
                                  const std::string& component, std::vector<std::string> rules = {}) const {
        Ledger ledger = *Ledger::open(project.path("base.db"), Store::Mode::read_write);
        Decision draft;
        draft.coder = coder;
        draft.verdict = verdict;
        draft.component = component;
        draft.rules = std::move(rules);
        draft.place = *ledger.place(passage(words));
        const Result<Decision> written = ledger.record(draft);
        REQUIRE(written);
        return *written;
    }
    /// Rows of `evidex decisions …` as JSON.
    [[nodiscard]] Json rows(std::vector<std::string> arguments = {}) const {
        arguments.insert(arguments.begin(), "decisions");
        arguments.insert(arguments.end(), {"--format", "json"});
        return Json::parse(project.evidex(arguments).out);
    }

    SampleProject project;
};

TEST_CASE("decisions are listed with their words, and the log with what no longer stands") {
    const Coders coders;
    CHECK(coders.project.evidex({"decisions"}).exit == 1);
    const Decision coded = coders.decide("ana", Verdict::accepted, "for ages", "rapid-access", {"RA-T1"});
    CHECK(coders.decide("ana", Verdict::rejected, "for ages", "rapid-access").replaces == coded.id);
    CHECK(coders.decide("ben", Verdict::added, "nine months", "aftercare").sequence == 1);
    const Json standing = coders.rows();
    REQUIRE(standing.size() == 2);
    CHECK(standing[0]["verdict"] == "rejected");
    CHECK(standing[0]["passage"] == coders.passage("for ages"));
    CHECK(coders.rows({"--log"}).size() == 3);
    CHECK(coders.rows({"--log"})[0]["stands"] == false);
    CHECK(coders.rows({"--coder", "ben"}).size() == 1);
    CHECK(coders.rows({"--source", "yp*"}).size() == 1);
    CHECK(coders.rows({"--component", "aftercare"}).size() == 1);
    CHECK_THAT(coders.project.evidex({"decisions", "--component", "aftercaer"}).err, Contains("aftercare"));
    CHECK_THAT(coders.project.evidex({"decisions"}).out, Contains("ana") && Contains("for ages"));
    const Ran status = coders.project.evidex({"status", "--format", "json"});
    CHECK(Json::parse(status.out)["decisions"] == 3);
    CHECK(Json::parse(status.out)["coders"] == 2);
    CHECK(coders.project.evidex({"verify"}).exit == 0);
}

TEST_CASE("an edited transcript keeps its decisions, and what is gone is listed and settled by a person") {
    const Coders coders;
    static_cast<void>(coders.decide("ana", Verdict::accepted, "for ages", "rapid-access"));
    static_cast<void>(coders.decide("ana", Verdict::added, "listened to everything", "kind-staff"));
    static_cast<void>(coders.decide("ana", Verdict::rejected, "My cat had kittens", "aftercare"));
    // A typo mended early in the file, a turn taken out, another encoding with a byte order mark.
    std::string text = test::read_text(coders.project.path("files/yp.txt"));
    text.replace(text.find("would you say"), 13, "do you think");
    text.erase(text.find("YP01: She was kind"),
               text.find("Interviewer: Anything else") - text.find("YP01: She was kind"));
    std::string wide = "\xff\xfe";
    for (const char c : text) wide += {c, '\0'};
    static_cast<void>(coders.project.write("files/yp.txt", wide));
    REQUIRE(coders.project.ingest().exit == 0);

    const Json unresolved = coders.rows({"--unresolved"});
    REQUIRE(unresolved.size() == 1);
    CHECK(unresolved[0]["component"] == "kind-staff");
    const Json all = coders.rows();
    REQUIRE(all.size() == 3);
    for (const Json& row : all) {
        if (row["component"] != "kind-staff") CHECK(row["whereabouts"] == "placed");
    }
    CHECK(all[0]["passage"] == coders.passage("for ages"));
    CHECK(all[2]["passage"] == coders.passage("My cat had kittens"));

    const std::string id = unresolved[0]["id"].get<std::string>().substr(0, 8);
    const std::string kittens = std::to_string(coders.passage("My cat had kittens"));
    CHECK_THAT(coders.project.evidex({"decisions", "move", id, kittens}).err, Contains("--coder"));
    CHECK_THAT(coders.project.evidex({"decisions", "move", id, kittens, "--coder", "ben"}).err,
               Contains("only ana"));
    CHECK_THAT(
        coders.project.evidex({"decisions", "move", id, kittens, "--words", "a dog", "--coder", "ana"}).err,
        Contains("exactly once"));
    REQUIRE(coders.project
                .evidex({"decisions", "move", id, kittens, "--words", "the best thing", "--coder", "ana"})
                .exit == 0);
    CHECK(coders.project.evidex({"decisions", "--unresolved"}).exit == 1);
    CHECK(coders.rows()[2]["words"] == "the best thing");
    const std::string moved = coders.rows()[2]["id"];
    REQUIRE(coders.project.evidex({"decisions", "withdraw", moved, "--coder", "ana"}).exit == 0);
    CHECK(coders.rows({"--unresolved"}).size() == 1);
    CHECK(coders.project.evidex({"decisions", "withdraw", "ffff-nothing", "--coder", "ana"}).exit == 2);
    CHECK(coders.project.evidex({"verify"}).exit == 0);
}

TEST_CASE("logs go from base to base and come back unchanged, in any order") {
    const Coders first;
    const Coders second;
    static_cast<void>(first.decide("ana", Verdict::accepted, "for ages", "rapid-access"));
    static_cast<void>(second.decide("ben", Verdict::rejected, "for ages", "rapid-access"));
    const std::string ana = first.project.path("ana.jsonl");
    const std::string ben = first.project.path("ben.jsonl");
    REQUIRE(first.project.evidex({"decisions", "export", ana}).exit == 0);
    REQUIRE(second.project.evidex({"decisions", "export", ben, "--coder", "ben"}).exit == 0);
    REQUIRE(first.project.evidex({"decisions", "import", ben, ana}).exit == 0);
    REQUIRE(second.project.evidex({"decisions", "import", ana, ben}).exit == 0);
    const std::string one = first.project.path("one.jsonl");
    const std::string two = first.project.path("two.jsonl");
    REQUIRE(first.project.evidex({"decisions", "export", one}).exit == 0);
    REQUIRE(second.project.evidex({"decisions", "export", two}).exit == 0);
    CHECK(test::read_text(one) == test::read_text(two));
    CHECK(first.rows().size() == 2);
    CHECK(second.rows().size() == 2);
    CHECK_THAT(first.project.evidex({"decisions", "import", one}).out, Contains("0 new, 2 known"));
}

TEST_CASE("a cut log is taken over as far as it goes, a changed one not at all") {
    const Coders coders;
    static_cast<void>(coders.decide("ana", Verdict::accepted, "for ages", "rapid-access"));
    static_cast<void>(coders.decide("ana", Verdict::accepted, "nine months", "rapid-access"));
    const std::string file = coders.project.path("ana.jsonl");
    REQUIRE(coders.project.evidex({"decisions", "export", file}).exit == 0);
    const std::string lines = test::read_text(file);

    const Coders other;
    const std::string cut = other.project.write("cut.jsonl", lines.substr(0, lines.size() - 30));
    const Ran taken = other.project.evidex({"decisions", "import", cut});
    CHECK(taken.exit == 3);
    CHECK_THAT(taken.out, Contains("1 new") && Contains("last line"));
    std::string changed = lines;
    changed.replace(changed.rfind("rapid-access"), 12, "kind-staff-x");
    const Ran refused =
        other.project.evidex({"decisions", "import", file, other.project.write("changed.jsonl", changed)});
    CHECK(refused.exit == 2);
    CHECK_THAT(refused.err, Contains("changed.jsonl:2"));
    CHECK(other.rows().size() == 1);
    CHECK(other.project.evidex({"decisions", "import", other.project.path("none.jsonl")}).exit == 2);
}

TEST_CASE("rows of the codebook are told how often their suggestions were kept") {
    const Coders coders;
    CHECK(coders.project.evidex({"codebook", "precision"}).exit == 1);
    static_cast<void>(coders.decide("ana", Verdict::accepted, "for ages", "rapid-access", {"RA-T1"}));
    static_cast<void>(
        coders.decide("ana", Verdict::rejected, "nobody managed", "rapid-access", {"RA-T1", "RA-T2"}));
    const Ran ran = coders.project.evidex({"codebook", "precision", "--format", "json"});
    REQUIRE(ran.exit == 0);
    const Json rows = Json::parse(ran.out);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["row"] == "RA-T1");
    CHECK(rows[0]["accepted"] == 1);
    CHECK(rows[0]["rejected"] == 1);
    CHECK(rows[1]["precision"] == 0.0);
}

TEST_CASE("quotes and coverage can rest on decisions alone, and eval on what coders decided") {
    const Coders coders;
    CHECK(coders.project.evidex({"quotes", "--evidence", "decided"}).exit == 1);
    CHECK(coders.project.evidex({"eval", "--evidence", "decided"}).exit == 2);
    CHECK(coders.project.evidex({"eval"}).exit == 2);
    static_cast<void>(coders.decide("ana", Verdict::added, "for ages", "rapid-access"));
    static_cast<void>(coders.decide("ben", Verdict::added, "for ages", "rapid-access"));
    static_cast<void>(coders.decide("ana", Verdict::added, "kittens", "aftercare"));
    static_cast<void>(coders.decide("ana", Verdict::reviewed, "listened to everything", ""));
    const auto count = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--format", "json"});
        const Ran ran = coders.project.evidex(arguments);
        return ran.out.empty() ? std::size_t{0} : Json::parse(ran.out).size();
    };
    CHECK(count({"quotes", "--evidence", "decided"}) == 2);
    CHECK(count({"quotes", "--evidence", "agreed"}) == 1);
    CHECK(count({"quotes", "--decided", "yes"}) == 3);
    CHECK(coders.project.evidex({"quotes", "--evidence", "settled"}).exit == 2);
    const Ran coverage = coders.project.evidex({"coverage", "--evidence", "decided", "--format", "csv"});
    CHECK_THAT(coverage.out, Contains("aftercare") && Contains("rapid-access"));

    const Ran eval = coders.project.evidex({"eval", "--evidence", "decided", "--format", "json"});
    REQUIRE(eval.exit == 0);
    const Json json = Json::parse(eval.out);
    CHECK(json["passages"] == 3);
    CHECK(json["components"]["rapid-access"]["precision"] == 1.0);
    CHECK(json["components"]["aftercare"]["recall"] == 0.0);
    CHECK(json["components"]["kind-staff"]["precision"] == 0.0);
    const Json missed = json["missed"];
    REQUIRE(missed.size() == 3);
    CHECK(missed[2]["component"] == "aftercare");
    CHECK(missed[2]["untagged_found"] == 1);
    CHECK(missed[2]["high"].get<double>() < 1);
}

TEST_CASE("forget takes the words of decisions along") {
    const Coders coders;
    static_cast<void>(coders.decide("ana", Verdict::accepted, "for ages", "rapid-access"));
    REQUIRE(coders.project.evidex({"forget", "yp.txt", "--yes"}).exit == 0);
    const Json log = coders.rows({"--log"});
    REQUIRE(log.size() == 1);
    CHECK(log[0]["words"].is_null());
    CHECK(test::read_text(coders.project.path("base.db")).find("for ages") == std::string::npos);
    CHECK(coders.project.evidex({"verify"}).exit == 0);
}

TEST_CASE("a log that somebody edited with SQLite's own tools is found by verify") {
    const Coders coders;
    static_cast<void>(coders.decide("ana", Verdict::accepted, "for ages", "rapid-access"));
    static_cast<void>(coders.decide("ana", Verdict::accepted, "nine months", "rapid-access"));
    const std::string sql =
        "drop trigger decision_is_fixed; update decision set component = 'aftercare' where number = 1;";
    const Ran shell = test::Running("/usr/bin/sqlite3", {coders.project.path("base.db"), sql}, {}, {}).wait();
    if (shell.exit != 0) {
        WARN("no sqlite3 shell here: not tried");
        return;
    }
    const Ran verify = coders.project.evidex({"verify"});
    CHECK(verify.exit == 4);
    CHECK_THAT(verify.out, Contains("ana") && Contains("changed"));
}

TEST_CASE("an import that is killed leaves all of a log or nothing, and what was there before") {
    const Coders coders;
    static_cast<void>(coders.decide("ana", Verdict::accepted, "for ages", "rapid-access"));
    std::string lines;
    {
        const Coders other;
        Ledger ledger = *Ledger::open(other.project.path("base.db"), Store::Mode::read_write);
        std::vector<Decision> drafts;
        for (int i = 0; i < 1'500; ++i) {
            Decision draft;
            draft.coder = "ben";
            draft.verdict = Verdict::added;
            draft.component = "rapid-access";
            draft.note = std::to_string(i);
            draft.place = *ledger.place(other.passage("for ages"));
            drafts.push_back(draft);
        }
        REQUIRE(ledger.record(drafts));
        REQUIRE(other.project.evidex({"decisions", "export", other.project.path("ben.jsonl")}).exit == 0);
        lines = test::read_text(other.project.path("ben.jsonl"));
    }
    const std::string file = coders.project.write("ben.jsonl", lines);
    for (int round = 0; round < 12; ++round) {
        test::Running import(EVIDEX_PROGRAM,
                             {"decisions", "import", file, "--db", coders.project.path("base.db"),
                              "--codebook", coders.project.path("book")},
                             {}, {});
        ::usleep(static_cast<useconds_t>(3'000 * round));
        import.send(SIGKILL);
        static_cast<void>(import.wait());
        const std::size_t entries = coders.rows({"--log"}).size();
        CHECK((entries == 1 || entries == 1'501));
    }
    REQUIRE(coders.project.evidex({"decisions", "import", file}).exit == 0);
    CHECK(coders.rows({"--log"}).size() == 1'501);
    CHECK(coders.project.evidex({"verify"}).exit == 0);
}

}  // namespace
}  // namespace evidex
