#include <algorithm>
#include <catch2/catch.hpp>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/reading.hpp"

using namespace evidex;
using namespace evidex::test;

namespace {

Document wrapped(std::string text, std::string other = {}) {
    RawDocument raw;
    raw.format = Format::pdf;
    raw.blocks.emplace_back().text = std::move(text);
    raw.blocks.back().wrapped = true;
    if (!other.empty()) raw.blocks.emplace_back().text = std::move(other);
    return canonicalise(raw);
}

std::string joined(std::string text, std::string other = {}) {
    return blocks_of(wrapped(std::move(text), std::move(other))).front();
}

}  // namespace

TEST_CASE("characters that a canonical text does not hold") {
    CHECK(clean_text("cafe\u0301").text == "café");
    CHECK(clean_text("self\u00ADcare, zero\u200Bwidth, \uFEFFmark").text == "selfcare, zerowidth, mark");
    CHECK(clean_text("ﬁnd the oﬃce").text == "find the office");
    CHECK(clean_text("a\u00A0b\u2009c\u202Fd\u2028e").text == "a b c d e");
    CHECK(clean_text("a\rb\r\nc\nd").text == "a\nb\nc\nd");
    CHECK(clean_text(std::string("a\0b\x01", 4) + "\x0B" + "c\x0C" + "d\x7F").text == "ab c d");
    CHECK(clean_text("“Don’t” – she said — …").text == "“Don’t” – she said — …");
    CHECK(clean_text("It\u0092s").text == "It’s");
    CHECK(clean_text("It\u0092s").repaired == 1);
    CHECK(clean_text("a\uFFFDb").unreadable == 1);
    CHECK(clean_text("treat\u00AD\nment").text == "treatment");
}

TEST_CASE("emoji keep their joiners") {
    const std::string family = "👩\u200D👧 and ❤️";
    CHECK(clean_text(family).text == family);
    CHECK(clean_text("a\u200Db").text == "ab");
}

TEST_CASE("cleaning what is clean changes nothing") {
    for (const char* text :
         {"plain\twords\n", "“It’s café” – 😕", "ﬁ e\u0301 \u00AD\u200B\u2011", "\r\r\n\x0B"}) {
        const std::string once = clean_text(text).text;
        CHECK(clean_text(once).text == once);
        CHECK(is_valid_utf8(once));
    }
}

TEST_CASE("blanks are collapsed, line ends kept") {
    CHECK(collapse_blanks("  a \t b \n\n  c  ") == "a b\nc");
    CHECK(collapse_blanks(" \n\t ").empty());
}

TEST_CASE("hyphens at line ends") {
    CHECK(joined("the treat-\nment began") == "the treatment began");
    CHECK(joined("learning self-\ncare skills") == "learning self-care skills");
    CHECK(joined("a follow-\nup call") == "a follow-up call");
    CHECK(joined("their well-\nbeing") == "their well-being");
    CHECK(joined("co-\nproduction of care") == "co-production of care");
    CHECK(joined("multi-\nagency work") == "multi-agency work");
    CHECK(joined("pre-\nand post-natal") == "pre- and post-natal");
    CHECK(joined("2019-\n2020") == "2019-2020");
    CHECK(joined("Lind-\nQvist") == "Lind-Qvist");
    CHECK(joined("“hot cho-\ncolate”") == "“hot chocolate”");
    CHECK(joined("child-\nren’s rights") == "children’s rights");
    CHECK(joined("a neurodi-\nversity group") == "a neurodiversity group");
    CHECK(joined("one –\ntwo, 10–\n20") == "one – two, 10–20");
    CHECK(joined("one\ntwo\n\nthree") == "one two three");
}

TEST_CASE("what stands elsewhere in the file decides about a hyphen") {
    CHECK(joined("the drop-\nin hub", "every dropin was full") == "the dropin hub");
    CHECK(joined("the e-\nmail came", "no e-mail at all") == "the e-mail came");
    CHECK(joined("the in-\nformation", "the in-formation flight") == "the in-formation");
    CHECK(warnings_of(wrapped("treat-\nment and self-\ncare"), "hyphens") ==
          "hyphens at line ends: 1 words joined, 1 hyphens kept@0\n");
}

TEST_CASE("spans hold the words, whatever the bytes") {
    const std::vector<std::string> said{"👩‍👧 came, e\u0301te\u0301 😕", "ﬁnd the oﬃce",
                                        "self\u00ADcare and co\u2011op"};
    std::string text = "Ünal: hello?\n\n";
    for (const std::string& words : said) text += "Zoë: " + words + "\n\nÜnal: and you 😕?\n\n";
    const Document document = plain(text);
    REQUIRE(document.blocks.size() == 7);
    CHECK(slice(document.text, document.blocks[1].span) == "👩‍👧 came, été 😕");
    CHECK(slice(document.text, document.blocks[3].span) == "find the office");
    CHECK(slice(document.text, document.blocks[5].span) == "selfcare and co\u2011op");
    std::uint32_t end = 0;
    for (const Block& block : document.blocks) {
        CHECK(block.span.begin >= end);
        CHECK(block.span.end > block.span.begin);
        CHECK(is_valid_utf8(slice(document.text, block.span)));
        end = block.span.end;
    }
    CHECK(end <= document.text.size());
    CHECK(to_nfc(document.text) == document.text);
}

TEST_CASE("voices that a format names stand before their words") {
    RawDocument raw;
    raw.format = Format::vtt;
    raw.blocks.emplace_back().text = "It took a year.";
    raw.blocks.back().speaker = "Lindqvist, Rosa";
    const Document document = canonicalise(raw);
    CHECK(document.text == "Lindqvist, Rosa: It took a year.");
    CHECK(turns_of(document) == std::vector<std::string>{"Lindqvist, Rosa|It took a year."});
    CHECK(document.blocks[0].kind == BlockKind::turn);
}

TEST_CASE("nothing at all is an empty document") {
    CHECK(plain("").blocks.empty());
    CHECK(plain(" \n\n\t\n").text.empty());
    CHECK(canonicalise(RawDocument{}).text.empty());
}
