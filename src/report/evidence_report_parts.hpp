#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/evidence_report.hpp"
#include "report/html.hpp"

namespace evidex {

// Parts of the page that several sections need.

/// A paragraph of our own words, a list item of them.
Markup paragraph_of(std::string_view text);
Markup list_of(const std::vector<std::string>& items);

/// The address of a component's section within the page.
std::string anchor_of(const ComponentReport& component);
Markup link_to(const ComponentReport& component);

Markup number_cell(std::int64_t number);

/// The bar with the numbers under it; "no passage" without one. `place` tells charts of one component apart.
Markup stance_figure(const ComponentReport& component, std::string_view place);

/// A part of the page that scrolls sideways by itself where the window is too narrow; by keyboard too.
Markup scrolling(std::string_view name, const Markup& inside);

/// The section of one component.
Markup component_section(const EvidenceReport& report, const ComponentReport& component);

/// Components by roles or years, as a table whose cells are coloured.
Markup heat_map(const EvidenceReport& report, const HeatMap& map, std::string_view name);

}  // namespace evidex
