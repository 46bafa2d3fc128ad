#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "support/sample_project.hpp"

using namespace evidex::test;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

pugi::xml_document page_of(const std::string& path) {
    const std::string html = read_text(path);
    pugi::xml_document document;
    INFO(path << " has " << html.size() << " bytes");
    REQUIRE(document.load_string(html.c_str(), pugi::parse_default | pugi::parse_doctype));
    return document;
}

std::string text_of(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xpath_node each : node.select_nodes(".//text()")) text += each.node().value();
    return text;
}

/// The rows of the page's coverage table: label and seven numbers each.
std::vector<std::vector<std::string>> coverage_rows(const pugi::xml_document& page) {
    std::vector<std::vector<std::string>> rows;
    for (const pugi::xpath_node row : page.select_nodes(".//table[@id='coverage']/tbody/tr")) {
        rows.emplace_back();
        for (const pugi::xml_node cell : row.node().children()) rows.back().push_back(text_of(cell));
    }
    return rows;
}

std::string number(const Json& value) {
    return std::to_string(value.get<std::int64_t>());
}

}  // namespace

TEST_CASE("report writes a page that only its owner can read, the same every time") {
    const SampleProject project;
    project.ingest();
    const std::string file = project.path("report.html");
    const Ran ran = project.evidex({"report", "-o", file, "--title", "Doors"});
    INFO(ran.err);
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Contains("report.html: ") && Contains("3 sources"));
    struct stat state {};
    REQUIRE(::stat(file.c_str(), &state) == 0);
    CHECK((state.st_mode & 0777) == 0600);
    const pugi::xml_document page = page_of(file);
    CHECK(text_of(page.select_node(".//h1").node()) == "Doors");
    CHECK(page.select_nodes(".//section[@class='component']").size() == 3);
    CHECK_THAT(read_text(file), Contains("She was kind and she listened to everything I said"));
    // No folder of this machine is told.
    CHECK(read_text(file).find(project.path()) == std::string::npos);
    CHECK(project.evidex({"report", "-o", project.path("again.html"), "--title", "Doors"}).exit == 0);
    CHECK(read_text(project.path("again.html")) == read_text(file));
}

TEST_CASE("the report has the numbers that coverage prints, under every filter") {
    const SampleProject project;
    project.ingest();
    const std::vector<std::vector<std::string>> filters{{},
                                                        {"--role", "young person"},
                                                        {"--kind", "interview"},
                                                        {"--stance", "falls-short"},
                                                        {"--year", "2019"},
                                                        {"--component", "rapid-access"},
                                                        {"--source", "mum*"}};
    for (const std::vector<std::string>& filter : filters) {
        std::vector<std::string> report{"report", "-o", project.path("r.html")};
        report.insert(report.end(), filter.begin(), filter.end());
        std::vector<std::string> coverage{"coverage", "--format", "json"};
        coverage.insert(coverage.end(), filter.begin(), filter.end());
        const Ran ran = project.evidex(report);
        INFO(ran.err << (filter.empty() ? "no filter" : filter[1]));
        CHECK(ran.exit == 0);
        const auto rows = coverage_rows(page_of(project.path("r.html")));
        const Json expected = Json::parse(project.evidex(coverage).out);
        REQUIRE(rows.size() == expected.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Json& row = expected[i];
            CHECK(std::vector<std::string>(rows[i].begin(), rows[i].begin() + 8) ==
                  std::vector<std::string>{row["label"], number(row["passages"]), number(row["sources"]),
                                           number(row["interviews"]), number(row["documents"]),
                                           number(row["meets"]), number(row["falls_short"]),
                                           number(row["neutral"])});
        }
    }
}

TEST_CASE("a hostile title, speaker or quote stays text") {
    const SampleProject project;
    project.write("files/bad.md",
                  "---\ntitle: \"</title><script>alert('title')</script>\"\nyear: 2020\n---\n\n# <img src=x "
                  "onerror=a()>\n\n"
                  "They sat on the waiting list &lt;script&gt;alert(1)&lt;/script&gt; for a "
                  "\\<b\\>year\\</b\\>, all of them.\n");
    project.write("files/<i>ann.txt",
                  "YP<b>9: I was on the waiting list <script>alert(2)</script> for nine months.\n");
    project.ingest();
    CHECK(project.evidex({"report", "-o", project.path("r.html")}).exit == 0);
    const pugi::xml_document page = page_of(project.path("r.html"));
    CHECK(page.select_nodes(".//script | .//img | .//i").empty());
    const std::string text = text_of(page);
    CHECK_THAT(text, Contains("<script>alert(2)</script>"));
    CHECK_THAT(text, Contains("<script>alert('title')</script>"));
}

TEST_CASE("an earlier report is replaced whole or left alone") {
    const SampleProject project;
    project.ingest();
    const std::string file = project.write("out/report.html", "an earlier report");
    CHECK(project.evidex({"report", "-o", file}).exit == 0);
    CHECK_THAT(read_text(file), Catch::StartsWith("<!DOCTYPE html>"));
    CHECK(std::distance(std::filesystem::directory_iterator(project.path("out")), {}) == 1);
    const std::string whole = read_text(file);
    CHECK(project.evidex({"report", "-o", file, "--component", "no-such"}).exit == 2);
    CHECK(read_text(file) == whole);
    const Ran nowhere = project.evidex({"report", "-o", project.path("no/such/folder/r.html")});
    CHECK(nowhere.exit == 2);
    CHECK_THAT(nowhere.err, Contains("no/such/folder"));
}

TEST_CASE("report says what it needs") {
    const SampleProject project;
    project.ingest();
    CHECK_THAT(project.evidex({"report"}).err, Contains("--output"));
    const Ran ran = project.evidex({"report", "-o", project.path("report.pdf")});
    CHECK(ran.exit == 2);
    CHECK_THAT(ran.err, Contains("report.pdf") && Contains(".html, .docx or .md"));
    CHECK_FALSE(std::filesystem::exists(project.path("report.pdf")));
}

TEST_CASE("where nothing is found the report says so, and so does the exit status") {
    const SampleProject project;
    project.ingest();
    const Ran ran = project.evidex({"report", "-o", project.path("r.html"), "--year", "1950"});
    CHECK(ran.exit == 1);
    CHECK_THAT(text_of(page_of(project.path("r.html"))), Contains("no passage was looked at"));
}

TEST_CASE("the end of the name, or --format, says what kind of file it is to be") {
    const SampleProject project;
    project.ingest();
    CHECK(project.evidex({"report", "-o", project.path("r.docx")}).exit == 0);
    CHECK_THAT(read_text(project.path("r.docx")), Catch::StartsWith("PK"));
    CHECK(project.evidex({"report", "-o", project.path("r.md")}).exit == 0);
    CHECK_THAT(read_text(project.path("r.md")), Catch::StartsWith("# Evidence report\n"));
    CHECK(project.evidex({"report", "-o", project.path("r"), "--format", "md"}).exit == 0);
    CHECK(read_text(project.path("r")) == read_text(project.path("r.md")));
}
