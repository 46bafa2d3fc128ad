#include "read/table_turns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/labels.hpp"
#include "read/stamps.hpp"

namespace evidex {
namespace {

using Row = std::map<int, RawBlock>;  // by column

/// What the columns of a transcript table hold; 0 = there is no such column.
struct Columns {
    int speaker = 0;
    int content = 0;
    int time = 0;
    bool has_header = false;
};

std::string folded(const RawBlock& cell) {
    return fold_case(collapse_blanks(cell.text));
}

const RawBlock* cell_of(const Row& row, int column) {
    const auto found = row.find(column);
    return found == row.end() ? nullptr : &found->second;
}

std::vector<Row> rows_of(std::span<const RawBlock> cells) {
    std::map<int, Row> rows;
    for (const RawBlock& cell : cells) {
        const auto [place, is_new] = rows[cell.row].emplace(cell.column, cell);
        if (!is_new) place->second.text += "\n" + cell.text;  // a further paragraph of the cell
    }
    std::vector<Row> out;
    out.reserve(rows.size());
    for (auto& [number, row] : rows) out.push_back(std::move(row));
    return out;
}

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Columns columns_from_header(const Row& header) {
    Columns columns;
    for (const auto& [column, cell] : header) {
        const std::string name = folded(cell);
        if (is_one_of(name, {"speaker", "who", "name", "speaker name", "participant", "person"})) {
            columns.speaker = column;
        } else if (is_one_of(name, {"content", "text", "transcript", "utterance", "speech", "words",
                                    "dialogue", "what was said", "turn"})) {
            columns.content = column;
        } else if (is_one_of(name, {"timespan", "time", "timestamp", "time stamp", "start", "start time",
                                    "time code", "timecode", "tc"})) {
            columns.time = column;
        }
    }
    columns.has_header = columns.speaker != 0 && columns.content != 0;
    return columns;
}

std::int64_t time_of(const RawBlock* cell) {
    if (cell == nullptr) return -1;
    const std::optional<Stamp> stamp = lead_stamp(trimmed(cell->text));
    return stamp ? stamp->millis : -1;
}

/// Whether a column holds the same few short labels again and again.
bool is_speaker_column(const std::vector<Row>& rows, int column) {
    std::map<std::string, int> counts;
    std::size_t filled = 0;
    for (const Row& row : rows) {
        const RawBlock* cell = cell_of(row, column);
        const std::string label = cell == nullptr ? std::string() : folded(*cell);
        if (label.empty()) continue;
        if (count_code_points(label) > 40 || label.find_first_not_of("0123456789.:- ") == std::string::npos) {
            return false;
        }
        ++filled;
        ++counts[label];
    }
    const auto recurring =
        std::count_if(counts.begin(), counts.end(), [](const auto& entry) { return entry.second > 1; });
    return recurring >= 2 && filled * 2 >= rows.size() && counts.size() * 2 <= filled;
}

/// Without a header: a column of times, one of recurring labels, and the longest of the others.
Columns columns_from_cells(const std::vector<Row>& rows) {
    Columns columns;
    std::map<int, std::size_t> bytes;
    std::map<int, std::size_t> times;
    for (const Row& row : rows) {
        for (const auto& [column, cell] : row) {
            bytes[column] += cell.text.size();
            times[column] += time_of(&cell) >= 0 && cell.text.size() < 40 ? 1 : 0;
        }
    }
    for (const auto& [column, size] : bytes) {
        if (times[column] * 5 >= rows.size() * 4) columns.time = column;
    }
    for (const auto& [column, size] : bytes) {
        if (column == columns.time) continue;
        if (columns.speaker == 0 && is_speaker_column(rows, column)) {
            columns.speaker = column;
        } else if (columns.content == 0 || size > bytes[columns.content]) {
            columns.content = column;
        }
    }
    const bool is_clear = columns.speaker != 0 && columns.content != 0 && rows.size() >= 6 &&
                          (columns.time != 0 || bytes.size() <= 3) &&
                          bytes[columns.content] > 2 * bytes[columns.speaker];
    return is_clear ? columns : Columns{};
}

/// The cells of a row other than its words, those before and those behind them.
Piece piece_of(const Row& row, const Columns& columns, const std::string& speaker) {
    const RawBlock* content = cell_of(row, columns.content);
    Piece piece;
    piece.block = content != nullptr ? *content : row.begin()->second;
    if (content == nullptr) piece.block.text.clear();
    for (const auto& [column, cell] : row) {
        if (column == columns.content || cell.text.empty()) continue;
        if (column < columns.content) {
            piece.before += cell.text + "\t";
        } else {
            piece.after += "\t" + cell.text;
        }
    }
    piece.block.kind = BlockKind::turn;
    piece.block.speaker = speaker;
    if (const std::int64_t millis = time_of(cell_of(row, columns.time)); millis >= 0)
        piece.block.millis = millis;
    return piece;
}

/// The names of the columns stay in the text, but they are nobody's words.
Piece header_piece(const Row& header) {
    Piece piece;
    piece.block = header.begin()->second;
    piece.block.text.clear();
    piece.block.section = SectionKind::front;
    for (const auto& [column, cell] : header) piece.before += cell.text + "\t";
    return piece;
}

}  // namespace

std::optional<std::vector<Piece>> table_turns(std::span<const RawBlock> cells) {
    const std::vector<Row> rows = rows_of(cells);
    if (rows.size() < 2) return std::nullopt;
    Columns columns = columns_from_header(rows.front());
    if (!columns.has_header) columns = columns_from_cells(rows);
    if (columns.speaker == 0 || columns.content == 0) return std::nullopt;
    std::vector<Piece> pieces;
    std::string speaker;
    for (const Row& row : rows) {
        if (columns.has_header && &row == &rows.front()) {
            pieces.push_back(header_piece(row));
            continue;
        }
        if (const RawBlock* label = cell_of(row, columns.speaker); label != nullptr) {
            std::string name = without_badges(collapse_blanks(label->text));
            if (!name.empty() && (name.back() == ':')) name.pop_back();
            if (!name.empty()) speaker = std::move(name);
        }
        pieces.push_back(piece_of(row, columns, speaker));
    }
    return pieces;
}

}  // namespace evidex
