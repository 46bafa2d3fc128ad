#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/sample_project.hpp"

using namespace evidex::test;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

/// Two coders who read all nine passages of the sample project blind. Sources in order: mum (4), paper (2),
/// yp (3).
class Coded : public SampleProject {
public:
    Coded() {
        ingest();
        code("ana", "d 1\nd\nd\nd 1\nd 1, 2\nd 2\nd 1\nd 2\nd\n");
        code("ben", "d 1\nd\nd\nd 1\nd 1\nd 2\nd\nd 2\nd\n");
    }
    void code(const std::string& coder, const std::string& answers) const {
        const Ran ran = evidex({"review", "--blind", "--coder", coder, "--answers", "-"}, answers);
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
    }
    [[nodiscard]] Json agreement(std::vector<std::string> options = {}) const {
        options.insert(options.begin(), "agreement");
        options.insert(options.end(), {"--format", "json"});
        const Ran ran = evidex(options);
        INFO(ran.err);
        return Json::parse(ran.out);
    }
};

}  // namespace

TEST_CASE("agreement of two blind coders, by component and all together") {
    const Coded project;
    const Json json = project.agreement();
    CHECK(json["coders"] == Json{"ana", "ben"});
    CHECK(json["passages"] == 9);
    REQUIRE(json["blind"].size() == 4);
    const Json& access = json["blind"][0];
    CHECK(access["component"] == "rapid-access");
    CHECK(access["units"] == 9);
    CHECK(access["documents"] == 3);
    CHECK(access["positives"] == Json{4, 3});
    CHECK(access["table"] == Json{{"both", 3}, {"only_a", 1}, {"only_b", 0}, {"neither", 5}});
    CHECK(access["kappa"].get<double>() == Approx(0.7692).margin(5e-5));
    CHECK(access["percent"].get<double>() == Approx(8.0 / 9));
    CHECK(access["few_positives"] == true);
    const Json& aftercare = json["blind"][2];
    CHECK(aftercare["kappa"].is_null());
    CHECK(aftercare["undefined"]["kappa"] == "no coder ever used it");
    const Json& all = json["blind"][3];
    CHECK(all["component"].is_null());
    CHECK(all["units"] == 27);
    CHECK(json["assisted"][0]["units"] == 0);
    CHECK(json["work"].size() == 6);
    CHECK(project.agreement({"--coders", "ben,ana"})["blind"][0]["kappa"] == access["kappa"]);
}

TEST_CASE("for people: never AC1 alone, a 2x2 table for few positives, reasons for what is undefined") {
    const Coded project;
    const Ran ran = project.evidex({"agreement"});
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Contains("Coded blind") && Contains("Kappa (95 %)") && Contains("Agree"));
    CHECK_THAT(ran.out, Contains("n/a (no coder"));
    CHECK_THAT(ran.out, Contains("Few positives") && Contains("both 3, only ana 1"));
    CHECK_THAT(ran.out, Contains("Without a value, and not in the mean: Aftercare."));
    CHECK_THAT(ran.out, Contains("from 3 sources only"));
    CHECK_THAT(ran.out, !Contains("After seeing suggestions"));
    CHECK_THAT(project.evidex({"agreement", "--precise"}).out, Contains("0.7692"));
    CHECK_THAT(project.evidex({"agreement", "--format", "md"}).out,
               Contains("## Coded blind") && Contains("|"));
    const Ran csv = project.evidex({"agreement", "--format", "csv"});
    CHECK_THAT(csv.out,
               Contains("part,component,coders,units") && Contains("blind,rapid-access,\"ana; ben\",9"));
}

TEST_CASE("characters and sentences are other units of the same work") {
    const Coded project;
    const Json characters = project.agreement({"--unit", "character"});
    CHECK(characters["unit"] == "character");
    CHECK(characters["blind"][0]["units"].get<int>() > 500);
    CHECK(characters["blind"][0]["interval"]["low"].is_null());
    CHECK(characters["blind"][0]["spans"]["exact"].get<double>() == Approx(6.0 / 7));
    const Json sentences = project.agreement({"--unit", "sentence"});
    CHECK(sentences["blind"][0]["units"].get<int>() > 9);
}

TEST_CASE("who has seen suggestions is not counted among the blind") {
    const Coded project;
    for (const char* coder : {"cem", "dot"}) {
        const Ran ran = project.evidex({"review", "--coder", coder, "--answers", "-"}, "y\ny\nn\ny\nq\n");
        REQUIRE(ran.exit == 0);
    }
    const Json json = project.agreement({"--coders", "cem,dot"});
    CHECK(json["blind"][0]["units"] == 0);
    CHECK(json["assisted"][0]["units"] == 4);
    CHECK(json["assisted"][0]["percent"] == 1.0);
    const Json mixed = project.agreement({"--coders", "ana,cem"});
    CHECK(mixed["blind"][0]["units"] == 0);
    CHECK(mixed["assisted"][0]["units"] == 0);
    CHECK(project.evidex({"agreement", "--coders", "ana,cem"}).exit == 1);
}

TEST_CASE("the engine beside the coders, and what it missed in a sample") {
    const Coded project;
    CHECK(project.agreement()["engine"].empty());
    const Ran sampled = project.evidex({"review", "--sample", "6", "--coder", "eva", "--answers", "-"},
                                       "d 1\nd\nd\nd\nd\nd\n");
    REQUIRE(sampled.exit == 0);
    const Json json = project.agreement({"--include-engine"});
    REQUIRE(json["engine"].size() == 12);  // three coders, three components and all together
    CHECK(json["engine"][0]["coders"] == Json{"ana", "evidex"});
    CHECK(json["engine"][0]["units"] == 9);
    REQUIRE(json["samples"].size() == 1);
    CHECK(json["samples"][0]["frame"] == 9);
    const Json& access = json["samples"][0]["components"][0];
    CHECK(access["component"] == "rapid-access");
    CHECK(access["high"].get<double>() >= access["low"].get<double>());
    const Ran shown = project.evidex({"agreement", "--include-engine"});
    CHECK_THAT(shown.out,
               Contains("The engine and ana, who coded blind") && Contains("What the engine missed"));
}

TEST_CASE("nothing to compare, and names that are wrong, say what to do") {
    const SampleProject project;
    project.ingest();
    const Ran nobody = project.evidex({"agreement"});
    CHECK(nobody.exit == 1);
    CHECK_THAT(nobody.err, Contains("evidex review --blind"));
    const Coded coded;
    const Ran wrong = coded.evidex({"agreement", "--coders", "ana,bne"});
    CHECK(wrong.exit == 2);
    CHECK_THAT(wrong.err, Contains("'bne'") && Contains("ben"));
    CHECK(coded.evidex({"agreement", "--coders", "ana"}).exit == 2);
    CHECK(coded.evidex({"agreement", "--coders", "ana", "--include-engine"}).exit == 0);
    CHECK(coded.evidex({"agreement", "--unit", "page"}).exit == 2);
}
