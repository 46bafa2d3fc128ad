#include "report/table.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "base/unicode.hpp"

using namespace evidex;

namespace {

Table sample() {
    Table table;
    table.columns = {{"name", "Name"},
                     {"count", "Count", true},
                     {"bar", "Bar", false, Column::For::people},
                     {"roles", "Roles", false, Column::For::data}};
    table.rows.push_back({"naïve café", std::int64_t{12'345}, "██", Cell(Json{{"parent", 2}}, "parent 2")});
    table.rows.push_back({"=1+1|x", std::int64_t{7}, "", Cell(Json::object(), "")});
    return table;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("a table for people is aligned by what the screen shows") {
    CHECK(lines_of(to_text(sample(), {})) ==
          std::vector<std::string>{"Name         Count  Bar", "───────────────────────",
                                   "naïve café  12,345  ██", "=1+1|x           7"});
}

TEST_CASE("a table that is too wide wraps its text and drops what has no room") {
    Table table;
    table.columns = {{"label", "Label"}, {"note", "Note", false, Column::For::both, 1}, {"n", "N", true}};
    table.rows.push_back({"Opportunities to learn practical skills and strategies for self-care",
                          "a remark that needs a good deal of room as well", std::int64_t{3}});
    for (std::size_t width = 24; width < 140; ++width) {
        for (const std::string& line : lines_of(to_text(table, {width, false}))) {
            CHECK(display_width(line) <= width);
        }
    }
    CHECK(to_text(table, {40, false}).find("remark") == std::string::npos);
    CHECK(to_text(table, {140, false}).find("remark") != std::string::npos);
}

TEST_CASE("CSV holds plain values and no formulas") {
    CHECK(to_csv(sample()) == "name,count,roles\nnaïve café,12345,parent 2\n'=1+1|x,7,\n");
}

TEST_CASE("JSON keeps types, and leaves out what is only for people") {
    const Json rows = to_json(sample());
    CHECK(rows.dump() == R"([{"name":"naïve café","count":12345,"roles":{"parent":2}},)"
                         R"({"name":"=1+1|x","count":7,"roles":{}}])");
}

TEST_CASE("JSON survives bytes that are no UTF-8") {
    CHECK(print_json(Json{{"text", "a\xff"}}) == "{\n  \"text\": \"a\xEF\xBF\xBD\"\n}\n");
}

TEST_CASE("Markdown cells cannot break the table") {
    CHECK(
        to_markdown(sample()) ==
        "| Name | Count | Bar |\n| --- | ---: | --- |\n| naïve café | 12,345 | ██ |\n| =1+1\\|x | 7 |  |\n");
}
