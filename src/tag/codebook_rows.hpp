#pragma once

#include <string_view>
#include <vector>

#include "tag/codebook_sheet.hpp"
#include "tag/codebook_toml.hpp"

namespace evidex {

/// Columns of terms.csv and rules.csv, in canonical order.
std::vector<SheetColumn> row_columns(RowKind kind);

/// The rows of one sheet. A row whose component or pattern makes no sense is reported and left out.
std::vector<Row> read_rows(const Sheet& sheet, RowKind kind, const Frame& frame, Findings& findings);

/// An example sentence without its `[role=parent]`.
struct Example {
    std::string role;  ///< Role id; empty if none is given.
    std::string_view text;
};

/// Splits the optional role off a must / must_not sentence.
Example parse_example(std::string_view sentence);

}  // namespace evidex
