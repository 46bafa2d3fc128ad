#include <catch2/catch.hpp>

#include "read/markdown_inline.hpp"
#include "read/reading.hpp"

using namespace evidex;
using namespace evidex::test;
using Blocks = std::vector<std::string>;

TEST_CASE("words of Markdown") {
    struct Row {
        const char* markdown;
        const char* words;
    };
    const Row rows[] = {
        {"a **bold** and *slanted* word", "a bold and slanted word"},
        {"__bold__ _slanted_ ***both*** ~~gone~~", "bold slanted both gone"},
        {"**one** *two*", "one two"},
        {"2 * 3 * 4 and snake_case_name and a*", "2 * 3 * 4 and snake_case_name and a*"},
        {"in**side** a word", "inside a word"},
        {"[our page](https://example.org/a_(b)) and [this][ref]", "our page and this"},
        {"![a *small* map](map.png) below", "a small map below"},
        {"<https://example.org> and <a@example.org>", "https://example.org and a@example.org"},
        {"\\[laughs\\] \\*no emphasis\\*", "[laughs] *no emphasis*"},
        {"[laughs] [inaudible 00:12] (well)", "[laughs] [inaudible 00:12] (well)"},
        {"say `code` and ``a `b` c``", "say code and a `b` c"},
        {"Tom &amp; Jo&#39;s &#x2019; &nbsp;x &unknown;", "Tom & Jo's ’  x &unknown;"},
        {"a<br>b <b>c</b><i>d</i>", "a b cd"},
        {"<inaudible> 3 < 4 > 2", "<inaudible> 3 < 4 > 2"},
        {"it helped.[^1] More", "it helped. More"},
        {"*unclosed and **mixed*", "*unclosed and *mixed"},
        {"", ""},
    };
    for (const Row& row : rows) {
        INFO(row.markdown);
        CHECK(markdown_words(row.markdown) == row.words);
    }
}

TEST_CASE("blocks of Markdown") {
    const Document document = markdown(
        "# The hub\n\nFirst line\nsecond line.\n\n## What helped ##\n\n- **Kind** staff\n  who listen\n- "
        "tea\n\n"
        "1. one\n2. two\n\n> quoted\n> words\n\nSetext\n------\n\n```\ncode();\n```\n\n"
        "| Who | What |\n|-----|------|\n| a | b \\| c |\n\nText.[^n]\n\n[^n]: A note.\n\n[ref]: "
        "https://example.org\n"
        "\n<!-- hidden\nwords -->\n\n***\n\nEnd\n");
    CHECK(blocks_of(document) == Blocks{"The hub", "First line second line.", "What helped",
                                        "Kind staff who listen", "tea", "one", "two", "quoted words",
                                        "Setext", "Who", "What", "a", "b | c", "Text.", "A note.", "End"});
    const auto kind = [&](std::size_t i) { return document.blocks[i].kind; };
    CHECK(kind(0) == BlockKind::title);
    CHECK(kind(2) == BlockKind::heading);
    CHECK(document.blocks[2].level == 2);
    CHECK(kind(3) == BlockKind::list_item);
    CHECK(kind(8) == BlockKind::heading);
    CHECK(kind(9) == BlockKind::table_cell);
    CHECK(kind(14) == BlockKind::footnote);
    CHECK(document.citation.title == "The hub");
    CHECK(warnings_of(document, "code") == "1 blocks of program code were left out@0\n");
}

TEST_CASE("a fence that is never closed loses no words") {
    CHECK(blocks_of(markdown("before\n\n```\nafter\n")) == Blocks{"before", "after"});
}

TEST_CASE("front matter") {
    const Document document = markdown(
        "---\ntitle: \"Endings: a study\"\nauthors:\n  - Ada Ruane\n  - B. Ofili\ndate: 2021-03-04\n"
        "doi: https://doi.org/10.5555/12345\nother: x\n---\n\nText.\n");
    CHECK(document.citation.title == "Endings: a study");
    CHECK(document.citation.authors == Blocks{"Ada Ruane", "B. Ofili"});
    CHECK(document.citation.year == 2021);
    CHECK(document.citation.doi == "10.5555/12345");
    CHECK(blocks_of(document) == Blocks{"Text."});
    CHECK(markdown("---\nauthor: A; B\nyear: 2019\n---\nx\n").citation.authors == Blocks{"A", "B"});
    CHECK(markdown("---\nauthor: [A, \"B\"]\nyear: 2019\n---\nx\n").citation.authors == Blocks{"A", "B"});
}

TEST_CASE("a line of dashes at the top is no front matter") {
    CHECK(blocks_of(markdown("---\n\nSome words without a colon\n\n---\n\nMore\n")) ==
          Blocks{"Some words without a colon", "More"});
}
