#include "report/table.hpp"

#include <array>

#include "base/csv.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

constexpr std::array<std::pair<std::string_view, OutputFormat>, 4> kFormats{{{"table", OutputFormat::table},
                                                                             {"csv", OutputFormat::csv},
                                                                             {"json", OutputFormat::json},
                                                                             {"md", OutputFormat::md}}};

/// The plain value where it is one, else what a person reads.
std::string csv_cell(const Cell& cell) {
    if (cell.value.is_string()) return cell.value.get<std::string>();
    if (cell.value.is_null()) return {};
    if (cell.value.is_number() || cell.value.is_boolean()) return cell.value.dump();
    return cell.shown;
}

/// One line, with the signs escaped that would end the cell or start mark-up.
std::string markdown_cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '*' || c == '_' || c == '<' || c == '`' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

}  // namespace

std::optional<OutputFormat> output_format_from(std::string_view name) {
    for (const auto& [known, format] : kFormats) {
        if (known == name) return format;
    }
    return std::nullopt;
}

Cell::Cell(std::int64_t number) : value(number), shown(count_text(number)) {}

std::string to_csv(const Table& table) {
    std::string out;
    std::vector<std::string> line;
    for (const Column& column : table.columns) {
        if (column.whom != Column::For::people) line.push_back(column.key);
    }
    append_csv(out, line);
    for (const std::vector<Cell>& row : table.rows) {
        line.clear();
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (table.columns[i].whom != Column::For::people) line.push_back(csv_cell(row[i]));
        }
        append_csv(out, line);
    }
    return out;
}

std::string to_markdown(const Table& table) {
    std::string head = "|";
    std::string rule = "|";
    for (const Column& column : table.columns) {
        if (column.whom == Column::For::data) continue;
        head += " " + markdown_cell(column.title) + " |";
        rule += column.right ? " ---: |" : " --- |";
    }
    std::string out = head + "\n" + rule + "\n";
    for (const std::vector<Cell>& row : table.rows) {
        out += "|";
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (table.columns[i].whom != Column::For::data) out += " " + markdown_cell(row[i].shown) + " |";
        }
        out += "\n";
    }
    return out;
}

Json to_json(const Table& table) {
    Json rows = Json::array();
    for (const std::vector<Cell>& row : table.rows) {
        Json object = Json::object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (table.columns[i].whom != Column::For::people) object[table.columns[i].key] = row[i].value;
        }
        rows.push_back(std::move(object));
    }
    return rows;
}

std::string print_json(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string render(const Table& table, OutputFormat format, const Look& look) {
    switch (format) {
        case OutputFormat::csv:
            return to_csv(table);
        case OutputFormat::json:
            return print_json(to_json(table));
        case OutputFormat::md:
            return to_markdown(table);
        case OutputFormat::table:
            break;
    }
    return to_text(table, look);
}

}  // namespace evidex
