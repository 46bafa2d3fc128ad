#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/sample_project.hpp"

using namespace evidex::test;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

Json json_of(const SampleProject& project, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Ran ran = project.evidex(arguments);
    INFO(ran.err);
    return Json::parse(ran.out);
}

Json row_of(const Json& rows, const std::string& component) {
    for (const Json& row : rows) {
        if (row["component"] == component) return row;
    }
    return {};
}

}  // namespace

TEST_CASE("ingest fills a base, and a second run says that nothing has changed") {
    const SampleProject project;
    const Ran first = project.ingest();
    CHECK(first.exit == 0);
    CHECK_THAT(first.out, Contains("3 files: 3 new, 0 changed, 0 same, 0 failed"));
    CHECK_THAT(first.err, Contains("1 speaker in 1 source have no role") || Contains("no role"));
    const Ran second = project.ingest();
    CHECK(second.exit == 0);
    CHECK_THAT(second.out, Contains("0 new, 0 changed, 3 same") && Contains("Nothing has changed."));
    project.write("files/yp.txt",
                  "YP01: The drop-in was brilliant, I just walked in on the Monday and they were there.\n\n"
                  "Interviewer: And after that, how did it go on for you?\n\n"
                  "YP01: It went on fine, thank you, and my brother came with me the next time.\n");
    std::filesystem::remove(project.path("files/mum.txt"));
    const Ran third = project.ingest();
    CHECK_THAT(third.out, Contains("0 new, 1 changed, 1 same") && Contains("1 gone"));
}

TEST_CASE("ingest --quiet says nothing but the summary") {
    const SampleProject project;
    const Ran ran = project.evidex({"ingest", project.path("files"), "--quiet"});
    CHECK(ran.exit == 0);
    CHECK(ran.err.empty());
}

TEST_CASE("files that cannot be read are listed with reason and advice, exit status 3") {
    const SampleProject project;
    project.write("files/empty.txt", "");
    const Ran ran = project.evidex({"ingest", project.path("files"), project.path("files/missing.docx")});
    CHECK(ran.exit == 3);
    CHECK_THAT(ran.out, Contains("3 new") && Contains("2 failed") && Contains("empty.txt") &&
                            Contains("missing.docx") && Contains("→"));
    const Json report = json_of(project, {"ingest", project.path("files")});
    CHECK(report["same"] == 3);
    REQUIRE(report["failures"].size() == 1);
    CHECK_FALSE(report["failures"][0]["reason"].get<std::string>().empty());
}

TEST_CASE("roles given by the user go before the codebook's") {
    const SampleProject project;
    const std::string roles =
        project.write("roles.csv", "source,speaker,role\n*mum*,Auntie Jo,parent\n*,YP*,other\n");
    CHECK(project.evidex({"ingest", project.path("files"), "--roles", roles}).exit == 0);
    CHECK(json_of(project, {"quotes", "--role", "other"}).size() == 3);
    CHECK(json_of(project, {"quotes", "pizza", "--role", "parent"}).size() == 1);
    const std::string wrong = project.write("wrong.csv", "source,speaker,role\n*,Mum,mother\n");
    const Ran ran = project.evidex({"ingest", project.path("files"), "--roles", wrong});
    CHECK(ran.exit == 2);
    CHECK_THAT(ran.err, Contains("wrong.csv:2:"));
}

TEST_CASE("coverage counts evidence and names what is thin and empty") {
    const SampleProject project;
    project.ingest();
    const Ran text = project.evidex({"coverage"});
    CHECK(text.exit == 0);
    CHECK_THAT(text.out, Contains("Rapid access") && Contains("Empty (no passage): Aftercare") &&
                             Contains("Thin (fewer than 3 sources): Kind staff"));
    const Json rows = json_of(project, {"coverage"});
    REQUIRE(rows.size() == 3);
    const Json access = row_of(rows, "rapid-access");
    CHECK(access["passages"] == 4);
    CHECK(access["sources"] == 3);
    CHECK(access["interviews"] == 2);
    CHECK(access["documents"] == 1);
    CHECK(access["roles"]["young-person"] == 1);
    CHECK(access["roles"]["parent"] == 2);
    CHECK(json_of(project, {"coverage", "--role", "young person"})[0]["passages"] == 1);
    CHECK(project.evidex({"coverage", "--component", "aftercare"}).exit == 1);
    const Json themes = json_of(project, {"coverage", "--by", "theme"});
    CHECK(std::any_of(themes.begin(), themes.end(), [](const Json& row) { return row["group"] == "route"; }));
}

TEST_CASE("quotes are found by words and filters and say where they come from") {
    const SampleProject project;
    project.ingest();
    const Json quotes = json_of(project, {"quotes", "waiting list", "--component", "rapid access"});
    REQUIRE(quotes.size() == 2);
    const Json young = json_of(project, {"quotes", "--component", "rapid-access", "--role", "young person"});
    REQUIRE(young.size() == 1);
    CHECK(young[0]["speaker"] == "YP01");
    CHECK(young[0]["components"][0]["stance"] == "falls-short");
    const Json paper = json_of(project, {"quotes", "--year", "2018..2020", "--component", "rapid-access"});
    CHECK(json_of(project, {"quotes", "--year", "unknown", "--component", "rapid-access"}).size() == 3);
    for (const Json& none : json_of(project, {"quotes", "--tagged", "no"})) CHECK(none["components"].empty());
    for (const Json& some : json_of(project, {"quotes", "--tagged", "yes"}))
        CHECK(!some["components"].empty());
    REQUIRE(paper.size() == 1);
    CHECK(paper[0]["title"] == "Two doors, one corridor");
    CHECK(paper[0]["year"] == 2019);
    const Ran card = project.evidex({"quotes", "pizza"});
    CHECK(card.exit == 0);
    CHECK_THAT(card.out,
               Contains("**pizza**") && Contains("Auntie Jo (role unknown)") && Contains("passage "));
    const Ran nothing = project.evidex({"quotes", "xylophone"});
    CHECK(nothing.exit == 1);
    CHECK(nothing.out.empty());
    CHECK(project.evidex({"quotes", "(\"unclosed AND ***"}).exit <= 1);
    CHECK_THAT(project.evidex({"quotes", "pizza", "--format", "csv"}).out,
               Catch::StartsWith("passage,text,"));
    CHECK_THAT(project.evidex({"quotes", "pizza", "--format", "md"}).out,
               Contains("> ") && Contains("**pizza**"));
}

TEST_CASE("unknown names in filters get a suggestion") {
    const SampleProject project;
    project.ingest();
    for (const auto& [option, typed, meant] :
         std::vector<std::array<std::string, 3>>{{"--component", "rapid-acess", "rapid-access"},
                                                 {"--theme", "wiat", "wait"},
                                                 {"--role", "yung person", "young-person"}}) {
        const Ran ran = project.evidex({"quotes", option, typed});
        CHECK(ran.exit == 2);
        CHECK_THAT(ran.err, Contains("did you mean '" + meant + "'?"));
    }
    const Ran year = project.evidex({"quotes", "--year", "soon"});
    CHECK(year.exit == 2);
    CHECK_THAT(year.err, Contains("'soon' is not a year"));
}

TEST_CASE("what contradicts itself is told, not answered") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    const Ran years = project.evidex({"quotes", "--year", "2020..2010"});
    CHECK(years.exit == 2);
    CHECK_THAT(years.err, Contains("backwards") && Contains("--year 2010..2020"));
    CHECK(project.evidex({"explain", "We waited.", "--passage", "1"}).exit == 2);
    CHECK(project.evidex({"changes", "--since", "-1"}).exit == 2);
}

TEST_CASE("a base in a folder that is shut is not read, and it says what to do") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    const std::string folder = project.path("shut");
    std::filesystem::create_directory(folder);
    std::filesystem::copy_file(project.path("base.db"), folder + "/base.db");
    ::chmod((folder + "/base.db").c_str(), 0444);
    ::chmod(folder.c_str(), 0555);
    const std::vector<std::string> quotes{"quotes", "--db", folder + "/base.db", "--codebook",
                                          project.path("book")};
    const Ran ran = evidex::test::run(quotes);
    ::chmod(folder.c_str(), 0755);
    if (::geteuid() == 0) {
        CHECK(ran.exit == 0);  // Nothing is shut to the administrator.
    } else {
        CHECK(ran.exit == 2);
        CHECK_THAT(ran.err, Contains("copy it to a folder of your own"));
    }
}

TEST_CASE("show and explain follow the number of a quote") {
    const SampleProject project;
    project.ingest();
    const Json quote = json_of(project, {"quotes", "ages", "--component", "rapid-access"})[0];
    const std::string number = std::to_string(quote["passage"].get<int>());
    const Json shown = json_of(project, {"show", number, "--context", "1"});
    CHECK(shown["text"] == quote["text"]);
    CHECK(shown["before"].size() == 1);
    const Ran explained = project.evidex({"explain", "--passage", number});
    CHECK(explained.exit == 0);
    CHECK_THAT(explained.out, Contains("**waiting list**") && Contains("RA-T1 terms.csv:2"));
    const Ran missing = project.evidex({"show", "99999"});
    CHECK(missing.exit == 2);
    CHECK_THAT(missing.err, Contains("no passage 99999"));
}

TEST_CASE("sources and status say what is in the base") {
    const SampleProject project;
    project.ingest();
    const Json sources = json_of(project, {"sources"});
    REQUIRE(sources.size() == 3);
    CHECK(sources[0]["unknown_speakers"] == Json{"Auntie Jo"});
    CHECK(json_of(project, {"sources", "--problems"}).size() == 2);  // transcripts carry a note
    const Json status = json_of(project, {"status"});
    CHECK(status["sources"] == 3);
    CHECK(status["codebook"] == "small");
    CHECK(status["last_run"]["added"] == 3);
    CHECK_THAT(project.evidex({"status"}).out, Contains("base.db"));
}

TEST_CASE("read shows how a file is read") {
    const SampleProject project;
    const Json document = Json::parse(project.evidex({"read", project.path("files/yp.txt")}).out);
    CHECK(document["kind"] == "interview");
    const Ran table = project.evidex({"read", project.path("files/yp.txt"), "--format", "table"});
    CHECK_THAT(table.out, Contains("YP01") && Contains("turn") && Contains("kittens"));
    const Ran missing = project.evidex({"read", project.path("files/none.txt")});
    CHECK(missing.exit == 2);
    CHECK_THAT(missing.err, Contains("none.txt"));
}

TEST_CASE("what evidex makes is for its owner alone") {
    const SampleProject project;
    project.ingest();
    const auto mode = std::filesystem::status(project.path("base.db")).permissions();
    CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}
