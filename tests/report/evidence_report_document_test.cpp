#include "report/evidence_report_document.hpp"

#include <catch2/catch.hpp>

using namespace evidex;
using Catch::Contains;

namespace {

constexpr const char* kHostile = "# <script>a()</script> | *b* [c](d) & 1. `e`";

EvidenceReport sample() {
    EvidenceReport report;
    report.title = "Doors";
    report.passages = 40;
    report.found = 5;
    report.interviews = 2;
    ComponentReport component;
    component.component.id = "access";
    component.component.tier = "core";
    component.component.label = "Rapid access";
    component.coverage.component = "access";
    component.coverage.passages = component.coverage.falls_short = 5;
    component.coverage.sources = component.coverage.interviews = 2;
    component.coverage.roles = {{"parent", 5}};
    Quote quote;
    quote.text = "1. We waited.\nNobody rang.";
    quote.role = "parent";
    quote.speaker = "PC01";
    quote.title = "Interview with a parent";
    quote.year = 2020;
    component.quotes = {{quote, Stance::falls_short, 1}};
    report.components = {component};
    report.roles = {"By voice", {{"parent", "parent", 40}, {"commissioner", "commissioner", 0}}, {{5, 0}}};
    report.sources = {
        {"aabbccddeeff0011", "Interview with a parent", "docx", SourceKind::interview, 2020, 40, 5}};
    return report;
}

}  // namespace

TEST_CASE("the report as Markdown has the page's parts, numbers and quotes") {
    const std::string text = markdown_of(evidence_report_document(sample()));
    CHECK_THAT(text, Catch::StartsWith("# Doors\n\n**Evidence suggested by evidex"));
    for (const char* heading :
         {"## At a glance", "## Where the evidence is", "## Core components", "### Rapid access", "#### Gaps",
          "#### In their words", "## Method", "## Limits", "## Sources"}) {
        CHECK_THAT(text, Contains("\n\n" + std::string(heading) + "\n\n"));
    }
    CHECK_THAT(text, Contains("| Rapid access | 5 | 2 | 0 | 5 | 0 | thin |"));
    CHECK_THAT(text, Contains("| Passages read | 40 | none |\n| Rapid access | 5 | – |"));
    CHECK_THAT(
        text,
        Contains("> 1\\. We waited.\\\n> Nobody rang.\n>\n> — falls short · parent · PC01 · Interview with "
                 "a parent (2020) \\[1\\]\n"));
    CHECK_THAT(text, Contains("| 1 | Interview with a parent | interview | 2020 | 40 | 5 | aabbccddeeff |"));
}

TEST_CASE("no sign of a source becomes Markdown or HTML") {
    EvidenceReport report = sample();
    report.components[0].quotes[0].quote.text = kHostile;
    report.sources[0].title = kHostile;
    const std::string text = markdown_of(evidence_report_document(report));
    CHECK(text.find("<script") != std::string::npos);  // the sign before it is what disarms it
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        CHECK(text[at - 1] == '\\');
    }
    CHECK_THAT(text, Contains("> \\# \\<script\\>a()\\</script\\> \\| \\*b\\* \\[c\\](d) \\& 1. \\`e\\`"));
}
