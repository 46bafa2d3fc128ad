#pragma once

#include <optional>

#include "report/table.hpp"

namespace evidex {

/// A measure as data; null if it is undefined.
Json measure_json(const std::optional<double>& measure);
/// The same in a table, read as `measure_text`.
Cell measure_cell(const std::optional<double>& measure);

}  // namespace evidex
