#include "base/csv.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

TEST_CASE("CSV keeps physical line numbers through quoted line breaks") {
    const auto table = parse_csv("id,Text\r\n1,\"two\r\nlines\"\r\n\r\n2,\"a \"\"b\"\"\"\n", "t.csv");
    REQUIRE(table);
    CHECK(table->header == std::vector<std::string>{"id", "text"});
    REQUIRE(table->rows.size() == 2);
    CHECK(table->rows[0].line == 2);
    CHECK(table->rows[0].cells[1] == "two\r\nlines");
    CHECK(table->rows[1].line == 5);
    CHECK(table->rows[1].cells[1] == "a \"b\"");
}

TEST_CASE("CSV as spreadsheets save it") {
    const std::string utf16(
        "\xFF\xFE"
        "a\0;\0b\0\n\0\xE9\0;\0x\0",
        16);
    const auto wide = parse_csv(utf16, "t.csv");
    REQUIRE(wide);
    CHECK(wide->separator == ';');
    CHECK(wide->rows[0].cells[0] == "é");
    const auto latin = parse_csv("a,b\nit\x92s,x\n", "t.csv");
    REQUIRE(latin);
    CHECK(latin->rows[0].cells[0] == "it’s");
}

TEST_CASE("an open quote is named with its line") {
    const auto table = parse_csv("a,b\n1,2\n3,\"four\n5,6\n", "t.csv");
    REQUIRE_FALSE(table);
    CHECK(table.error().line == 3);
}

TEST_CASE("cells that a spreadsheet would run are guarded, numbers are not") {
    std::string out;
    append_csv(out, {"=1+1", "-3.5", "+44 161", "@set", "a,b", "plain"});
    CHECK(out == "'=1+1,-3.5,'+44 161,'@set,\"a,b\",plain\n");
}
