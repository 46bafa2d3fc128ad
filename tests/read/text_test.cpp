#include <catch2/catch.hpp>

#include "read/reading.hpp"

using namespace evidex;
using namespace evidex::test;
using Blocks = std::vector<std::string>;

namespace {

/// ASCII and Latin text as UTF-16.
std::string utf16(std::string_view text, bool little) {
    std::string out;
    for (const char c : text) {
        out += little ? std::string{c, '\0'} : std::string{'\0', c};
    }
    return out;
}

std::string with_line_ends(std::string_view text, std::string_view end) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += end;
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

TEST_CASE("one text in every encoding and with every line end is one document") {
    const std::string text =
        "Interview, site C\n\nInterviewer: And after that?\n\nYP04: Nothing, for ages.\n\n"
        "Interviewer: How long?\n\nYP04: A year.\n";
    const Document expected = plain(text);
    REQUIRE(expected.blocks.size() == 5);
    for (const std::string& bytes :
         {with_line_ends(text, "\r\n"), with_line_ends(text, "\r"), "\xEF\xBB\xBF" + text,
          "\xEF\xBB\xBF" + with_line_ends(text, "\r\n"), "\xFF\xFE" + utf16(text, true),
          "\xFE\xFF" + utf16(text, false), "\xFF\xFE" + utf16(with_line_ends(text, "\r\n"), true)}) {
        const Document document = plain(bytes);
        CHECK(document.text == expected.text);
        CHECK(turns_of(document) == turns_of(expected));
        CHECK(document.warnings == expected.warnings);
    }
    CHECK(plain(utf16(text, true)).text == expected.text);
    CHECK_FALSE(warnings_of(plain(utf16(text, true)), "encoding").empty());
}

TEST_CASE("Windows-1252 is guessed and said so") {
    const Document document = plain("She said \x93It\x92s a caf\xE9\x94 \x96 and left.\n");
    CHECK(document.text == "She said “It’s a café” – and left.");
    CHECK(warnings_of(document, "encoding").find("windows-1252") != std::string::npos);
    CHECK(warnings_of(plain("She said “It’s a café”.\n"), "encoding").empty());
}

TEST_CASE("text that was encoded twice is repaired as a whole or not at all") {
    const Document repaired = plain("She said â€œItâ€™s a cafÃ©â€\u009D and left.\n");
    CHECK(repaired.text == "She said “It’s a café” and left.");
    CHECK(warnings_of(repaired, "encoding").find("encoded twice") != std::string::npos);
    const std::string quoted = "The file showed â€œ where a “quote” belonged.";
    CHECK(plain(quoted).text == quoted);
}

TEST_CASE("paragraphs, whether lines are cut or not") {
    CHECK(blocks_of(
              plain("One line is one paragraph of this text, however long it may happen to be, as Word does "
                    "it when it saves a file as plain text.\nAnd this is another.\n\nThird.\n")) ==
          Blocks{"One line is one paragraph of this text, however long it may happen to be, as Word does it "
                 "when it "
                 "saves a file as plain text.",
                 "And this is another.", "Third."});
    CHECK(
        blocks_of(
            plain("This text was written with a line end after about sixty\ncolumns, so that its lines are "
                  "layout and not what the author\nmeant by them, and a reader has to put them together, as "
                  "a\nperson would.\n\nThe next paragraph is another one, and it also goes on for\nmore than "
                  "one line.\n")) ==
        Blocks{"This text was written with a line end after about sixty columns, so that its lines are "
               "layout and "
               "not what the author meant by them, and a reader has to put them together, as a person would.",
               "The next paragraph is another one, and it also goes on for more than one line."});
}

TEST_CASE("list items lose their bullets and keep their numbers") {
    const Document document =
        plain("Things to bring to the first meeting:\n- a friend\n- the letter\n* a coat\n1. a pen\n");
    CHECK(blocks_of(document) ==
          Blocks{"Things to bring to the first meeting:", "a friend", "the letter", "a coat", "1. a pen"});
    CHECK(document.blocks[1].kind == BlockKind::list_item);
    CHECK(document.blocks[4].kind == BlockKind::list_item);
}

TEST_CASE("headings and the title of plain text") {
    const std::string long_line(
        "We asked forty people who had used the service in that year what had helped them and what had not, "
        "and this "
        "is what they told us about it.");
    const Document document = plain("A report on the hub\n\nWhat we did\n\n" + long_line +
                                    "\n\nReferences\n\n" + long_line + "\n\nYes.\n");
    CHECK(document.blocks[0].kind == BlockKind::title);
    CHECK(document.citation.title == "A report on the hub");
    CHECK(document.blocks[1].kind == BlockKind::heading);
    CHECK(document.blocks[2].section == SectionKind::methods);
    CHECK(document.blocks[3].kind == BlockKind::heading);
    CHECK(document.blocks[4].section == SectionKind::references);
    CHECK(document.blocks[4].kind == BlockKind::reference);
}

TEST_CASE("drawn lines are no words, form feeds part pages") {
    CHECK(blocks_of(plain("One.\n-----\nTwo.\n\n* * *\n\nThree.\n\n\fFour.\n")) ==
          Blocks{"One.", "Two.", "Three.", "Four."});
}
