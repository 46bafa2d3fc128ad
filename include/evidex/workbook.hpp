#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "evidex/result.hpp"

namespace evidex {

/// Nothing, words or a number. Words are never run as a formula, whatever they begin with.
using SheetCell = std::variant<std::monostate, std::string, std::int64_t, double>;

/// One sheet: a header row that stays in sight, and rows below it.
struct Worksheet {
    std::string name;
    std::vector<std::string> header;
    std::vector<std::vector<SheetCell>> rows;
    std::vector<double> widths;  ///< In characters, by column; what is missing is 12.
};

/// The bytes of a spreadsheet (`.xlsx`): equal sheets give equal bytes. Fails if there are more rows or
/// columns than a sheet may have (1,048,576 and 16,384). Words beyond the 32,767 characters of a cell are
/// cut, and say so.
Result<std::string> write_xlsx(const std::vector<Worksheet>& sheets);

/// The rows of one sheet as CSV for spreadsheets: guarded against formulas, with a byte order mark if asked
/// for.
std::string write_csv(const Worksheet& sheet, bool byte_order_mark);

}  // namespace evidex
