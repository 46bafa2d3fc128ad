#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/sample_project.hpp"

using namespace evidex::test;
using Catch::Contains;
using Json = nlohmann::json;

TEST_CASE("explain marks the words and names rows, places, weights and what set the stance") {
    const SampleProject project;
    const Ran ran = project.evidex({"explain", "She was not kind. Nobody listened."});
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Contains("not **kind**") && Contains("**listened**"));
    CHECK_THAT(ran.out, Contains("Kind staff (kind-staff): falls short, score 4.0 of 3.0 needed"));
    CHECK_THAT(ran.out, Contains("KS-T1 terms.csv:4") && Contains("+2.0"));
    CHECK_THAT(ran.out, Contains("M-1 modifiers.csv:2  \"not\" negates it"));
}

TEST_CASE("explain tells what nearly fired") {
    const SampleProject project;
    const Ran ran = project.evidex({"explain", "We had to wait for a very long seven months."});
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Contains("not tagged") && Contains("RA-R1 rules.csv:2") && Contains("months"));
}

TEST_CASE("explain --why-not speaks of one component, also when nothing came near") {
    const SampleProject project;
    const Ran ran = project.evidex({"explain", "a drop-in", "--why-not", "Aftercare", "--format", "json"});
    CHECK(ran.exit == 0);
    const Json json = Json::parse(ran.out);
    REQUIRE(json["components"].size() == 1);
    CHECK(json["components"][0]["component"] == "aftercare");
    CHECK(json["components"][0]["tagged"] == false);
    const Ran wrong = project.evidex({"explain", "x", "--why-not", "aftercrae"});
    CHECK(wrong.exit == 2);
    CHECK_THAT(wrong.err, Contains("did you mean 'aftercare'?"));
}

TEST_CASE("explain reads standard input and knows who speaks") {
    const SampleProject project;
    const Ran ran = project.evidex({"explain", "-", "--role", "interviewer"}, "the waiting list\n");
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Contains("Not tagged"));
    CHECK(project.evidex({"explain", "-"}, "").exit == 2);
    const Ran role = project.evidex({"explain", "x", "--role", "yuong person"});
    CHECK(role.exit == 2);
    CHECK_THAT(role.err, Contains("did you mean 'young-person'?"));
}

TEST_CASE("explain as JSON has every span and the codebook") {
    const SampleProject project;
    const Ran ran = project.evidex({"explain", "We waited nine months.", "--format", "json"});
    const Json json = Json::parse(ran.out);
    CHECK(json["codebook"]["name"] == "small");
    const Json hit = json["components"][0]["because"][0];
    CHECK(hit["rule"] == "RA-R1");
    CHECK(hit["file"] == "rules.csv");
    CHECK(hit["parts"] == Json::parse(R"([{"begin": 3, "end": 9}, {"begin": 15, "end": 21}])"));
}
