#include <catch2/catch.hpp>

#include "evidex/project.hpp"
#include "exchange/demo_project.hpp"
#include "exchange/refi_schema.hpp"
#include "support/temporary.hpp"

using namespace evidex;
using namespace evidex::test;
using Catch::Contains;

namespace {

std::string qdpx_of(const Project& project) {
    const Result<std::string> bytes = write_qdpx(project);
    REQUIRE(bytes);
    return *bytes;
}

}  // namespace

TEST_CASE("qdpx: follows the schema and the rules beyond it") {
    const std::string bytes = qdpx_of(demo_project());
    CHECK(schema_faults(member_of(bytes, "project.qde")) == std::vector<std::string>());
    CHECK(project_faults(bytes) == std::vector<std::string>());
    const Result<std::string> book = write_qdc(demo_project());
    REQUIRE(book);
    CHECK(schema_faults(*book) == std::vector<std::string>());
}

TEST_CASE("qdpx: GUIDs and positions are those of the published example") {
    const std::string bytes = qdpx_of(demo_project());
    const std::string xml = member_of(bytes, "project.qde");
    for (const char* guid : {"f5d46f3b-564b-5b76-b414-ba0829bbf953", "7c77e299-54a0-5670-b197-89bcb8bf4a80",
                             "6738e81f-ee10-505d-b436-84c8fef3dfad", "b044cade-ccb0-59ac-bfbe-35c684bdfcf5",
                             "3c0b32f9-c9d7-53c1-aadd-1f675378b497", "1ffa641f-967c-5e4f-9ef0-14d10a861761",
                             "ed02dd9e-7ec9-54b1-bdab-b4edc6f9b860", "98ef213e-e74d-5be6-b7db-167a41d864c5",
                             "b937f3f3-b3c2-53f2-9700-2e39b2935a46", "c19f8fb4-8839-5efc-bde3-48542339dd2c",
                             "dd89c998-19d8-5f5b-86e6-251b086aba13", "bbdb9595-ab13-595a-b278-997a38794894",
                             "069d79d1-30fa-5fac-8a5b-b4c11b443d0d"}) {
        CHECK_THAT(xml, Contains(guid));
    }
    CHECK_THAT(xml, Contains(R"(startPosition="40" endPosition="59")"));
    CHECK_THAT(xml, Contains(R"(startPosition="87" endPosition="98")"));
    CHECK_THAT(xml, Contains(R"(startPosition="126" endPosition="148")"));
    CHECK_THAT(xml, Contains(R"(startPosition="36" endPosition="99")"));
    CHECK(member_of(bytes, "sources/c7b5e2e6-4a3d-5b3c-a452-7d03605be73e.txt") == kDemoText);
}

TEST_CASE("qdpx: the same project gives the same bytes, another one others") {
    CHECK(qdpx_of(demo_project()) == qdpx_of(demo_project()));
    Project other = demo_project();
    other.codings[0].description = "changed my mind";
    CHECK(qdpx_of(other) != qdpx_of(demo_project()));
}

TEST_CASE("qdpx: names are made unique, odd characters harmless") {
    Project project = demo_project();
    project.codes[1].name = "Waiting";
    project.codes[2].name = "waiting";
    project.sources.push_back(project.sources[0]);
    project.sources[1].text += "<&\"'> ]]> \xC2\xA0 end\n";
    project.codes[0].description = "a\x01 < b & \"c\"\r\nd";
    project.codings.push_back({{}, place_of(project, "<&\"'> ]]>", 1), 1, 0, {}, "x < y"});
    const std::string bytes = qdpx_of(project);
    CHECK(schema_faults(member_of(bytes, "project.qde")) == std::vector<std::string>());
    CHECK(project_faults(bytes) == std::vector<std::string>());
    CHECK_THAT(member_of(bytes, "project.qde"), Contains("waiting (Core components)"));
}

TEST_CASE("qdpx: long quotes are cut by characters, codings of one place stay two") {
    Project project = demo_project();
    project.sources[0].text += std::string(60, 'a') + "ä" + std::string(80, 'b') + "\n";
    project.codings.push_back(
        {{}, place_of(project, std::string(60, 'a') + "ä" + std::string(80, 'b')), 1, 0, {}, {}});
    project.codings.push_back(project.codings[0]);
    const std::string bytes = qdpx_of(project);
    CHECK(project_faults(bytes) == std::vector<std::string>());
    CHECK_THAT(member_of(bytes, "project.qde"), Contains("aä" + std::string(39, 'b') + "…\""));
}

TEST_CASE("qdpx: an empty project has no empty wrappers") {
    Project project;
    project.name = "nothing";
    const std::string bytes = qdpx_of(project);
    CHECK(schema_faults(member_of(bytes, "project.qde")) == std::vector<std::string>());
    CHECK(write_qdc(project).error().code == ErrorCode::empty);
}

TEST_CASE("qdpx: a project that does not hold together is refused") {
    const auto refuse = [](const auto& spoil, const std::string& why) {
        Project project = demo_project();
        spoil(project);
        const Result<std::string> bytes = write_qdpx(project);
        REQUIRE_FALSE(bytes);
        CHECK_THAT(bytes.error().message, Contains(why));
    };
    refuse([](Project& p) { p.codings[0].code = 9; }, "code that is not there");
    refuse([](Project& p) { p.codings[0].user = 7; }, "user");
    refuse([](Project& p) { p.codings[0].place.source = 3; }, "source that is not there");
    refuse([](Project& p) { p.codings[0].place.span.end = 5'000; }, "no range");
    refuse([](Project& p) { p.codings[0].place.span = {5, 5}; }, "no range");
    refuse([](Project& p) { p.notes[0].place->span.begin += 1; }, "no range");
    refuse([](Project& p) { p.codes[0].parent = 1; }, "folder");
    refuse([](Project& p) { p.codes[1].colour = "red"; }, "colour");
    refuse([](Project& p) { p.codings[0].time = "yesterday"; }, "time");
    refuse([](Project& p) { p.sources[0].text = "one\r\ntwo"; }, "characters");
    refuse([](Project& p) { p.cases[0].sources = {4}; }, "source that is not there");
}

TEST_CASE("qdpx: the sample that is passed on follows all rules") {
    const std::string bytes = read_text(std::string(EVIDEX_ROOT) + "/corpus-samples/example.qdpx");
    CHECK(schema_faults(member_of(bytes, "project.qde")) == std::vector<std::string>());
    CHECK(project_faults(bytes) == std::vector<std::string>());
    const Result<ReadProject> project = read_qdpx(bytes, "example.qdpx");
    REQUIRE(project);
    CHECK(project->losses.empty());
    CHECK(project->checked == project->project.codings.size());
    CHECK(project->project.sources.size() == 17);
}
