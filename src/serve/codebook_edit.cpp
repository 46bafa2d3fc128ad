#include "serve/codebook_edit.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

#include "base/csv.hpp"
#include "base/files.hpp"
#include "base/unicode.hpp"

namespace evidex {
namespace {

namespace fs = std::filesystem;

const char* file_of(RowKind kind) {
    return kind == RowKind::term ? "terms.csv" : "rules.csv";
}

/// "RA-T" for the rows "RA-T001", "RA-T002" of a component.
std::string id_stem(const Codebook& codebook, const RowEdit& edit) {
    for (const Row& row : codebook.rows) {
        if (row.kind != edit.kind || codebook.components[row.component].id != edit.component) continue;
        return row.id.substr(0, row.id.find_last_not_of("0123456789") + 1);
    }
    return edit.component + (edit.kind == RowKind::term ? "-T" : "-R");
}

/// The next id that no row has; counts on within one list of edits.
std::string next_id(const CsvTable& table, const std::string& stem) {
    int highest = 0;
    const int column = table.column("id");
    for (const CsvRow& row : table.rows) {
        const std::string_view id = CsvTable::cell(row, column);
        if (id.substr(0, stem.size()) != stem) continue;
        int number = 0;
        std::from_chars(id.data() + stem.size(), id.data() + id.size(), number);
        highest = std::max(highest, number);
    }
    std::string digits = std::to_string(highest + 1);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    return stem + digits;
}

void set_cell(const CsvTable& table, CsvRow& row, std::string_view name, const std::string& value) {
    const int column = table.column(name);
    if (column >= 0) row.cells[static_cast<std::size_t>(column)] = value;
}

void set_cells(const CsvTable& table, CsvRow& row, const RowEdit& edit) {
    set_cell(table, row, "component", edit.component);
    set_cell(table, row, "theme", edit.theme);
    set_cell(table, row, edit.kind == RowKind::term ? "pattern" : "rule", edit.pattern);
    set_cell(table, row, "match", edit.match);
    set_cell(table, row, "weight", edit.weight);
    set_cell(table, row, "stance", edit.stance);
    set_cell(table, row, "only_if", edit.only_if);
    set_cell(table, row, "not_if", edit.not_if);
    set_cell(table, row, "where", edit.where);
    set_cell(table, row, "status", edit.status);
}

Status apply(CsvTable& table, const Codebook& codebook, const RowEdit& edit) {
    if (edit.id.empty()) {
        CsvRow& row = table.rows.emplace_back();
        row.cells.resize(table.header.size());
        // The id needs the rows that were there before.
        const std::string id = next_id(table, id_stem(codebook, edit));
        set_cell(table, row, "id", id);
        set_cells(table, row, edit);
        return Done{};
    }
    const int column = table.column("id");
    const auto found = std::find_if(table.rows.begin(), table.rows.end(), [&](const CsvRow& row) {
        return CsvTable::cell(row, column) == edit.id;
    });
    if (found == table.rows.end()) {
        return make_error(ErrorCode::not_found, "there is no row '" + edit.id + "' in " + file_of(edit.kind));
    }
    set_cells(table, *found, edit);
    return Done{};
}

Status edit_file(const Codebook& codebook, const std::string& folder, RowKind kind,
                 const std::vector<RowEdit>& edits) {
    const std::string path = folder + "/" + file_of(kind);
    const bool meant =
        std::any_of(edits.begin(), edits.end(), [&](const RowEdit& edit) { return edit.kind == kind; });
    if (!meant) return Done{};
    const Result<std::string> bytes = read_file(path);
    if (!bytes) return bytes.error();
    Result<CsvTable> table = parse_csv(*bytes, path);
    if (!table) return table.error();
    for (const RowEdit& edit : edits) {
        if (edit.kind != kind) continue;
        if (Status applied = apply(*table, codebook, edit); !applied) return applied.error();
    }
    std::string out;
    append_csv(out, table->header, false);
    for (const CsvRow& row : table->rows) append_csv(out, row.cells, false);
    return write_file(path, out);
}

}  // namespace

bool is_folder_name(std::string_view name) {
    if (name.empty() || name.size() > 100 || name.front() == ' ' || name.back() == ' ') return false;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_code_point(name, at);
        if (!is_letter(c) && !is_digit(c) && !is_mark(c) && c != ' ' && c != '-' && c != '_') return false;
    }
    return true;
}

Status write_edited_codebook(const Codebook& codebook, const std::string& to,
                             const std::vector<RowEdit>& edits) {
    std::error_code failed;
    if (fs::exists(fs::symlink_status(to, failed))) {
        return make_error(ErrorCode::usage, "there is a '" + to + "' already", "choose another name");
    }
    const std::string unfinished = to + ".unfinished";
    fs::remove_all(unfinished, failed);
    fs::copy(codebook.directory, unfinished, fs::copy_options::recursive, failed);
    Status done = Done{};
    if (failed)
        done =
            make_error(ErrorCode::io, "the codebook cannot be copied to '" + to + "': " + failed.message());
    for (const RowKind kind : {RowKind::term, RowKind::rule}) {
        if (done) done = edit_file(codebook, unfinished, kind, edits);
    }
    if (done) {
        fs::rename(unfinished, to, failed);
        if (failed) done = make_error(ErrorCode::io, "'" + to + "' cannot be made: " + failed.message());
    }
    if (!done) fs::remove_all(unfinished, failed);
    return done;
}

}  // namespace evidex
