#include "report/evidence_report.hpp"
#include "base/strings.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <pugixml.hpp>
#include <set>

#include "base/strings.hpp"
#include "report/evidence_report_words.hpp"

using namespace evidex;
using Catch::Contains;

namespace {

constexpr const char* kHostile = "</title></p><script>alert(1)</script><img src=x onerror='a()'> & \"quote\"";

CoverageRow coverage(const std::string& id, std::int64_t passages, std::int64_t sources) {
    CoverageRow row;
    row.component = id;
    row.passages = row.neutral = passages;
    row.sources = row.interviews = sources;
    return row;
}

ComponentReport component(const std::string& id, const std::string& tier, CoverageRow row) {
    ComponentReport made;
    made.component.id = id;
    made.component.tier = tier;
    made.component.label = "Label of " + id;
    made.component.definition = "What " + id + " means.";
    made.coverage = std::move(row);
    return made;
}

/// Three components: one rich, one thin, one empty; nobody commissions.
EvidenceReport sample() {
    EvidenceReport report;
    report.title = "Doors & corridors";
    report.passages = 1'204;
    report.found = 31;
    report.interviews = 6;
    report.documents = 1;
    report.newest = 2021;
    CoverageRow access = coverage("access", 28, 7);
    access.meets = 5;
    access.falls_short = 20;
    access.neutral = 3;
    access.documents = 1;
    access.interviews = 6;
    access.roles = {{"young-person", 20}, {"parent", 6}};
    report.components = {component("access", "core", access),
                         component("aftercare", "core", coverage("aftercare", 4, 2)),
                         component("learning", "underpinning", coverage("learning", 0, 0))};
    report.components[0].in_writing = 2;
    report.components[0].themes = {{"Waiting", 24}, {"Ways in", 0}};
    report.components[1].coverage.roles = {{"parent", 4}};
    report.roles = {"By voice",
                    {{"young-person", "young person", 800},
                     {"parent", "parent", 400},
                     {"commissioner", "commissioner", 0}},
                    {{20, 6, 0}, {0, 4, 0}, {0, 0, 0}}};
    Quote quote;
    quote.text = "We waited nine months.\nThen a letter came.";
    quote.speaker = "YP03";
    quote.role = "young-person";
    quote.title = "Interview with a young person";
    quote.year = 2021;
    quote.question = "How long?";
    report.components[0].quotes = {{quote, Stance::falls_short, 1}};
    report.sources = {{"aabbccddeeff00112233", "Interview with a young person", "docx", SourceKind::interview,
                       2021, 40, 9}};
    report.method.version = "9.9.9";
    report.method.decisions = 3;
    report.method.codebook_name = "small";
    report.method.codebook_version = "2.1";
    report.method.codebook_digest = "deadbeef";
    report.method.first_run = "2026-01-05T08:00:00Z";
    report.method.last_run = "2026-02-28T09:00:00Z";
    return report;
}

pugi::xml_document parsed(const std::string& html) {
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_string(html.c_str(), pugi::parse_default | pugi::parse_doctype);
    INFO(result.description() << " at " << html.substr(static_cast<std::size_t>(result.offset), 80));
    REQUIRE(result);
    return document;
}

std::string text_of(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xpath_node each : node.select_nodes(".//text()")) text += each.node().value();
    return text;
}

std::vector<std::string> texts(const pugi::xml_node& node, const char* query) {
    std::vector<std::string> all;
    for (const pugi::xpath_node each : node.select_nodes(query)) all.push_back(text_of(each.node()));
    return all;
}

}  // namespace

TEST_CASE("the page is well-formed, in English, with headings in order and names used once") {
    const pugi::xml_document document = parsed(evidence_report_html(sample()));
    const pugi::xml_node page = document.child("html");
    CHECK(std::string(page.attribute("lang").value()) == "en");
    CHECK(texts(page, "head/title") == std::vector<std::string>{"Doors & corridors"});
    CHECK(texts(page, ".//h1").size() == 1);
    int level = 0;
    for (const pugi::xpath_node heading : page.select_nodes(".//h1 | .//h2 | .//h3 | .//h4")) {
        const int next = heading.node().name()[1] - '0';
        INFO(text_of(heading.node()));
        CHECK(next <= level + 1);
        level = next;
    }
    std::set<std::string> ids;
    for (const pugi::xpath_node each : page.select_nodes(".//*[@id]")) {
        CHECK(ids.insert(each.node().attribute("id").value()).second);
    }
    for (const pugi::xpath_node link : page.select_nodes(".//a")) {
        const std::string target = link.node().attribute("href").value();
        INFO(target);
        CHECK(target[0] == '#');
        CHECK(ids.count(target.substr(1)) == 1);
    }
}

TEST_CASE("every table has a caption and heads that say what they are of; every chart has words") {
    const pugi::xml_document document = parsed(evidence_report_html(sample()));
    CHECK(document.select_nodes(".//table").size() >= 5);
    CHECK(document.select_nodes(".//table[not(caption)]").empty());
    CHECK(document.select_nodes(".//th[not(@scope)]").empty());
    CHECK(document.select_nodes(".//tbody/tr[not(th)]").empty());
    CHECK(document.select_nodes(".//svg[not(@aria-hidden) and not(title and desc)]").empty());
    CHECK(document.select_nodes(".//svg[@role='img']").size() == 4);  // two with passages, card and section
}

TEST_CASE("nothing in the page loads or runs") {
    const std::string html = evidence_report_html(sample());
    const pugi::xml_document document = parsed(html);
    CHECK(document.select_nodes(".//script | .//link | .//img | .//iframe | .//object | .//form").empty());
    CHECK(document.select_nodes(".//@src | .//@onclick | .//@onload | .//@style").empty());
    CHECK(html.find("http://") == std::string::npos);
    CHECK(html.find("https://") == std::string::npos);
    CHECK(html.find("@import") == std::string::npos);
}

TEST_CASE("text from sources never becomes mark-up") {
    EvidenceReport report = sample();
    report.title = kHostile;
    ComponentReport& first = report.components[0];
    first.component.label = first.component.definition = kHostile;
    first.themes[0].label = first.largest_source = kHostile;
    first.coverage.roles[0].first = kHostile;
    Quote& quote = first.quotes[0].quote;
    quote.text = quote.speaker = quote.title = quote.question = quote.heading = kHostile;
    report.roles.columns[0].label = report.roles.title = kHostile;
    report.sources[0].title = report.sources[0].format = kHostile;
    report.method.chosen = kHostile;
    report.method.failures = {kHostile};
    report.method.codebook_name = kHostile;
    const std::string html = evidence_report_html(report);
    const pugi::xml_document document = parsed(html);
    CHECK(document.select_nodes(".//script | .//img").empty());
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<img") == std::string::npos);
    CHECK(texts(document, ".//blockquote") == std::vector<std::string>{kHostile});
    CHECK(texts(document, ".//h1") == std::vector<std::string>{kHostile});
}

TEST_CASE("nothing found is told apart from nothing to read") {
    const pugi::xml_document document = parsed(evidence_report_html(sample()));
    const pugi::xml_node map = document.select_node(".//table[@class='map']").node();
    const auto cell = [&](int row, int column) {
        return map.child("tbody")
            .select_node(("tr[" + std::to_string(row) + "]/td[" + std::to_string(column) + "]").c_str())
            .node();
    };
    CHECK(text_of(cell(1, 1)) == "20");
    CHECK(text_of(cell(2, 1)) == "0");
    CHECK(std::string(cell(2, 1).attribute("class").value()) == "heat h0");
    CHECK(text_of(cell(1, 3)) == "–nothing to read");
    CHECK(std::string(cell(1, 1).attribute("class").value()) == "heat h6");
    CHECK(text_of(map.select_node("thead/tr/th[4]").node()) == "commissionernone read");
}

TEST_CASE("the figures are those of the coverage") {
    const pugi::xml_document document = parsed(evidence_report_html(sample()));
    const pugi::xml_node table = document.select_node(".//table[@id='coverage']").node();
    CHECK(texts(table, "tbody/tr[1]/td") ==
          std::vector<std::string>{"28", "7", "6", "1", "5", "20", "3", ""});
    CHECK(texts(table, "tbody/tr[2]/td").back() == "thin");
    CHECK(texts(table, "tbody/tr[3]/td").back() == "empty");
}

TEST_CASE("gaps are said in words") {
    EvidenceReport report = sample();
    const auto gaps = [&](std::size_t number) {
        return joined(gaps_of(report, report.components[number]), "\n");
    };
    CHECK(gaps(2) ==
          "Empty: nothing found in 1,204 passages. That is a gap in what was read, not in the world.");
    CHECK_THAT(gaps(1), Contains("Thin: 4 passages in 2 sources."));
    CHECK_THAT(gaps(1), Contains("One voice: all passages are said in the role of parent."));
    CHECK_THAT(gaps(1), Contains("Read, but nothing found: young person (800 passages read)."));
    CHECK_THAT(gaps(1), !Contains("commissioner"));
    CHECK_THAT(gaps(0), Contains("No passage on the theme: Ways in."));
    CHECK_THAT(gaps(0), Contains("28 suggestions, none reviewed by a person."));
    CHECK_THAT(gaps(0), !Contains("One"));
    report.components[0].decided = 7;
    CHECK_THAT(gaps(0), Contains("7 of 28 suggestions reviewed by a person."));
    report.method.decisions = 0;
    CHECK_THAT(gaps(0), !Contains("reviewed"));
    CHECK_THAT(joined(summary_of(report)), Contains("No person has reviewed the suggestions yet."));
}

TEST_CASE("one source, one stance and old evidence are named; a balanced component has no gap") {
    EvidenceReport report = sample();
    ComponentReport& first = report.components[0];
    first.themes.clear();
    first.decided = first.coverage.passages;
    const auto gaps = [&] { return joined(gaps_of(report, report.components[0]), "\n"); };
    CHECK(gaps() == "None by the rules under Method.");
    first.largest = 14;
    CHECK(gaps() == "None by the rules under Method.");
    first.largest = 15;
    first.largest_source = "Long talk";
    CHECK(gaps() == "15 of 28 passages come from one source, “Long talk”.");
    first.largest = 0;
    first.newest = 2016;
    CHECK(gaps() == "None by the rules under Method.");
    first.newest = 2015;
    CHECK(gaps() == "Nothing newer than 2015, while there are sources of 2021.");
    first.newest.reset();
    first.coverage.falls_short = 28;
    CHECK_THAT(gaps(), Contains("One-sided: all 28 passages say that it falls short."));
    first.coverage.roles.clear();
    CHECK_THAT(gaps(), Contains("Nobody speaks of it"));
}

TEST_CASE("the summary names what is empty, thin and unheard") {
    const std::string summary = joined(summary_of(sample()), "\n");
    CHECK_THAT(summary,
               Contains("1,204 passages in 7 sources (6 interviews, 1 document) were looked at; 31 of them"));
    CHECK_THAT(summary, Contains("Nothing was found on: Label of learning."));
    CHECK_THAT(summary, Contains("Thin, from fewer than 3 sources: Label of aftercare."));
    CHECK_THAT(summary, Contains("fall short on Label of access (20 fall short, 5 meet)"));
    CHECK_THAT(summary, Contains("Nobody was read in the role of: commissioner."));
}

TEST_CASE("the method statement has what a methods section needs") {
    std::string text;
    for (const MethodPart& part : method_of(sample())) text += part.text + "\n";
    CHECK_THAT(
        text,
        Contains("7 sources (6 interviews, 1 document) were read with evidex 9.9.9 between 5 January 2026 "
                 "and 28 February 2026"));
    CHECK_THAT(text, Contains("codebook “small”, version 2.1 (SHA-256 deadbeef)"));
    CHECK_THAT(text, Contains("The base records 3 decisions by 0 coders."));
    CHECK_THAT(text, Contains("at most 8 a component"));
    EvidenceReport report = sample();
    report.method.failures = {"torn.pdf"};
    report.method.chosen = "--role parent";
    text = method_of(report)[0].text;
    CHECK_THAT(text, Contains("1 file could not be read: torn.pdf.") && Contains("--role parent"));
    report.method.stale = 2;
    CHECK_THAT(joined(limits_of(report)), Contains("2 sources still carried tags of another version"));
}

TEST_CASE("agreement is told where coders rated the same passages, never AC1 alone") {
    EvidenceReport report = sample();
    CHECK(agreement_table(report).rows.empty());
    Agreement agreement;
    agreement.units = 40;
    agreement.rated = {40, 40};
    agreement.kappa.value = 0.94;
    agreement.alpha.value = 0.5;
    agreement.interval.low = 0.8;
    agreement.interval.high = 1;
    report.components[0].agreement = agreement;
    const AgreementTable table = agreement_table(report);
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].size() == table.columns.size());
    CHECK(table.columns[5] == "Cohen's kappa");
    CHECK(table.rows[0][1] == "40");
    CHECK(table.rows[0][5] == "0.94");
    CHECK(table.rows[0][6] == "0.80 to 1.00");
    CHECK(table.rows[0][8] == "–");
    CHECK_THAT(evidence_report_html(report), Contains("Agreement of coders"));
}

TEST_CASE("dates are for people") {
    CHECK(date_text("2026-11-03T17:00:00Z") == "3 November 2026");
    CHECK(date_text("2026-13-03T17:00:00Z") == "2026-13-03T17:00:00Z");
    CHECK(date_text("").empty());
}
