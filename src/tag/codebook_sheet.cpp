#include "tag/codebook_sheet.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/files.hpp"
#include "base/unicode.hpp"
#include "tag/codebook_hazards.hpp"

namespace evidex {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

std::string_view trim(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// Turns the table as it came into a sheet, reporting as it goes.
class Reader {
public:
    Reader(Sheet& sheet, const CsvTable& table, Findings& findings)
        : sheet_(sheet), table_(table), findings_(findings) {}

    void run() {
        check_file();
        check_header();
        for (const CsvRow& row : table_.rows) take(row);
        if (corrected_ > 0) {
            findings_.add(
                "W113", {sheet_.file, first_corrected_},
                fmt::format("{} cells hold curly quotes, long dashes or no-break blanks from autocorrect; "
                            "they were read as plain ones",
                            corrected_));
        }
    }

private:
    void check_file() {
        if (table_.encoding != "UTF-8") {
            findings_.add("W603", {sheet_.file, 1},
                          fmt::format("the file was read as {}; save it as CSV UTF-8", table_.encoding));
        }
        if (table_.separator != ',') {
            findings_.add("W604", {sheet_.file, 1},
                          fmt::format("columns are separated by {}; commas are safer",
                                      table_.separator == '\t' ? "tabs" : "semicolons"));
        }
    }

    void check_header() {
        std::vector<std::string> known;
        for (const SheetColumn& column : sheet_.columns) {
            known.emplace_back(column.name);
            positions_.push_back(table_.column(column.name));
            if (column.required && positions_.back() < 0) {
                findings_.add("E602", {sheet_.file, 1},
                              fmt::format("the column '{}' is missing", column.name));
            }
        }
        for (const std::string& name : table_.header) {
            if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) continue;
            findings_.add("W601", {sheet_.file, 1},
                          fmt::format("unknown column '{}' is ignored{}", name, suggestion(name, known)));
        }
    }

    void take(const CsvRow& row) {
        SheetRow out{row.line, {}};
        if (row.cells.size() > table_.header.size()) {
            findings_.add(
                "E605", {sheet_.file, row.line},
                fmt::format("{} cells under {} column names; a cell with a comma in it needs quotation marks",
                            row.cells.size(), table_.header.size()));
        }
        for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
            out.cells.push_back(clean(CsvTable::cell(row, positions_[i]), sheet_.columns[i], row.line));
            const bool missing = sheet_.columns[i].required && positions_[i] >= 0 && out.cells.back().empty();
            if (missing) {
                findings_.add("E201", {sheet_.file, row.line},
                              fmt::format("{} is empty", sheet_.columns[i].name));
            }
        }
        sheet_.rows.push_back(std::move(out));
    }

    std::string clean(std::string_view raw, const SheetColumn& column, int line) {
        std::string_view cell = trim(raw);
        if (cell.find(kReplacement) != std::string_view::npos) {
            findings_.add(
                "E114", {sheet_.file, line},
                fmt::format("{}: some letters could not be read; save the file as CSV UTF-8 and write them "
                            "again",
                            column.name));
        }
        // An apostrophe keeps spreadsheets from running a cell as a formula; our own writer puts it there
        // too.
        if (cell.size() > 1 && cell.front() == '\'' && find_hazard(cell.substr(1)))
            cell.remove_prefix(1);
        else if (column.kind == CellKind::pattern || column.kind == CellKind::prose)
            report_hazard(cell, column, line);
        if (column.kind == CellKind::prose || cell.substr(0, 6) == "regex:") return to_nfc(cell);
        std::string plain = undo_autocorrect(cell);
        if (plain != cell) {
            if (corrected_++ == 0) first_corrected_ = line;
        }
        return to_nfc(trim(plain));
    }

    void report_hazard(std::string_view cell, const SheetColumn& column, int line) {
        const auto hazard = find_hazard(cell);
        if (!hazard) return;
        const bool prose = column.kind == CellKind::prose;
        if (prose && hazard->code != "E111" && hazard->code != "E112") return;
        findings_.add(hazard->code, {sheet_.file, line}, fmt::format("{}: {}", column.name, hazard->message));
    }

    Sheet& sheet_;
    const CsvTable& table_;
    Findings& findings_;
    std::vector<int> positions_;
    int corrected_ = 0;
    int first_corrected_ = 0;
};

}  // namespace

const std::string& Sheet::cell(const SheetRow& row, std::string_view column) const {
    static const std::string none;
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](auto& one) { return one.name == column; });
    return found == columns.end() ? none : row.cells[static_cast<std::size_t>(found - columns.begin())];
}

Sheet read_sheet(const std::string& path, std::vector<SheetColumn> columns, Findings& findings) {
    Sheet sheet{path, std::move(columns), {}};
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return sheet;
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
        findings.add("E606", {path}, bytes.error().message);
        return sheet;
    }
    const Result<CsvTable> table = parse_csv(*bytes, path);
    if (!table) {
        findings.add("E606", {path, table.error().line},
                     fmt::format("{} ({})", table.error().message, table.error().advice));
        return sheet;
    }
    Reader(sheet, *table, findings).run();
    return sheet;
}

std::vector<std::string> split_list(std::string_view cell) {
    std::vector<std::string> items;
    for (std::size_t begin = 0; begin <= cell.size();) {
        const std::size_t end = std::min(cell.find('|', begin), cell.size());
        const std::string_view item = trim(cell.substr(begin, end - begin));
        if (!item.empty()) items.emplace_back(item);
        begin = end + 1;
    }
    return items;
}

}  // namespace evidex
