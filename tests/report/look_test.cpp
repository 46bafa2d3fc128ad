#include "report/look.hpp"

#include <catch2/catch.hpp>

#include "base/unicode.hpp"

using namespace evidex;

namespace {

std::vector<std::string> lines_of(const std::string& text, std::size_t width) {
    std::vector<std::string> lines;
    for (const Span line : wrap(text, width)) lines.emplace_back(slice(text, line));
    return lines;
}

}  // namespace

TEST_CASE("text is broken at blanks and never wider than asked") {
    CHECK(lines_of("one two three", 8) == std::vector<std::string>{"one two", "three"});
    CHECK(lines_of("  one \n\n two  ", 20) == std::vector<std::string>{"one", "two"});
    CHECK(lines_of("", 20).empty());
    CHECK(lines_of("abcdefghijklm no", 10) == std::vector<std::string>{"abcdefghij", "klm no"});
    CHECK(lines_of("ten wide x ten wide", 10) == std::vector<std::string>{"ten wide x", "ten wide"});
    const std::string text = "Zoë said “naïve” — 待つ待つ待つ待つ待つ and then café";
    for (std::size_t width = 8; width < 60; ++width) {
        for (const std::string& line : lines_of(text, width)) CHECK(display_width(line) <= width);
    }
}

TEST_CASE("wrapping loses nothing but blanks") {
    const std::string text = "It took nine months, honestly;  nobody\nrang. Supercalifragilistic words too.";
    for (std::size_t width = 8; width < 90; ++width) {
        std::string joined;
        for (const std::string& line : lines_of(text, width)) joined += line;
        std::string without;
        for (const char c : text) {
            if (c != ' ' && c != '\n') without += c;
        }
        joined.erase(std::remove(joined.begin(), joined.end(), ' '), joined.end());
        CHECK(joined == without);
    }
}

TEST_CASE("marked words stand out with and without colour") {
    const std::string text = "a waiting list";
    CHECK(highlight(text, {0, 14}, {{2, 9}}, {}) == "a **waiting** list");
    CHECK(highlight(text, {4, 14}, {{2, 9}}, {}) == "**iting** list");
    CHECK(highlight(text, {0, 14}, {{2, 9}}, {80, true}) == "a \x1b[1;33mwaiting\x1b[0m list");
    CHECK(paint("x", Ink::red, {80, false}) == "x");
}

TEST_CASE("marks go on across a line break") {
    Look look;
    look.width = 10;
    CHECK(paragraph("one waiting list", {{4, 16}}, "> ", look) == "> one\n> **waiting**\n> **list**\n");
}
