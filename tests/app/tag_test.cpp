#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/sample_project.hpp"

using namespace evidex::test;
using Json = nlohmann::json;

namespace {

std::vector<Json> lines_of(const std::string& text) {
    std::vector<Json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(Json::parse(line));
    return lines;
}

}  // namespace

TEST_CASE("tag answers each line in order, with places in bytes") {
    const SampleProject project;
    const Ran ran = project.evidex(
        {"tag"},
        R"({"id": "a", "text": "Zoë was on a waiting list.", "kind": "interview", "role": "young person"})"
        "\n\n"
        R"({"id": 7, "text": "Nothing here."})"
        "\n"
        R"({"id": null, "text": "We waited nine months.", "role": "parent"})");
    CHECK(ran.exit == 0);
    CHECK(ran.err.empty());
    const std::vector<Json> lines = lines_of(ran.out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] ==
          Json::parse(R"({"id": "a", "tags": [{"component": "rapid-access", "score": 3.0, "words_score": 0.0,
        "stance": "falls-short", "because": [{"rule": "RA-T1", "begin": 14, "end": 26,
        "text": "waiting list"}]}]})"));
    CHECK(lines[1] == Json::parse(R"({"id": 7, "tags": []})"));
    CHECK(lines[2]["id"].is_null());
    CHECK(lines[2]["tags"][0]["because"][0]["rule"] == "RA-R1");
    CHECK(lines[2]["tags"][0]["because"][0]["text"] == "waited nine months");
}

TEST_CASE("an interviewer's question is no evidence") {
    const SampleProject project;
    const Ran ran = project.evidex(
        {"tag"}, R"({"id": 1, "text": "How long was the waiting list?", "role": "Interviewer"})");
    CHECK(lines_of(ran.out)[0]["tags"].empty());
}

TEST_CASE("a bad record becomes an error in its place and the exit status 3") {
    const SampleProject project;
    const Ran ran = project.evidex({"tag"},
                                   "{\"id\": 1, \"text\": \"a drop-in\"}\n"
                                   "{\"id\": 2}\n"
                                   "no json\n"
                                   "[1]\n"
                                   "{\"id\": 3, \"text\": \"x\", \"kind\": \"song\"}\n"
                                   "{\"id\": 4, \"text\": \"\xff\"}\n"
                                   "{\"id\": 5, \"text\": \"a drop-in\"}\n");
    CHECK(ran.exit == 3);
    const std::vector<Json> lines = lines_of(ran.out);
    REQUIRE(lines.size() == 7);
    CHECK(lines[0]["tags"].size() == 1);
    CHECK(lines[1]["id"] == 2);
    CHECK_THAT(lines[1]["error"].get<std::string>(), Catch::Contains("line 2") && Catch::Contains("text"));
    for (std::size_t i = 2; i < 6; ++i) CHECK(lines[i].contains("error"));
    CHECK(lines[6]["tags"].size() == 1);
}

TEST_CASE("many long lines come out as many and in order") {
    const SampleProject project;
    std::string input;
    for (int i = 0; i < 3'000; ++i) {
        const Json record{{"id", i},
                          {"text", std::string(static_cast<std::size_t>(i) % 997, 'x') + " drop-in"}};
        input += record.dump() + "\n";
    }
    const std::vector<Json> lines = lines_of(project.evidex({"tag"}, input).out);
    REQUIRE(lines.size() == 3'000);
    for (int i = 0; i < 3'000; ++i) {
        const Json& line = lines[static_cast<std::size_t>(i)];
        CHECK(line["id"] == i);
        CHECK(line["tags"][0]["because"][0]["begin"] == i % 997 + 1);
    }
}
