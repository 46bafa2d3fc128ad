#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tag/codebook_findings.hpp"

namespace evidex {

/// What a column holds decides how its cells are cleaned and checked.
enum class CellKind {
    word,     ///< Ids and fixed words.
    pattern,  ///< Words to search for: spreadsheet damage matters most here.
    number,
    prose,  ///< Example sentences and notes: kept as written.
};

struct SheetColumn {
    std::string_view name;
    CellKind kind = CellKind::word;
    bool required = false;  ///< The column must exist and its cells must not be empty.
};

struct SheetRow {
    int line = 0;
    std::vector<std::string> cells;  ///< In the order of the columns asked for.
};

/// One CSV file of a codebook, with the columns that evidex knows in a fixed order whatever theirs is.
struct Sheet {
    std::string file;
    std::vector<SheetColumn> columns;
    std::vector<SheetRow> rows;

    /// The cell under a column name, trimmed.
    [[nodiscard]] const std::string& cell(const SheetRow& row, std::string_view column) const;
    [[nodiscard]] FilePlace place(const SheetRow& row) const { return {file, row.line, 0}; }
};

/// Reads one file and reports unknown and missing columns, empty required cells, foreign encodings and
/// separators, and spreadsheet damage. A missing or unreadable file is an empty sheet.
Sheet read_sheet(const std::string& path, std::vector<SheetColumn> columns, Findings& findings);

/// `a|b|c` without blanks around the items and without empty ones.
std::vector<std::string> split_list(std::string_view cell);

}  // namespace evidex
