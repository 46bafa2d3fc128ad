#include <filesystem>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/sample_project.hpp"

using namespace evidex::test;
using Catch::Contains;
using Json = nlohmann::json;

TEST_CASE("codebook check tells mistakes with their line and exit status 2") {
    const SampleProject project;
    const Ran sound = project.evidex({"codebook", "check"});
    CHECK(sound.exit == 0);
    CHECK_THAT(sound.out, Contains("3 components, 4 themes, 5 terms, 1 rule") && Contains("0 errors"));
    project.write("book/rules.csv",
                  "id,component,theme,rule,weight\nRA-R1,rapid-acces,wait,wait* NEAR/4 months,3\n");
    const Ran broken = project.evidex({"codebook", "check", project.path("book")});
    CHECK(broken.exit == 2);
    CHECK_THAT(broken.out, Contains("rules.csv:2") && Contains("rapid-acces") && Contains("did you mean"));
    const Json json = Json::parse(project.evidex({"codebook", "check", "--format", "json"}).out);
    CHECK(json[0]["line"] == 2);
    CHECK(json[0]["level"] == "error");
    CHECK(project.evidex({"explain", "x"}).exit == 2);
}

TEST_CASE("codebook show lists components, rows of one, and one row") {
    const SampleProject project;
    const Json components = Json::parse(project.evidex({"codebook", "show", "--format", "json"}).out);
    REQUIRE(components.size() == 3);
    CHECK(components[0]["terms"] == 2);
    CHECK(components[0]["rules"] == 1);
    const Json rows =
        Json::parse(project.evidex({"codebook", "show", "Rapid access", "--format", "json"}).out);
    CHECK(rows.size() == 3);
    CHECK(Json::parse(project.evidex({"codebook", "show", "all", "--format", "json"}).out).size() == 6);
    CHECK_THAT(project.evidex({"codebook", "show", "RA-R1"}).out, Contains("wait* NEAR/4 months"));
    const Ran wrong = project.evidex({"codebook", "show", "rapid-acess"});
    CHECK(wrong.exit == 2);
    CHECK_THAT(wrong.err, Contains("did you mean 'rapid-access'?"));
}

TEST_CASE("codebook test runs the examples of each row") {
    const SampleProject project;
    CHECK(project.evidex({"codebook", "test"}).exit == 0);
    project.write(
        "book/rules.csv",
        "id,component,theme,rule,weight,must\n"
        "RA-R1,rapid-access,wait,wait* NEAR/4 months,3,We waited for a rather long number of months.\n");
    const Ran failed = project.evidex({"codebook", "test"});
    CHECK(failed.exit == 2);
    CHECK_THAT(failed.out, Contains("rules.csv:2") && Contains("RA-R1") && Contains("1 failure"));
}

TEST_CASE("codebook audit counts what rows match, and which never fire") {
    const SampleProject project;
    const std::string coded =
        project.write("coded.jsonl",
                      "{\"id\": \"1\", \"text\": \"A waiting list. The Waiting List!\"}\n"
                      "{\"id\": \"2\", \"text\": \"Waiting lists, and she was kind.\"}\n");
    const Ran text = project.evidex({"codebook", "audit", coded});
    CHECK(text.exit == 0);
    CHECK_THAT(text.out, Contains("waiting list 2, waiting lists 1") && Contains("4 of 6 rows never fired") &&
                             Contains("AC-T1"));
    const Json rows = Json::parse(project.evidex({"codebook", "audit", coded, "--format", "json"}).out);
    REQUIRE(rows.size() == 6);
    CHECK(rows[0]["row"] == "RA-T1");
    CHECK(rows[0]["hits"] == 3);
    CHECK(rows[0]["tags"] == 2);
    CHECK(rows[0]["alone"] == 2);
    CHECK(rows[1]["row"] == "KS-T1");
    CHECK(rows[1]["tags"] == 0);
}

TEST_CASE("codebook diff says what a change gains and loses, and what it does to the score") {
    const SampleProject project;
    project.write("new/codebook.toml", read_text(project.path("book/codebook.toml")));
    project.write("new/terms.csv",
                  "id,component,theme,pattern,weight,stance\n"
                  "RA-T2,rapid-access,route,drop-in,3,falls-short\n"
                  "RA-T3,rapid-access,wait,queue,3,falls-short\n");
    const std::string gold =
        project.write("gold.jsonl",
                      "{\"id\": \"1\", \"text\": \"A waiting list.\", \"components\": [\"rapid-access\"]}\n"
                      "{\"id\": \"2\", \"text\": \"A long queue.\", \"components\": [\"rapid-access\"]}\n"
                      "{\"id\": \"3\", \"text\": \"A drop-in.\", \"components\": [\"rapid-access\"]}\n"
                      "{\"id\": \"4\", \"text\": \"Another queue.\", \"components\": [\"rapid-access\"]}\n");
    const std::vector<std::string> arguments{"codebook",          "diff",   project.path("book"),
                                             project.path("new"), "--gold", gold};
    std::vector<std::string> as_json = arguments;
    as_json.insert(as_json.end(), {"--format", "json"});
    const Json access = Json::parse(project.evidex(as_json).out)["components"][0];
    CHECK(access["before"] == 2);
    CHECK(access["gained"] == 2);
    CHECK(access["lost"] == 1);
    CHECK(access["stance"] == 1);
    CHECK(access["after"] == 3);
    CHECK(access["losses"][0]["text"] == "A waiting list.");
    CHECK_THAT(access["gains"][0]["rows"].get<std::string>(), Contains("RA-T3"));
    CHECK(access["f1_after"].get<double>() > access["f1_before"].get<double>());
    CHECK_THAT(project.evidex(arguments).out, Contains("Gained rapid-access (2 of 2)"));
}

namespace {

/// Invented passages in two files: all of them find a row, the place tells whether they are coded.
std::vector<std::string> write_coded_files(const SampleProject& project, int passages) {
    std::vector<std::string> files;
    for (const std::string name : {"one", "two"}) {
        std::string coded;
        for (int i = 0; i < passages; ++i) {
            const std::string id = name + std::to_string(i);
            coded += R"({"id":"a)" + id + R"(","text":"Number )" + id +
                     R"( on the waiting list at the clinic.","components":["rapid-access"],)" +
                     R"("stance":{"rapid-access":"falls-short"}})" + "\n";
            coded += R"({"id":"b)" + id + R"(","text":"Number )" + id +
                     R"( on the waiting list at the bakery.","components":[]})" + "\n";
        }
        files.push_back(project.write(name + ".jsonl", coded));
    }
    return files;
}

}  // namespace

TEST_CASE("codebook learn weighs words by coded passages, in a copy") {
    const SampleProject project;
    const std::vector<std::string> files = write_coded_files(project, 20);
    const std::string book = project.path("book");
    const std::string terms = evidex::test::read_text(book + "/terms.csv");
    std::vector<std::string> learn{"codebook", "learn", files[0], files[1], "--into", project.path("taught")};
    const Ran table = project.evidex(learn);
    REQUIRE(table.exit == 0);
    CHECK_THAT(table.out, Contains("rapid-access") && Contains("evidex eval") && Contains("words.csv"));
    CHECK_THAT(table.out, Contains("Too few coded passages; as it was: kind-staff"));
    CHECK_THAT(table.err, Contains("learning 1 of"));
    CHECK(evidex::test::read_text(book + "/terms.csv") == terms);
    const std::string words = evidex::test::read_text(project.path("taught") + "/words.csv");
    CHECK_THAT(words, Contains("\nclinic,") && Contains("\nthe bakery,"));
    CHECK(run({"codebook", "check", project.path("taught")}).exit == 0);
    const Ran scores = run({"eval", files[0], "--codebook", project.path("taught"), "--format", "json"});
    CHECK(Json::parse(scores.out)["components"]["rapid-access"]["f1"] == 1.0);

    learn.back() = project.path("again");
    learn.insert(learn.end(), {"--format", "json", "--judge", files[1]});
    const Ran json = project.evidex(learn);
    REQUIRE(json.exit == 0);
    const Json found = Json::parse(json.out);
    CHECK(found["passages"] == 80);
    CHECK(found["components"][0]["learnt"] == true);
    CHECK(found["components"][0]["f1_after"] == 1.0);
    CHECK(found["components"][1]["f1_after"].is_null());
    CHECK(evidex::test::read_text(project.path("again") + "/words.csv") == words);
}

TEST_CASE("codebook learn says what is wrong in plain words") {
    const SampleProject project;
    const std::vector<std::string> files = write_coded_files(project, 10);
    const auto learn = [&](std::vector<std::string> rest) {
        rest.insert(rest.begin(), {"codebook", "learn"});
        return project.evidex(rest);
    };
    const std::string into = project.path("taught");
    const Ran few = learn({files[0], files[1], "--into", into});
    CHECK(few.exit == 2);
    CHECK_THAT(few.err, Contains("too few") && Contains("30") && Contains("20"));
    CHECK(learn({files[0], "--into", project.path("book")}).exit == 2);
    CHECK_THAT(learn({files[0], "--into", project.path("book/copy")}).err,
               Contains("in the codebook itself"));
    CHECK_THAT(learn({files[0], "--judge", files[1], "--into", into}).err, Contains("two.jsonl: --judge"));
    const std::string bad = project.write("bad.jsonl", "{\"id\":\"x\",\"text\":\"y\"}\nnonsense\n");
    CHECK_THAT(learn({bad, "--into", into}).err, Contains("bad.jsonl:2"));
    const std::string other =
        project.write("other.jsonl", R"({"id":"x9","text":"y","components":["rapid-acess"]})");
    CHECK_THAT(learn({other, "--into", into}).err, Contains("x9") && Contains("did you mean 'rapid-access'"));
    CHECK_FALSE(std::filesystem::exists(into));
}

TEST_CASE("codebook suggest proposes what coded passages speak for") {
    const SampleProject project;
    std::string coded;
    for (int i = 0; i < 20; ++i) {
        const std::string number = std::to_string(i);
        coded += R"({"id":"a)" + number + R"(","text":"Person )" + number +
                 R"( sat on a backlog.","components":["rapid-access"]})" + "\n";
        coded += R"({"id":"b)" + number + R"(","text":"Person )" + number +
                 R"( sat on a bench.","components":[]})" + "\n";
    }
    project.write("coded.jsonl", coded);
    const Ran found =
        project.evidex({"codebook", "suggest", project.path("coded.jsonl"), "--format", "json"});
    REQUIRE(found.exit == 0);
    const Json first = Json::parse(found.out)[0];
    CHECK(first["component"] == "rapid-access");
    CHECK(first["pattern"] == "backlog");
    CHECK(first["gained"] == 20);
    CHECK(project.evidex({"codebook", "suggest", project.path("nowhere.jsonl")}).exit == 2);

    const std::vector<std::string> into{"codebook", "suggest", project.path("coded.jsonl"), "--into",
                                        project.path("next")};
    CHECK_THAT(project.evidex(into).err, Contains("on trial"));
    const Ran tried = project.evidex({"codebook", "test", project.path("next")});
    CHECK(tried.exit == 0);
    const Ran rows =
        run({"codebook", "show", "rapid-access", "--codebook", project.path("next"), "--format", "csv"});
    CHECK_THAT(rows.out, Contains("backlog") && Contains("trial"));
    const std::string sentence = "They sat on a backlog.";
    CHECK(run({"explain", sentence, "--codebook", project.path("next"), "--format", "json"}).exit ==
          project.evidex({"explain", sentence, "--format", "json"}).exit);
    const Ran again = project.evidex(into);
    CHECK(again.exit == 2);
    CHECK_THAT(again.err, Contains("not empty"));
}

TEST_CASE("codebook check --overlaps points out a term in two components, and stays without errors") {
    const SampleProject project;
    CHECK_THAT(project.evidex({"codebook", "check", "--overlaps"}).out, Contains("0 warnings"));
    project.write("book/rules.csv",
                  "id,component,theme,rule,weight,must\n"
                  "RA-R1,rapid-access,wait,wait* NEAR/4 months,3,We waited nine months.\n"
                  "RA-R2,rapid-access,wait,wait* THEN/2 months,1,We waited nine months.\n");
    CHECK_THAT(project.evidex({"codebook", "check"}).out, Contains("0 warnings"));
    const Ran found = project.evidex({"codebook", "check", "--overlaps"});
    CHECK(found.exit == 0);
    CHECK_THAT(found.out, Contains("rules.csv:3: warning W219") && Contains("RA-R1 finds it too"));
}

TEST_CASE("codebook export and import go to another tool and back") {
    const SampleProject project;
    const Ran written = project.evidex({"codebook", "export", project.path("terms.csv")});
    CHECK(written.exit == 0);
    CHECK_THAT(written.err, Contains("a rule, which word lists cannot hold"));
    CHECK(
        project.evidex({"codebook", "import", project.path("terms.csv"), "--to", project.path("new")}).exit ==
        0);
    CHECK(project.evidex({"codebook", "check", project.path("new")}).exit == 0);
    CHECK(
        project.evidex({"codebook", "import", project.path("terms.csv"), "--to", project.path("new")}).exit ==
        2);
    const Ran unknown = project.evidex({"codebook", "export", project.path("terms.xyz")});
    CHECK(unknown.exit == 2);
    CHECK_THAT(unknown.err, Contains("--as liwc"));
}
