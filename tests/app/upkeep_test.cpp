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

TEST_CASE("retag applies a changed codebook, and changes tells what it did") {
    const SampleProject project;
    project.ingest();
    project.write(
        "book/terms.csv",
        "id,component,theme,pattern,weight,stance\nRA-T2,rapid-access,route,drop-in,3,falls-short\n");
    const Ran hint = project.evidex({"coverage"});
    CHECK_THAT(hint.err, Contains("evidex retag"));
    const Ran retagged = project.evidex({"retag"});
    CHECK(retagged.exit == 0);
    CHECK_THAT(retagged.out, Contains("tagged again"));
    CHECK(project.evidex({"coverage"}).err.empty());
    const Json changes = json_of(project, {"changes"});
    CHECK(changes["run"]["command"] == "retag");
    const Json access = row_of(changes["components"], "rapid-access");
    CHECK(access["gained"] == 0);
    CHECK(access["lost"] == 1);
    CHECK(access["stance"] == 2);
    CHECK_THAT(project.evidex({"changes"}).out, Contains("Rapid access"));
}

TEST_CASE("ingest tags stored passages again when the codebook has changed") {
    const SampleProject project;
    project.ingest();
    project.write("book/terms.csv",
                  "id,component,theme,pattern,weight,stance\nAC-T2,aftercare,ending,letter,3,neutral\n");
    const Ran ran = project.ingest();
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.err, Contains("The codebook has changed"));
    CHECK_THAT(ran.out, Contains("3 same"));
    CHECK(row_of(json_of(project, {"coverage"}), "aftercare")["passages"] == 2);
    CHECK_THAT(project.ingest().err, !Contains("codebook"));
}

TEST_CASE("verify finds a sound base sound and a damaged one damaged") {
    const SampleProject project;
    project.ingest();
    const Ran sound = project.evidex({"verify"});
    CHECK(sound.exit == 0);
    CHECK_THAT(sound.out, Contains("sound"));
    std::string bytes = read_text(project.path("base.db"));
    const std::size_t at = bytes.find("pizza leaflets");
    REQUIRE(at != std::string::npos);
    bytes[at] = 'q';
    project.write("base.db", bytes);
    std::filesystem::remove(project.path("base.db-wal"));
    CHECK(project.evidex({"verify"}).exit == 4);
    project.write("base.db", bytes.substr(0, bytes.size() / 2));
    CHECK(project.evidex({"verify"}).exit == 4);
}

TEST_CASE("forget asks for --yes where nobody can be asked, and leaves no word behind") {
    const SampleProject project;
    project.ingest();
    const Ran unsure = project.evidex({"forget", "mum.txt"});
    CHECK(unsure.exit == 2);
    CHECK_THAT(unsure.err, Contains("--yes"));
    CHECK(json_of(project, {"quotes", "pizza"}).size() == 1);
    CHECK(project.evidex({"forget", "mum.txt", "--yes"}).exit == 0);
    CHECK(project.evidex({"quotes", "pizza"}).exit == 1);
    for (const auto& entry : std::filesystem::directory_iterator(project.path())) {
        if (entry.is_regular_file())
            CHECK(read_text(entry.path().string()).find("izza") == std::string::npos);
    }
    CHECK(project.evidex({"forget", "mum.txt", "--yes"}).exit == 2);
}

TEST_CASE("one writer at a time, and an interrupted ingest can be resumed") {
    const SampleProject project;
    std::string long_text;
    for (int i = 0; i < 400; ++i) {
        long_text += "Paragraph " + std::to_string(i) +
                     " speaks of a waiting list and of a drop-in, at some length.\n\n";
    }
    for (int i = 0; i < 300; ++i) {
        project.write("many/paper-" + std::to_string(i) + ".md", long_text + std::to_string(i) + "\n");
    }
    const std::vector<std::string> arguments{
        "ingest", project.path("many"), "--db", project.path("base.db"), "--codebook", project.path("book")};
    Running running(EVIDEX_PROGRAM, arguments, {}, {});
    ::usleep(400'000);
    running.send(SIGINT);
    const Ran stopped = running.wait();
    const bool ended_before = stopped.exit == 0;
    if (!ended_before) {
        CHECK(stopped.exit == 130);
        CHECK_THAT(stopped.err, Contains("run again to resume"));
    }
    const Ran resumed = run(arguments);
    CHECK(resumed.exit == 0);
    CHECK(json_of(project, {"status"})["sources"] == 300);
    CHECK(project.evidex({"verify"}).exit == 0);
}
