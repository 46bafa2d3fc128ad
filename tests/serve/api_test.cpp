#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "evidex/ledger.hpp"
#include "evidex/pipeline.hpp"
#include "serve/routes.hpp"
#include "support/sample_project.hpp"

using namespace evidex;
using evidex::test::SampleProject;

namespace {

/// A workbench over the sample project's files, without sockets.
class Bench {
public:
    explicit Bench(const std::string& coder = {}) {
        WorkbenchOptions options;
        options.db = project_.path("base.db");
        options.codebook = project_.path("book");
        options.coder = coder;
        Result<std::unique_ptr<Workbench>> opened = Workbench::open(options);
        REQUIRE(opened);
        workbench_ = std::move(*opened);
        workbench_->set_run_later([](const std::function<void()>& task) { task(); });
    }

    void ingest() {
        Result<Store> store = Store::open(project_.path("base.db"), Store::Mode::read_write);
        REQUIRE(store);
        IngestOptions options;
        options.paths = {project_.path("files")};
        options.analyse.segment.speakers = workbench_->codebook().speakers;
        REQUIRE(run_ingest(*store, workbench_->tagger(), options));
    }

    HttpResponse ask(const std::string& method, const std::string& target, const std::string& body = {}) {
        HttpRequest request;
        request.method = method;
        request.target = target;
        request.body = body;
        return answer_api(*workbench_, request);
    }
    Json get(const std::string& target) {
        const HttpResponse response = ask("GET", target);
        INFO(target << " " << response.body);
        REQUIRE(response.status == 200);
        return Json::parse(response.body);
    }
    Json post(const std::string& target, const Json& body) {
        const HttpResponse response = ask("POST", target, body.dump());
        INFO(target << " " << response.body);
        REQUIRE(response.status == 200);
        return Json::parse(response.body);
    }
    Workbench& workbench() { return *workbench_; }
    const SampleProject& project() const { return project_; }

private:
    SampleProject project_;
    std::unique_ptr<Workbench> workbench_;
};

}  // namespace

TEST_CASE("before anything was read the state says so, and the lists tell what to do") {
    Bench bench;
    const Json state = bench.get("/api/state");
    CHECK(state["base"]["exists"] == false);
    CHECK(state["components"].size() == 3);
    const HttpResponse quotes = bench.ask("GET", "/api/quotes");
    CHECK(quotes.status == 404);
    CHECK_THAT(Json::parse(quotes.body)["advice"].get<std::string>(), Catch::Contains("evidex ingest"));
    const std::string row = bench.workbench().codebook().rows.front().id;
    const Json use = bench.get("/api/codebook/rows/" + row);
    CHECK(use["row"]["id"] == row);
    CHECK(use["hits"] == 0);
}

TEST_CASE("mistakes in addresses are problem objects") {
    Bench bench;
    bench.ingest();
    const std::vector<std::pair<std::string, int>> wrong{
        {"/api/quotes?wrds=a", 400},
        {"/api/quotes?component=nothing", 400},
        {"/api/quotes?year=abc", 400},
        {"/api/quotes?tagged=maybe", 400},
        {"/api/quotes?limit=0", 400},
        {"/api/quotes?limit=1001", 400},
        {"/api/quotes?kind=book", 400},
        {"/api/quotes?words=%ff", 400},
        {"/api/quotes?words=a&words=b", 400},
        {"/api/nothing", 404},
        {"/api", 404},
        {"/api/", 404},
        {"/api/passages/0", 404},
        {"/api/passages/x", 404},
        {"/api/passages/999999", 404},
        {"/api/passages/1/why?component=x", 400},
        {"/api/sources/abc", 404},
        {"/api/sources/abc/text", 404},
        {"/api/sources/../state", 404},
        {"/api/quotes.exe", 404},
        {"/api/coverage?by=colour", 400},
        {"/api/state?x=1", 400},
        {"/api/review?order=uncertain&blind=yes", 400},
    };
    for (const auto& [target, status] : wrong) {
        INFO(target);
        const HttpResponse response = bench.ask("GET", target);
        CHECK(response.status == status);
        CHECK(response.type == "application/problem+json");
        const Json problem = Json::parse(response.body);
        CHECK_FALSE(problem["title"].get<std::string>().empty());
        CHECK(problem["status"] == status);
        CHECK(problem.contains("detail"));
        CHECK(problem.contains("advice"));
    }
    CHECK(bench.ask("POST", "/api/quotes", "{}").status == 405);
    CHECK(bench.ask("POST", "/api/review/undo", "[]").status == 400);
    CHECK(bench.ask("POST", "/api/review/undo", "{").status == 400);
}

TEST_CASE("random query strings are understood or refused, never an error of ours") {
    Bench bench;
    bench.ingest();
    std::mt19937 random(11);
    const std::vector<std::string> pieces{
        "words",   "component", "role",  "year",     "=",      "&",     "%",      "%41",  "%ff",
        "+",       "..",        "2019",  "\"",       "*",      "NEAR",  "(",      "AND ", "rapid-access",
        "'",       ";",         "--",    "%00",      "😀",      "limit", "offset", "-1",   "source",
        "context", "stance",    "meets", "evidence", "decided"};
    const std::vector<std::string> routes{"quotes",   "facets",     "kwic",         "overview",
                                          "coverage", "saturation", "cooccurrence", "sources",
                                          "review",   "decisions",  "disagreements"};
    for (int i = 0; i < 600; ++i) {
        std::string target = "/api/" + routes[random() % routes.size()] + "?";
        for (std::size_t n = random() % 9; n > 0; --n) target += pieces[random() % pieces.size()];
        const HttpResponse response = bench.ask("GET", target);
        INFO(target << " " << response.body.substr(0, 300));
        CHECK((response.status == 200 || response.status == 400));
    }
}

TEST_CASE("overview, coverage and facets count the same passages") {
    Bench bench;
    bench.ingest();
    const Json overview = bench.get("/api/overview");
    REQUIRE(overview["cards"].size() == 3);
    const Json& access = overview["cards"][0];
    CHECK(access["component"] == "rapid-access");
    const std::int64_t passages = access["passages"];
    CHECK(passages > 0);
    CHECK(access["meets"].get<int>() + access["falls_short"].get<int>() + access["neutral"].get<int>() ==
          passages);
    CHECK(overview["cards"][2]["amount"] == "empty");
    CHECK_FALSE(overview["cards"][2]["note"].get<std::string>().empty());
    const Json coverage = bench.get("/api/coverage?by=kind");
    std::int64_t by_kind = 0;
    for (const Json& cell : coverage["cells"]) {
        if (cell["component"] == "rapid-access") by_kind += cell["passages"].get<int>();
    }
    CHECK(by_kind == passages);
    for (const char* filter :
         {"", "stance=falls-short", "component=rapid-access", "role=parent&kind=interview"}) {
        std::map<std::pair<std::string, std::string>, std::int64_t> by_year;
        const Json years = bench.get("/api/coverage?by=year&" + std::string(filter));
        for (const Json& cell : years["cells"]) {
            if (cell["group"] != "unknown" && cell["passages"] != 0)
                by_year[{cell["component"], cell["group"]}] = cell["passages"];
        }
        INFO(filter);
        const Json under = bench.get("/api/overview?" + std::string(filter));
        std::map<std::pair<std::string, std::string>, std::int64_t> on_cards;
        for (const Json& card : under["cards"]) {
            for (const Json& year : card["years"])
                on_cards[{card["component"], std::to_string(year["year"].get<int>())}] = year["passages"];
        }
        CHECK(on_cards == by_year);
    }
    CHECK(bench.get("/api/quotes?component=rapid-access")["total"] == passages);
    const Json facets = bench.get("/api/facets");
    for (const Json& facet : facets["facets"]) {
        CHECK(facet["counted"] == true);
        if (facet["name"] != "component") continue;
        for (const Json& value : facet["values"]) {
            if (value["value"] == "rapid-access") CHECK(value["passages"] == passages);
        }
    }
    const Json pairs = bench.get("/api/cooccurrence");
    CHECK(pairs["passages"] == bench.get("/api/quotes?tagged=yes")["total"]);
    for (const Json& pair : pairs["pairs"]) {
        if (pair["a"] == "rapid-access" && pair["b"] == "rapid-access") CHECK(pair["passages"] == passages);
    }
}

TEST_CASE("a facet leaves its own choice out") {
    Bench bench;
    bench.ingest();
    const auto roles = [&](const std::string& query) {
        const Json facets = bench.get("/api/facets" + query)["facets"];
        return facets[1]["values"];
    };
    CHECK(roles("") == roles("?role=parent"));
    CHECK(roles("").size() > 1);
    CHECK(roles("?kind=document").empty());
}

TEST_CASE("the saturation curve ends at all themes that were met, within its band") {
    Bench bench;
    bench.ingest();
    const Json saturation = bench.get("/api/saturation");
    const Json& points = saturation["points"];
    REQUIRE(points.size() == 3);
    std::int64_t fresh = 0;
    for (const Json& point : points) {
        fresh += point["fresh"].get<int>();
        CHECK(point["seen"] == fresh);
        CHECK(point["low"].get<double>() <= point["mean"].get<double>() + 1e-9);
        CHECK(point["mean"].get<double>() <= point["high"].get<double>() + 1e-9);
    }
    CHECK(points[2]["mean"].get<double>() == Approx(fresh));
    CHECK(saturation["possible"] == 4);
}

TEST_CASE("a source comes as runs, in pieces, and its passages say why") {
    Bench bench;
    bench.ingest();
    Json source;
    const Json listed = bench.get("/api/sources");
    for (const Json& one : listed["sources"]) {
        if (one["kind"] == "interview") source = one;
    }
    const std::string address = "/api/sources/" + source["id"].get<std::string>();
    const Json shape = bench.get(address);
    const std::size_t total = shape["lengths"].size();
    REQUIRE(total > 4);
    const Json all = bench.get(address + "/text");
    Json pieces = Json::array();
    for (std::size_t from = 0; from < total; from += 2) {
        const Json piece = bench.get(address + "/text?limit=2&from=" + std::to_string(from));
        for (const Json& one : piece["passages"]) pieces.push_back(one);
    }
    CHECK(pieces == all["passages"]);
    bool explained = false;
    for (const Json& passage : pieces) {
        if (passage["tags"].empty()) continue;
        const Json why = bench.get("/api/passages/" + passage["passage"].dump() + "/why");
        CHECK(why["components"][0]["because"].size() > 0);
        explained = true;
    }
    CHECK(explained);
    CHECK(bench.get(address + "/find?words=nobody")["total"].get<int>() > 0);
    CHECK(bench.get(address + "/text?from=100000")["passages"].empty());
}

TEST_CASE("decisions are on disk, move the queue on, and are taken back step by step") {
    Bench bench("Ana");
    bench.ingest();
    const Json queue = bench.get("/api/review?limit=100");
    const std::size_t total = queue["items"].size();
    REQUIRE(total >= 3);
    CHECK(queue["total"] == total);
    const Json& first = queue["items"][0];
    const Json one{{"passage", first["passage"]}, {"component", first["component"]}, {"verdict", "accepted"}};
    const Json saved = bench.post("/api/review/decide", {{"blind", false}, {"decisions", {one}}});
    CHECK(saved["saved"] == 1);
    CHECK(saved["done"] == 1);
    Json two = Json::array();
    for (const std::size_t i : {1U, 2U}) {
        two.push_back({{"passage", queue["items"][i]["passage"]},
                       {"component", queue["items"][i]["component"]},
                       {"verdict", "rejected"},
                       {"reason", "not about the service"}});
    }
    CHECK(bench.post("/api/review/decide", {{"blind", false}, {"decisions", two}})["done"] == 3);
    CHECK(bench.get("/api/review?limit=100")["items"].size() == total - 3);
    CHECK(bench.get("/api/decisions")["total"] == 3);
    CHECK(bench.get("/api/overview")["cards"][0]["reviewed"].get<int>() > 0);
    CHECK(bench.post("/api/review/undo", Json::object())["undone"] == 2);
    CHECK(bench.get("/api/review?limit=100")["items"].size() == total - 1);
    CHECK(bench.get("/api/decisions")["total"] == 1);
    CHECK(bench.post("/api/review/undo", Json::object())["undone"] == 1);
    CHECK(bench.post("/api/review/undo", Json::object())["undone"] == 0);
    CHECK(bench.get("/api/review?limit=100")["items"].size() == total);
}

TEST_CASE("a bulk step with one mistake in it saves nothing") {
    Bench bench("Ana");
    bench.ingest();
    const Json item = bench.get("/api/review")["items"][0];
    Json decisions = Json::array();
    decisions.push_back(
        {{"passage", item["passage"]}, {"component", item["component"]}, {"verdict", "accepted"}});
    decisions.push_back({{"passage", 999999}, {"component", item["component"]}, {"verdict", "accepted"}});
    const Json body{{"blind", false}, {"decisions", decisions}};
    CHECK(bench.ask("POST", "/api/review/decide", body.dump()).status == 404);
    CHECK(bench.get("/api/decisions")["total"] == 0);
}

TEST_CASE("words selected by hand become the place of the decision, and other words are refused") {
    Bench bench("Ana");
    bench.ingest();
    const Json item = bench.get("/api/review")["items"][0];
    std::string text;
    for (const Json& run : item["runs"]) text += run["text"].get<std::string>();
    Json decision{{"passage", item["passage"]},
                  {"component", item["component"]},
                  {"verdict", "changed"},
                  {"selection", {{"begin", 0}, {"end", 5}, {"words", text.substr(0, 5)}}}};
    bench.post("/api/review/decide", {{"blind", false}, {"decisions", {decision}}});
    CHECK(bench.get("/api/decisions")["decisions"][0]["quoted"] == text.substr(0, 5));
    decision["selection"]["words"] = "other";
    const Json body{{"blind", false}, {"decisions", {decision}}};
    CHECK(bench.ask("POST", "/api/review/decide", body.dump()).status == 400);
}

TEST_CASE("without a coder nothing is decided, and the answer says how to begin") {
    Bench bench;
    bench.ingest();
    const HttpResponse refused = bench.ask("GET", "/api/review");
    CHECK(refused.status == 400);
    CHECK_THAT(Json::parse(refused.body)["advice"].get<std::string>(), Catch::Contains("--coder"));
}

TEST_CASE("blind review tells nothing that the engine found") {
    Bench bench("Ben");
    bench.ingest();
    const Json review = bench.get("/api/review?blind=yes&limit=100");
    REQUIRE(review["items"].size() > 3);
    CHECK_THAT(review.dump(), !Catch::Contains("rapid-access") && !Catch::Contains("score") &&
                                  !Catch::Contains("\"tags\"") && !Catch::Contains("falls-short"));
    for (const Json& item : review["items"]) {
        CHECK(item["component"] == "");
        CHECK(item["suggestions"].empty());
        for (const Json& run : item["runs"]) CHECK(run.size() == 1);
    }
    std::vector<std::int64_t> order;
    for (const Json& item : review["items"]) order.push_back(item["passage"]);
    CHECK(std::is_sorted(order.begin(), order.end()));
    const Json read{{"passage", review["items"][0]["passage"]}, {"component", ""}, {"verdict", "reviewed"}};
    const Json saved = bench.post("/api/review/decide", {{"blind", true}, {"decisions", {read}}});
    CHECK(saved["others"].empty());
    CHECK(bench.get("/api/review?blind=yes&limit=100")["items"].size() == review["items"].size() - 1);
}

TEST_CASE(
    "a coder who works blind is given nothing that tags or others' decisions made, until that is ended") {
    Bench bench("Anna");
    bench.ingest();
    const Json first = bench.get("/api/review?blind=yes&limit=1")["items"][0];
    const std::string passage = first["passage"].dump();
    const std::string source = bench.get("/api/passages/" + passage)["quote"]["source_id"];
    const std::string row = bench.workbench().codebook().rows.front().id;
    const std::vector<std::string> telling{"/api/quotes?words=a",
                                           "/api/quotes.csv",
                                           "/api/quotes.docx",
                                           "/api/facets",
                                           "/api/kwic?words=the",
                                           "/api/passages/" + passage + "/why",
                                           "/api/codebook",
                                           "/api/codebook/rows/" + row,
                                           "/api/review",
                                           "/api/decisions",
                                           "/api/decisions.json?coder=Ben",
                                           "/api/disagreements",
                                           "/api/agreement",
                                           "/api/sources.csv",
                                           "/api/coverage?by=source",
                                           "/api/overview?source=*",
                                           "/api/cooccurrence?source=*",
                                           "/api/saturation.csv?source=*"};
    const std::vector<std::string> harmless{"/api/state",
                                            "/api/overview",
                                            "/api/coverage?by=role",
                                            "/api/sources",
                                            "/api/sources/" + source,
                                            "/api/sources/" + source + "/text",
                                            "/api/passages/" + passage,
                                            "/api/review?blind=yes",
                                            "/api/decisions?coder=Anna",
                                            "/api/runs"};
    for (const std::string& target : telling) {
        INFO(target);
        CHECK(bench.ask("GET", target).status == 200);
    }
    CHECK(bench.post("/api/review/blind", {{"blind", true}})["blind"] == true);
    CHECK(bench.get("/api/state")["blind"] == true);
    for (const std::string& target : telling) {
        INFO(target);
        const HttpResponse refused = bench.ask("GET", target);
        CHECK(refused.status == 403);
        CHECK_THAT(refused.body, Catch::Contains("coding blind"));
        CHECK_THAT(refused.body, !Catch::Contains(first["runs"][0]["text"].get<std::string>()));
    }
    const Json accepted{{"passage", first["passage"]}, {"component", "calm"}, {"verdict", "accepted"}};
    CHECK(bench.ask("POST", "/api/basket", R"({"format":"csv","passages":[1]})").status == 403);
    CHECK(bench.ask("POST", "/api/review/shown", R"({"passages":[1]})").status == 403);
    CHECK(bench.ask("POST", "/api/codebook/try", R"({"edits":[]})").status == 403);
    CHECK(bench.ask("POST", "/api/review/decide", Json{{"blind", false}, {"decisions", {accepted}}}.dump())
              .status == 403);
    for (const std::string& target : harmless) {
        const std::string answer = bench.get(target).dump();
        INFO(target);
        CHECK_THAT(answer, !Catch::Contains("\"stance\":\""));
        CHECK_THAT(answer, !Catch::Contains("\"score\""));
    }
    const Json text = bench.get("/api/sources/" + source + "/text");
    for (const Json& one : text["passages"]) {
        CHECK(one["tags"].empty());
        for (const Json& run : one["runs"]) CHECK(run.value("tags", Json::array()).empty());
    }
    CHECK(bench.get("/api/passages/" + passage)["quote"]["components"].empty());
    CHECK(bench.get("/api/sources")["sources"][0]["tagged"].is_null());
    CHECK(bench.post("/api/review/blind", {{"blind", false}})["blind"] == false);
    for (const std::string& target : telling) CHECK(bench.ask("GET", target).status == 200);
}

TEST_CASE("who coded blind last is blind again when the server starts again, others are not") {
    Bench bench("Anna");
    bench.ingest();
    const Json item = bench.get("/api/review?blind=yes&limit=1")["items"][0];
    const Json read{{"passage", item["passage"]}, {"component", ""}, {"verdict", "reviewed"}};
    bench.post("/api/review/decide", {{"blind", true}, {"decisions", Json::array({read})}});
    CHECK(bench.get("/api/state")["blind"] == true);
    const auto is_blind = [&](const std::string& coder) {
        WorkbenchOptions options = bench.workbench().options();
        options.coder = coder;
        const Result<std::unique_ptr<Workbench>> again = Workbench::open(options);
        REQUIRE(again);
        return (*again)->desk().is_blind();
    };
    CHECK(is_blind("Anna"));
    CHECK_FALSE(is_blind("Ben"));
    CHECK_FALSE(is_blind(""));
    Bench nobody;
    CHECK(nobody.ask("POST", "/api/review/blind", R"({"blind":true})").status == 400);
    CHECK(nobody.ask("POST", "/api/review/blind", R"({"blind":false})").status == 200);
}

TEST_CASE("a passage that was shown with suggestions is no longer coded blind") {
    Bench bench("Ben");
    bench.ingest();
    const std::size_t before = bench.get("/api/review?blind=yes&limit=100")["items"].size();
    const Json item = bench.get("/api/review")["items"][0];
    bench.post("/api/review/shown", {{"passages", {item["passage"]}}});
    const Json blind = bench.get("/api/review?blind=yes&limit=100");
    CHECK(blind["items"].size() == before - 1);
    CHECK(blind["problems"].size() == 1);
}

TEST_CASE("a sample is drawn by looking, kept by the first decision, and then the same for all") {
    Bench bench("Anna");
    bench.ingest();
    const std::string address = "/api/review?sample=4&limit=100";
    const Json drawn = bench.get(address);
    CHECK(drawn["blind"] == true);
    CHECK(drawn["total"] == 4);
    CHECK(drawn["command"] == "evidex review --sample 4 --coder Anna");
    const auto kept = [&] {
        const Result<Ledger> ledger = bench.workbench().ledger();
        REQUIRE(ledger);
        const Result<std::vector<Sample>> samples = ledger->samples();
        REQUIRE(samples);
        return samples->size();
    };
    CHECK(kept() == 0);
    const Json read{{"passage", drawn["items"][0]["passage"]}, {"component", ""}, {"verdict", "reviewed"}};
    bench.post("/api/review/decide", {{"blind", true}, {"decisions", {read}}});
    CHECK(kept() == 1);
    bench.get("/api/review?blind=yes");
    const Json rest = bench.get(address);
    REQUIRE(rest["items"].size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(rest["items"][i]["passage"] == drawn["items"][i + 1]["passage"]);
    }
    const Json other{{"passage", rest["items"][0]["passage"]}, {"component", ""}, {"verdict", "reviewed"}};
    bench.post("/api/review/decide", {{"blind", true}, {"decisions", {other}}});
    CHECK(kept() == 1);
    bench.post("/api/review/blind", {{"blind", false}});
    const Json agreement = bench.get("/api/agreement?include-engine=yes");
    REQUIRE(agreement["samples"].size() == 1);
    CHECK(agreement["samples"][0]["components"][0]["unread"] == 2);
    CHECK(bench.get("/api/agreement")["samples"].empty());
    CHECK(bench.ask("GET", "/api/review?sample=4&order=uncertain").status == 400);
    CHECK(bench.ask("GET", "/api/review?sample=4&component=rapid-access&component=kind-staff").status == 400);
    CHECK(bench.ask("GET", "/api/review?sample=0").status == 400);
}

TEST_CASE("who has only looked is no coder to be compared") {
    Bench bench("Anna");
    bench.ingest();
    const Json review = bench.get("/api/review");
    bench.post("/api/review/shown", {{"passages", {review["items"][0]["passage"]}}});
    CHECK(bench.get("/api/agreement")["available"].empty());
    const Json one{{"passage", review["items"][0]["passage"]},
                   {"component", review["items"][0]["component"]},
                   {"verdict", "accepted"}};
    bench.post("/api/review/decide", {{"blind", false}, {"decisions", {one}}});
    CHECK(bench.get("/api/agreement")["available"] == Json{"Anna"});
}

TEST_CASE("two coders who differ are listed, and settling keeps what they said") {
    Bench ana("Ana");
    ana.ingest();
    const Json item = ana.get("/api/review")["items"][0];
    const auto decide = [&](Bench& bench, const char* verdict) {
        const Json one{{"passage", item["passage"]}, {"component", item["component"]}, {"verdict", verdict}};
        return bench.post("/api/review/decide", {{"blind", false}, {"decisions", {one}}});
    };
    decide(ana, "accepted");
    WorkbenchOptions options = ana.workbench().options();
    options.coder = "Ben";
    Result<std::unique_ptr<Workbench>> ben = Workbench::open(options);
    REQUIRE(ben);
    HttpRequest request;
    request.method = "POST";
    request.target = "/api/review/decide";
    const Json one{{"passage", item["passage"]}, {"component", item["component"]}, {"verdict", "rejected"}};
    request.body = Json{{"blind", false}, {"decisions", {one}}}.dump();
    const Json answer = Json::parse(answer_api(**ben, request).body);
    REQUIRE(answer["others"].size() == 1);
    CHECK(answer["others"][0]["coder"] == "Ana");
    const Json conflicts = ana.get("/api/disagreements");
    REQUIRE(conflicts["total"] == 1);
    CHECK(conflicts["open"] == 1);
    CHECK(conflicts["items"][0]["choices"].size() == 2);
    CHECK(ana.post("/api/settle", {{"passage", item["passage"]},
                                   {"component", item["component"]},
                                   {"coded", true},
                                   {"note", "it is about access"}})["open"] == 0);
    const Json settled = ana.get("/api/disagreements");
    CHECK(settled["items"][0]["settled"]["coded"] == true);
    CHECK(settled["items"][0]["choices"].size() == 2);
}

TEST_CASE("files added on the page are kept and read") {
    Bench bench;
    HttpRequest upload;
    upload.method = "PUT";
    upload.target = "/api/uploads?name=new+interview.txt";
    upload.body =
        "Interviewer: How was it?\n\nYP01: I was on the waiting list for a very long time indeed.\n";
    const HttpResponse kept = answer_api(bench.workbench(), upload);
    REQUIRE(kept.status == 200);
    CHECK(Json::parse(kept.body)["name"] == "new interview.txt");
    const Json started = bench.post("/api/ingest", Json::object());
    const Json ended = bench.get("/api/ingest");
    CHECK(ended["running"] == false);
    INFO(ended.dump(1));
    REQUIRE(ended["report"].is_object());
    CHECK(ended["report"]["added"] == 1);
    CHECK(bench.get("/api/quotes?component=rapid-access")["total"] == 1);
    CHECK_THAT(started["command"].get<std::string>(), Catch::StartsWith("evidex ingest '"));
}

TEST_CASE("downloads hold all rows and guard against formulas") {
    Bench bench;
    bench.project().write(
        "files/formula.txt",
        "Interviewer: Why?\n\nYP01: =2+2 is what they said about the waiting list to me then.\n");
    bench.ingest();
    const HttpResponse csv = bench.ask("GET", "/api/quotes.csv?words=waiting&limit=1&offset=1");
    CHECK(csv.status == 200);
    CHECK(csv.type == "text/csv; charset=utf-8");
    CHECK_THAT(csv.body, Catch::Contains("'=2+2") && Catch::Contains("I was on the waiting list"));
    for (const char* target :
         {"/api/coverage.csv", "/api/coverage.json?by=role", "/api/sources.csv", "/api/runs.csv",
          "/api/changes.json", "/api/saturation.csv", "/api/cooccurrence.json", "/api/kwic.csv?words=list",
          "/api/quotes.md", "/api/decisions.csv", "/api/disagreements.csv"}) {
        INFO(target);
        const HttpResponse file = bench.ask("GET", target);
        CHECK(file.status == 200);
        CHECK_THAT(file.headers.at(0).second, Catch::StartsWith("attachment; filename=\"evidex-"));
    }
}
