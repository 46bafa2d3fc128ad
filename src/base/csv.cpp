#include "base/csv.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/unicode.hpp"

namespace evidex {
namespace {

std::string trimmed_lower(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0)
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

char guess_separator(std::string_view text) {
    const std::string_view header = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char candidate : {';', '\t'}) {
        if (std::count(header.begin(), header.end(), candidate) >
            std::count(header.begin(), header.end(), best)) {
            best = candidate;
        }
    }
    return best;
}

/// Reads records one after the other, counting physical lines.
class Scanner {
public:
    Scanner(std::string_view text, char separator) : text_(text), separator_(separator) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    /// Returns false if a quote never closes.
    bool next(CsvRow& row) {
        row = CsvRow{line_, {}};
        std::string cell;
        while (true) {
            if (!read_cell(cell)) return false;
            row.cells.push_back(std::move(cell));
            cell.clear();
            if (at_end()) return true;
            const char c = text_[at_++];
            if (c == separator_) continue;
            if (c == '\r' && !at_end() && text_[at_] == '\n') ++at_;
            ++line_;
            return true;
        }
    }

private:
    bool read_cell(std::string& cell) {
        if (!at_end() && text_[at_] == '"') {
            ++at_;
            if (!read_quoted(cell)) return false;
        }
        while (!at_end() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
            cell += text_[at_++];
        }
        return true;
    }

    bool read_quoted(std::string& cell) {
        while (!at_end()) {
            const char c = text_[at_++];
            if (c == '"') {
                if (at_end() || text_[at_] != '"') return true;
                ++at_;
            }
            if (c == '\n') ++line_;
            cell += c;
        }
        return false;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    int line_ = 1;
};

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '.';
    }) && std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool looks_like_formula(std::string_view cell) {
    if (cell.empty() || is_number(cell)) return false;
    static constexpr std::array<std::string_view, 12> kStarts{
        "=",      "+",      "-",      "@",      "\t", "\r", std::string_view("\0", 1),
        "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\n"};
    return std::any_of(kStarts.begin(), kStarts.end(),
                       [&](std::string_view start) { return cell.substr(0, start.size()) == start; });
}

}  // namespace

int CsvTable::column(std::string_view name) const {
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? -1 : static_cast<int>(found - header.begin());
}

std::string_view CsvTable::cell(const CsvRow& row, int column) {
    if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) return {};
    return row.cells[static_cast<std::size_t>(column)];
}

Result<CsvTable> parse_csv(std::string_view bytes, const std::string& file) {
    const Decoded decoded = decode(bytes);
    CsvTable table;
    table.encoding = decoded.encoding;
    table.separator = guess_separator(decoded.text);
    Scanner scanner(decoded.text, table.separator);
    CsvRow row;
    while (!scanner.at_end()) {
        if (!scanner.next(row)) {
            Error error = make_error(ErrorCode::malformed, "a quotation mark opens here and never closes",
                                     "close it, or double it if it belongs to the text");
            error.file = file;
            error.line = row.line;
            return error;
        }
        const bool empty =
            std::all_of(row.cells.begin(), row.cells.end(), [](auto& cell) { return cell.empty(); });
        if (empty) continue;
        if (table.header.empty()) {
            for (const std::string& cell : row.cells) table.header.push_back(trimmed_lower(cell));
        } else {
            if (row.cells.size() < table.header.size()) row.cells.resize(table.header.size());
            table.rows.push_back(std::move(row));
        }
    }
    if (table.header.empty()) {
        Error error =
            make_error(ErrorCode::empty, "the file is empty", "its first row must name the columns");
        error.file = file;
        return error;
    }
    return table;
}

void append_csv(std::string& out, const std::vector<std::string>& cells, bool guard) {
    bool first = true;
    for (const std::string& cell : cells) {
        if (!first) out += ',';
        first = false;
        const bool guarded = guard && looks_like_formula(cell);
        const bool quoted = cell.find_first_of(",\"\r\n;\t") != std::string::npos;
        if (quoted) out += '"';
        if (guarded) out += '\'';
        for (const char c : cell) {
            if (c == '"') out += '"';
            out += c;
        }
        if (quoted) out += '"';
    }
    out += '\n';
}

}  // namespace evidex
