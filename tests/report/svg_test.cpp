#include "report/svg.hpp"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

using namespace evidex;

namespace {

pugi::xml_document parsed(const Markup& markup) {
    pugi::xml_document document;
    REQUIRE(document.load_string(markup.html.c_str()));
    return document;
}

double total_width(const pugi::xml_node& svg) {
    double width = 0;
    for (const pugi::xml_node rectangle : svg.children("rect"))
        width += rectangle.attribute("width").as_double();
    return width;
}

}  // namespace

TEST_CASE("a stance chart is named, described, and as wide for every mixture") {
    for (std::int64_t meets = 0; meets < 12; ++meets) {
        for (std::int64_t falls_short = 0; falls_short < 12; ++falls_short) {
            const pugi::xml_document document =
                parsed(stance_chart({"a", "What <they> say", "1 & 2"}, meets, falls_short, 400));
            const pugi::xml_node svg = document.child("svg");
            CHECK(total_width(svg) == Approx(320).margin(0.3));
            CHECK(std::string(svg.child("title").text().get()) == "What <they> say");
            CHECK(std::string(svg.child("desc").text().get()) == "1 & 2");
            CHECK(std::string(svg.attribute("aria-labelledby").value()) == "a-t a-d");
            for (const pugi::xml_node part : svg.children("rect")) {
                CHECK(part.attribute("width").as_double() >= 2);
            }
        }
    }
    CHECK(stance_chart({"a", "t", "d"}, 0, 0, 0).html.empty());
    CHECK(stance_chart({"a", "t", "d"}, 3, 0, 0).html.find("falls-short") == std::string::npos);
}

TEST_CASE("the stances' shares are the widths") {
    const pugi::xml_document document = parsed(stance_chart({"a", "t", "d"}, 30, 10, 0));
    const pugi::xml_node first = document.child("svg").child("rect");
    const double meets = first.attribute("width").as_double();
    const double falls_short = first.next_sibling("rect").attribute("width").as_double();
    CHECK((meets - 2) / (falls_short - 2) == Approx(3).epsilon(0.01));
}

TEST_CASE("a bar in a cell is for the eye only, and short where there is little") {
    CHECK(bar_in_cell(1, 1'000).html.find("width=\"1.0\"") != std::string::npos);
    CHECK(bar_in_cell(50, 100).html.find("width=\"50.0\"") != std::string::npos);
    CHECK(bar_in_cell(0, 100).html.find("class=\"amount\"") == std::string::npos);
    CHECK(bar_in_cell(0, 0).html.find("aria-hidden=\"true\"") != std::string::npos);
}

TEST_CASE("a band chart draws each point once, within the axes") {
    BandChart chart;
    chart.x_label = "sources";
    chart.y_label = "themes";
    for (int i = 1; i <= 30; ++i) chart.points.push_back({i * 2.0, i * 1.5, i * 2.5});
    const pugi::xml_document document = parsed(band_chart({"c", "t", "d"}, chart));
    const pugi::xml_node svg = document.child("svg");
    const std::string line = svg.child("polyline").attribute("points").value();
    CHECK(std::count(line.begin(), line.end(), ',') == 31);
    const std::string band = svg.child("polygon").attribute("points").value();
    CHECK(std::count(band.begin(), band.end(), ',') == 61);
    for (const pugi::xml_node text : svg.children("text")) {
        CHECK(text.attribute("x").as_double() >= 0);
        CHECK(text.attribute("x").as_double() <= 640);
        CHECK(text.attribute("y").as_double() <= 240);
    }
    CHECK(band_chart({"c", "t", "d"}, {}).html.empty());
}
