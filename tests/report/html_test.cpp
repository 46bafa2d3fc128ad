#include "report/html.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

TEST_CASE("words become text and nothing else") {
    CHECK(words("a < b & c > \"d\" 'e'").html == "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;");
    CHECK(words("naïve – “quoted” 😀").html == "naïve – “quoted” 😀");
    CHECK(words("one\ntwo\tthree").html == "one\ntwo\tthree");
    CHECK(words(std::string_view("nul\0bell\x07"
                                 "del\x7F",
                                 12))
              .html == "nulbelldel");
    CHECK(words("\xC2\x85"
                "next line, \xEF\xBF\xBE non-character")
              .html == "next line,  non-character");
    CHECK(words("cut \xE2\x82").html == "cut \xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("an element holds its attributes escaped") {
    CHECK(element("p", words("x")).html == "<p>x</p>");
    CHECK(element("td", {{"title", "\"><script>"}}, words("1")).html ==
          "<td title=\"&quot;&gt;&lt;script&gt;\">1</td>");
    CHECK(empty_element("rect", {{"x", "1"}}).html == "<rect x=\"1\"/>");
    CHECK(foreign("a<b").html == "<bdi>a&lt;b</bdi>");
}

TEST_CASE("a page may load nothing and run nothing") {
    const std::string page = html_page("A & B", "p { margin: 0; }", element("main", words("x")));
    CHECK(page.rfind("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>", 0) == 0);
    CHECK(page.find("default-src &#39;none&#39;") != std::string::npos);
    CHECK(page.find("<title>A &amp; B</title>") != std::string::npos);
    CHECK(page.find("<style>p { margin: 0; }</style>") != std::string::npos);
}
