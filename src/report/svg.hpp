#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/html.hpp"

namespace evidex {

/// What a chart says to those who do not see it. `id` must be the page's only one.
struct ChartWords {
    std::string id;
    std::string title;
    std::string description;
};

/// Patterns that the charts of a page share; to be put into it once.
[[nodiscard]] Markup svg_patterns();

/// Shares of the stances in one bar: `meets` plain, `falls short` hatched, `neutral` pale. Every stance that
/// occurs gets at least two units of width. Empty if there is nothing.
[[nodiscard]] Markup stance_chart(const ChartWords& words, std::int64_t meets, std::int64_t falls_short,
                                  std::int64_t neutral);

/// A bar of `value` out of `most`, for a table cell beside the number: not there for screen readers.
[[nodiscard]] Markup bar_in_cell(std::int64_t value, std::int64_t most);

/// A value over a number on the horizontal axis, with the range in which it may lie.
struct BandPoint {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// Points 1, 2, 3 … as a line in a band, with both axes from zero labelled.
struct BandChart {
    std::vector<BandPoint> points;
    std::string x_label, y_label;
};
[[nodiscard]] Markup band_chart(const ChartWords& words, const BandChart& chart);

}  // namespace evidex
