#include "report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/words.hpp"

namespace evidex {
namespace {

/// Units of the drawing with one decimal; equal on every machine.
std::string units(double value) {
    return fmt::format("{:.1f}", value);
}

Markup drawing(const ChartWords& chart, const std::string& look, double width, double height,
               const Markup& inside) {
    const Attributes attributes{
        {"class", look},         {"viewBox", fmt::format("0 0 {} {}", units(width), units(height))},
        {"width", units(width)}, {"height", units(height)},
        {"role", "img"},         {"aria-labelledby", chart.id + "-t " + chart.id + "-d"}};
    return element("svg", attributes,
                   element("title", {{"id", chart.id + "-t"}}, words(chart.title)) +
                       element("desc", {{"id", chart.id + "-d"}}, words(chart.description)) + inside);
}

Markup rectangle(const std::string& look, double x, double width, double height) {
    return empty_element(
        "rect",
        {{"class", look}, {"x", units(x)}, {"y", "0"}, {"width", units(width)}, {"height", units(height)}});
}

Markup line(const std::string& look, std::array<double, 4> ends) {
    return empty_element("line", {{"class", look},
                                  {"x1", units(ends[0])},
                                  {"y1", units(ends[1])},
                                  {"x2", units(ends[2])},
                                  {"y2", units(ends[3])}});
}

Markup label(const std::string& look, double x, double y, const std::string& text) {
    return element("text", {{"class", look}, {"x", units(x)}, {"y", units(y)}}, words(text));
}

/// The least of 1, 2, 5, 10, 20, 50 … that divides `most` into at most `steps`.
double step_for(double most, int steps) {
    for (double ten = 1;; ten *= 10) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (most <= ten * factor * steps) return ten * factor;
        }
    }
}

/// Where the numbers of a band chart lie in its drawing.
struct Plot {
    static constexpr double kWidth = 640, kHeight = 240;
    static constexpr double kLeft = 44, kRight = 12, kTop = 24, kBottom = 40;
    double x_most = 1, y_most = 1;

    [[nodiscard]] double x(double value) const { return kLeft + value / x_most * (kWidth - kLeft - kRight); }
    [[nodiscard]] double y(double value) const {
        return kHeight - kBottom - value / y_most * (kHeight - kTop - kBottom);
    }
    [[nodiscard]] std::string point(double at, double value) const {
        return units(x(at)) + "," + units(y(value));
    }
};

Markup axes(const Plot& plot, const BandChart& chart) {
    Markup out;
    const double y_step = step_for(plot.y_most, 4);
    for (int i = 0; i * y_step <= plot.y_most; ++i) {
        const double at = i * y_step;
        out += line(at == 0 ? "axis" : "grid", {plot.x(0), plot.y(at), plot.x(plot.x_most), plot.y(at)});
        out += label("tick-y", plot.x(0) - 8, plot.y(at) + 4, count_text(std::llround(at)));
    }
    const double x_step = step_for(plot.x_most, 8);
    for (int i = 0; i * x_step <= plot.x_most; ++i) {
        const double at = i * x_step;
        out += label("tick-x", plot.x(at), plot.y(0) + 17, count_text(std::llround(at)));
    }
    out += label("axis-y", 0, 12, chart.y_label);
    return out + label("axis-x", plot.x(plot.x_most), plot.y(0) + 34, chart.x_label);
}

}  // namespace

Markup svg_patterns() {
    const Markup hatch =
        element("pattern",
                {{"id", "hatch"},
                 {"width", "5"},
                 {"height", "5"},
                 {"patternUnits", "userSpaceOnUse"},
                 {"patternTransform", "rotate(45)"}},
                empty_element("rect", {{"class", "hatch-ground"}, {"width", "5"}, {"height", "5"}}) +
                    empty_element("rect", {{"class", "hatch-line"}, {"width", "2.2"}, {"height", "5"}}));
    return element("svg", {{"class", "patterns"}, {"width", "0"}, {"height", "0"}, {"aria-hidden", "true"}},
                   element("defs", hatch));
}

Markup stance_chart(const ChartWords& chart, std::int64_t meets, std::int64_t falls_short,
                    std::int64_t neutral) {
    constexpr double kWidth = 320;
    constexpr double kHeight = 14;
    constexpr double kLeast = 2;
    const std::array<std::pair<const char*, std::int64_t>, 3> parts{
        {{"meets", meets}, {"falls-short", falls_short}, {"neutral", neutral}}};
    const double all = static_cast<double>(meets + falls_short + neutral);
    if (all == 0) return {};
    const auto shown = static_cast<double>(
        std::count_if(parts.begin(), parts.end(), [](const auto& part) { return part.second > 0; }));
    Markup inside;
    double x = 0;
    for (const auto& [look, count] : parts) {
        if (count == 0) continue;
        const double width = kLeast + static_cast<double>(count) / all * (kWidth - shown * kLeast);
        inside += rectangle(std::string("stance ") + look, x, width, kHeight);
        x += width;
    }
    return drawing(chart, "stances", kWidth, kHeight, inside);
}

Markup bar_in_cell(std::int64_t value, std::int64_t most) {
    constexpr double kWidth = 100;
    const double width = most > 0 && value > 0
                             ? std::max(1.0, static_cast<double>(value) / static_cast<double>(most) * kWidth)
                             : 0;
    return element(
        "svg",
        {{"class", "bar"},
         {"viewBox", "0 0 100 8"},
         {"width", "100"},
         {"height", "8"},
         {"aria-hidden", "true"}},
        rectangle("ground", 0, kWidth, 8) + (width > 0 ? rectangle("amount", 0, width, 8) : Markup{}));
}

Markup band_chart(const ChartWords& chart_words, const BandChart& chart) {
    if (chart.points.empty()) return {};
    Plot plot;
    plot.x_most = static_cast<double>(chart.points.size());
    double highest = 1;
    for (const BandPoint& point : chart.points) highest = std::max({highest, point.value, point.high});
    const double step = step_for(highest, 4);
    plot.y_most = std::ceil(highest / step) * step;
    std::string upper;
    std::string lower;
    std::string middle = plot.point(0, 0);
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const double at = static_cast<double>(i + 1);
        upper += " " + plot.point(at, chart.points[i].high);
        lower = " " + plot.point(at, chart.points[i].low) + lower;
        middle += " " + plot.point(at, chart.points[i].value);
    }
    const Markup lines =
        empty_element("polygon", {{"class", "band"}, {"points", plot.point(0, 0) + upper + lower}}) +
        empty_element("polyline", {{"class", "line"}, {"points", middle}});
    return drawing(chart_words, "curve", Plot::kWidth, Plot::kHeight, axes(plot, chart) + lines);
}

}  // namespace evidex
