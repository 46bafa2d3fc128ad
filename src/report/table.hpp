#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/look.hpp"

namespace evidex {

/// Keys keep the order in which they are written.
using Json = nlohmann::ordered_json;

enum class OutputFormat { table, csv, json, md };
[[nodiscard]] std::optional<OutputFormat> output_format_from(std::string_view name);

/// One column. `people` is shown in tables and Markdown, `data` goes to CSV and JSON.
struct Column {
    enum class For { both, people, data };

    std::string key;    ///< Name in CSV and JSON.
    std::string title;  ///< Heading in tables and Markdown.
    bool right = false;
    For whom = For::both;
    int rank = 0;  ///< Columns above 0 are left out of a table that is too wide, the highest first.
};

/// A value with, where it differs, the way a person reads it.
struct Cell {
    Json value;
    std::string shown;
    Ink ink = Ink::plain;

    Cell() = default;
    Cell(std::string text) : value(text), shown(std::move(text)) {}
    Cell(std::string_view text) : Cell(std::string(text)) {}
    Cell(const char* text) : Cell(std::string(text)) {}
    Cell(std::int64_t number);
    Cell(Json data, std::string text, Ink colour = Ink::plain)
        : value(std::move(data)), shown(std::move(text)), ink(colour) {}
};

/// What a command prints: values, not yet text.
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;  ///< As many cells as columns.
};

/// A table for the screen, columns aligned, long cells wrapped to fit `look.width`.
std::string to_text(const Table& table, const Look& look);
/// With a header row; cells that a spreadsheet would run as formulas are guarded.
std::string to_csv(const Table& table);
/// A Markdown pipe table.
std::string to_markdown(const Table& table);
/// An array with one object a row.
Json to_json(const Table& table);

std::string render(const Table& table, OutputFormat format, const Look& look);

/// JSON as evidex prints it: two blanks a level, `\n` at the end. Bytes that are no UTF-8 become U+FFFD.
std::string print_json(const Json& json);

}  // namespace evidex
