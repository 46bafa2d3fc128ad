#include "read/sections.hpp"

#include <catch2/catch.hpp>

#include "read/reading.hpp"

using namespace evidex;
using namespace evidex::test;

namespace {

/// The section of the first block that begins with `words`.
std::string section_of(const Document& document, std::string_view words) {
    for (const Block& block : document.blocks) {
        const std::string_view text = slice(document.text, block.span);
        if (text.substr(0, words.size()) == words && block.kind != BlockKind::heading)
            return std::string(name_of(block.section));
    }
    return "(missing)";
}

const char* const kArticle =
    "# Waiting for help\n\nA. Ruane\n\n## Abstract\n\nWe asked.\n\nKeywords: waiting, youth\n\n## 1. "
    "Introduction\n\n"
    "Long waits.\n\n## 2 Methods:\n\nInterviews.\n\n### 2.1 Participants\n\nForty people.\n\n"
    "### Participant information sheet\n\nYou may stop at any time.\n\n## RESULTS\n\nThey waited.\n\n"
    "### Staff\n\nKind staff.\n\n## Discussion and conclusions\n\nFewer waits.\n\n## What next\n\nA plan.\n\n"
    "## Acknowledgements\n\nThanks to all.\n\n## References\n\nRuane, C. (2019). A title. Journal, 3, "
    "1-9.\n\n"
    "## Appendix\n\nTopic guide.\n";

}  // namespace

TEST_CASE("headings announce sections") {
    const Document document = markdown(kArticle);
    CHECK(section_of(document, "A. Ruane") == "front");
    CHECK(document.citation.title == "Waiting for help");
    CHECK(section_of(document, "We asked") == "abstract");
    CHECK(section_of(document, "Keywords") == "keywords");
    CHECK(section_of(document, "Long waits") == "introduction");
    CHECK(section_of(document, "Interviews") == "methods");
    CHECK(section_of(document, "Forty") == "methods");
    CHECK(section_of(document, "You may stop") == "consent");
    CHECK(section_of(document, "They waited") == "results");
    CHECK(section_of(document, "Kind staff") == "results");
    CHECK(section_of(document, "Fewer waits") == "discussion");
    CHECK(section_of(document, "A plan") == "body");
    CHECK(section_of(document, "Thanks") == "back");
    CHECK(section_of(document, "Ruane, C.") == "references");
    CHECK(section_of(document, "Topic guide") == "body");
}

TEST_CASE("an article before a word is no number of a heading") {
    const Document document = markdown("## A summary\n\nIt helped.\n\n## B. Results\n\nIt helped most.\n");
    CHECK(section_of(document, "It helped.") == "body");
    CHECK(section_of(document, "It helped most") == "results");
}

TEST_CASE("lines that announce themselves") {
    const Document document = markdown(
        "Text one.\n\nFunding: the Fund.\n\nConflict of interest: none.\n\nText two.\n\nFor funding: ask.\n");
    CHECK(section_of(document, "Funding") == "back");
    CHECK(section_of(document, "Conflict") == "back");
    CHECK(section_of(document, "Text two") == "body");
    CHECK(section_of(document, "For funding") == "body");
}

TEST_CASE("consent as a topic is evidence, as a form it is not") {
    const Document document =
        markdown("## Consent and confidentiality\n\nWe tell nobody.\n\n## Consent form\n\nI agree.\n");
    CHECK(section_of(document, "We tell") == "body");
    CHECK(section_of(document, "I agree") == "consent");
}

TEST_CASE("contents pages with and without dot leaders") {
    const Document leaders = plain(
        "A strategy for the town\n\n1 Waiting times ........ 4\n\n2 Staff . . . . . . . 12\n\nOur staff are "
        "kind, and we "
        "want to keep it so in all the years to come, as we said before.\n");
    CHECK(section_of(leaders, "1 Waiting") == "contents");
    CHECK(section_of(leaders, "2 Staff") == "contents");
    CHECK(section_of(leaders, "Our staff") == "body");
    CHECK_FALSE(warnings_of(leaders, "contents").empty());
    const Document page = markdown(
        "## Contents\n\nWaiting times 4\n\nStaff and training 12\n\n## Waiting times\n\nIt took 12.\n");
    CHECK(section_of(page, "Waiting times 4") == "contents");
    CHECK(section_of(page, "Staff and") == "contents");
    CHECK(section_of(page, "It took") == "body");
}

TEST_CASE("a reference list without a heading") {
    std::string text = "The waits were long in all the towns that we looked at, and nobody knew why.\n\n";
    for (const char* entry :
         {"Ruane, C., & Ofili, B. (2014). Waiting. Invented Journal of Waiting, 31, 118-135.",
          "[2] Smith A, Jones BC. Help for all. J Invent. 2014;3(2):1-9.",
          "3. Adeyemi T. Doors. London: Dove; 2003.",
          "4. O'Neill K, Brankley S, et al. Rooms. J Invent. 2020;12:33-39. doi:10.5555/1",
          "Van der Berg, J. (2001). Houses. Press of the Town, London.",
          "6. Pryce O. Long waits in short years. J Invent. 2011;1:44."}) {
        text += std::string(entry) + "\n\n";
    }
    const Document document = plain(text + "Thanks to all who came in 2014 and told us so much about it.\n");
    CHECK(section_of(document, "Ruane") == "references");
    CHECK(section_of(document, "4. O'Neill") == "references");
    CHECK(section_of(document, "The waits") == "body");
    CHECK(section_of(document, "Thanks") == "body");
    CHECK_FALSE(warnings_of(document, "references").empty());
}

TEST_CASE("paragraphs that cite are no reference list") {
    std::string text;
    for (int i = 0; i < 8; ++i) {
        text +=
            "Smith A said in 2014 that waits were long, and Jones (2015) found the same in London and in New "
            "York, "
            "where 300 people had been asked.\n\nWe do not know whether this is so, and in 2019 nobody "
            "did.\n\n";
    }
    const Document document = plain(text);
    for (const Block& block : document.blocks) CHECK(block.section == SectionKind::body);
}

TEST_CASE("what the format says stays") {
    RawDocument raw;
    raw.format = Format::jats;
    raw.blocks.emplace_back().text = "We asked.";
    raw.blocks.back().section = SectionKind::abstract;
    raw.blocks.emplace_back().text = "More.";
    const Document document = canonicalise(raw);
    CHECK(section_of(document, "We asked") == "abstract");
    CHECK(section_of(document, "More") == "body");
}
