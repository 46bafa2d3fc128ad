#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidex/result.hpp"

namespace evidex {

/// One record of a CSV file.
struct CsvRow {
    int line = 0;  ///< Physical line on which it begins, 1-based.
    std::vector<std::string> cells;
};

/// A CSV file with a header row, as spreadsheets write it.
struct CsvTable {
    std::vector<std::string> header;  ///< Trimmed, lower case.
    std::vector<CsvRow> rows;         ///< Without empty ones; padded to the header's width.
    std::string encoding;             ///< As `decode` names it.
    char separator = ',';             ///< `,`, `;` or tab, whichever the header uses most.

    /// Column number of a header name, or -1.
    [[nodiscard]] int column(std::string_view name) const;
    /// A cell by column number; empty for -1.
    [[nodiscard]] static std::string_view cell(const CsvRow& row, int column);
};

/// RFC 4180 with what spreadsheets do to it: byte order marks, UTF-16, windows-1252, `;` and tabs, CRLF,
/// quoted line breaks, trailing empty rows. Fails only on a quote that never closes or an empty file.
Result<CsvTable> parse_csv(std::string_view bytes, const std::string& file);

/// Appends one record, quoted where needed, ended by `\n`. With `guard`, text that a spreadsheet would run as
/// a formula (`=`, `+`, `-`, `@`, tab, CR, their full-width forms) gets a leading apostrophe
/// (OWASP ASVS 5.0, 1.2.10); plain numbers are left alone.
void append_csv(std::string& out, const std::vector<std::string>& cells, bool guard = true);

}  // namespace evidex
