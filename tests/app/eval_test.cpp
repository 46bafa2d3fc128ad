#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/sample_project.hpp"

using namespace evidex::test;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

/// One right, one missed, one wrong, one rightly left alone.
const char* kGold =
    R"({"id": "g-1", "kind": "document", "role": null, "text": "A waiting list.", "components": ["rapid-access"], "stance": {"rapid-access": "falls-short"}}
{"id": "g-2", "kind": "interview", "role": "parent", "text": "We stood in the queue for a year.", "components": ["rapid-access"], "stance": {"rapid-access": "falls-short"}}
{"id": "g-3", "kind": "interview", "role": "young person", "text": "The drop-in sells cake.", "components": [], "stance": {}}
{"id": "g-4", "kind": "interview", "role": "parent", "text": "The cat.", "components": [], "stance": {}}
)";

}  // namespace

TEST_CASE("eval prints the contract's JSON") {
    const SampleProject project;
    const std::string gold = project.write("gold.jsonl", kGold);
    const Ran ran = project.evidex({"eval", gold, "--format", "json"});
    CHECK(ran.exit == 0);
    const Json json = Json::parse(ran.out);
    CHECK(json["passages"] == 4);
    CHECK(json["micro_f1"] == 0.5);
    CHECK(json["stance_accuracy"] == 1.0);
    CHECK(json["left_untagged"] == 1);
    const Json access = json["components"]["rapid-access"];
    CHECK(access["precision"] == 0.5);
    CHECK(access["recall"] == 0.5);
    CHECK(access["f1"] == 0.5);
    CHECK(access["kappa"] == 0.0);
    CHECK(access["support"] == 2);
    CHECK(json["components"]["aftercare"]["f1"].is_null());
}

TEST_CASE("eval leaves out borderline cells and halves the passages") {
    const SampleProject project;
    const std::string gold = project.write("gold.jsonl", kGold);
    const std::string borderline = project.write(
        "borderline.jsonl", R"({"id": "g-3", "component": "rapid-access", "gold": false, "why": "cake"})");
    const Json left =
        Json::parse(project.evidex({"eval", gold, "--borderline", borderline, "--format", "json"}).out);
    CHECK(left["components"]["rapid-access"]["precision"] == 1.0);
    const Json odd = Json::parse(project.evidex({"eval", gold, "--split", "odd", "--format", "json"}).out);
    CHECK(odd["passages"] == 2);
    CHECK(odd["components"]["rapid-access"]["recall"] == 1.0);
    const Json even = Json::parse(project.evidex({"eval", gold, "--split", "even", "--format", "json"}).out);
    CHECK(even["components"]["rapid-access"]["recall"] == 0.0);
}

TEST_CASE("eval --errors names the rows behind wrong tags and says why others were missed") {
    const SampleProject project;
    const std::string gold = project.write("gold.jsonl", kGold);
    const Json errors = Json::parse(project.evidex({"eval", gold, "--errors", "--format", "json"}).out);
    REQUIRE(errors.size() == 2);
    CHECK(errors[0]["id"] == "g-3");
    CHECK(errors[0]["error"] == "wrong");
    CHECK_THAT(errors[0]["why"].get<std::string>(), Contains("RA-T2 +3.0 \"drop-in\""));
    CHECK(errors[1]["id"] == "g-2");
    CHECK(errors[1]["error"] == "missed");
}

TEST_CASE("eval names the line of a mistake in the gold file") {
    const SampleProject project;
    const std::string gold = project.write("gold.jsonl", "{\"id\": \"a\", \"text\": \"x\"}\nnonsense\n");
    const Ran ran = project.evidex({"eval", gold});
    CHECK(ran.exit == 2);
    CHECK_THAT(ran.err, Contains("gold.jsonl:2:"));
}

TEST_CASE("eval --rows tells how often each row is right, with its interval, the worst first") {
    const SampleProject project;
    const std::string gold = project.write("gold.jsonl", kGold);
    const Json rows = Json::parse(project.evidex({"eval", gold, "--rows", "--format", "json"}).out);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["row"] == "RA-T2");
    CHECK(rows[0]["right"] == 0);
    CHECK(rows[0]["hits"] == 1);
    CHECK(rows[0]["tags"] == 1);
    CHECK(rows[1]["row"] == "RA-T1");
    CHECK(rows[1]["precision"] == 1.0);
    CHECK(rows[1]["low"].get<double>() == Approx(0.2065).margin(0.001));
    CHECK(rows[1]["high"] == 1.0);
}
