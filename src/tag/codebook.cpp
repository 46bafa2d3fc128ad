#include "evidex/codebook.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "base/files.hpp"
#include "evidex/frame.hpp"
#include "tag/codebook_digest.hpp"
#include "tag/codebook_links.hpp"
#include "tag/codebook_lists.hpp"
#include "tag/codebook_rows.hpp"
#include "tag/codebook_words.hpp"

namespace evidex {
namespace {

/// The rows of both files, and where each stands.
struct PlacedRows {
    std::vector<Row> rows;
    std::vector<FilePlace> places;
};

PlacedRows read_all_rows(const Sheet& terms, const Sheet& rules, const Frame& frame, Findings& findings) {
    PlacedRows all;
    all.rows = read_rows(terms, RowKind::term, frame, findings);
    for (const Row& row : all.rows) all.places.push_back({terms.file, row.line});
    for (Row& row : read_rows(rules, RowKind::rule, frame, findings)) {
        all.places.push_back({rules.file, row.line});
        all.rows.push_back(std::move(row));
    }
    return all;
}

Error folder_error(const std::string& directory) {
    Error error =
        make_error(ErrorCode::not_found, "this folder holds no codebook: there is no codebook.toml in it",
                   "name the folder of a codebook with --codebook, for instance lexicons/cyp-services");
    error.file = directory;
    return error;
}

/// The files of a folder as they stand there, not yet made sense of.
struct Sheets {
    std::string directory;
    std::vector<std::string> files;
    Frame frame;
    Sheet terms, rules, modifiers, sets, speakers;

    [[nodiscard]] std::string digest() const {
        return codebook_digest(frame, {&terms, &rules, &modifiers, &sets, &speakers}, files.back());
    }
};

std::string without_final_slash(std::string path) {
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    return path;
}

Result<Sheets> read_sheets(const std::string& given, Findings& findings) {
    Sheets sheets;
    sheets.directory = without_final_slash(given);
    for (const std::string_view name : {"codebook.toml", "terms.csv", "rules.csv", "modifiers.csv",
                                        "sets.csv", "speakers.csv", "words.csv"}) {
        sheets.files.push_back(fmt::format("{}/{}", sheets.directory, name));
    }
    const std::vector<std::string>& files = sheets.files;
    std::error_code ignored;
    if (!std::filesystem::exists(files[0], ignored)) return folder_error(sheets.directory);
    const Result<std::string> bytes = read_file(files[0]);
    if (!bytes) return bytes.error();
    sheets.frame = read_frame(*bytes, files[0], findings);
    if (sheets.frame.components.empty()) return sheets;
    sheets.terms = read_sheet(files[1], row_columns(RowKind::term), findings);
    sheets.rules = read_sheet(files[2], row_columns(RowKind::rule), findings);
    sheets.modifiers = read_sheet(files[3], modifier_columns(), findings);
    sheets.sets = read_sheet(files[4], set_columns(), findings);
    sheets.speakers = read_sheet(files[5], speaker_columns(), findings);
    return sheets;
}

/// The first mistake, and how many there are.
Status without_errors(const std::vector<Diagnostic>& diagnostics) {
    std::size_t errors = 0;
    const Diagnostic* first = nullptr;
    for (const Diagnostic& one : diagnostics) {
        if (!one.is_error) continue;
        if (errors++ == 0) first = &one;
    }
    if (first == nullptr) return Done{};
    Error error = make_error(ErrorCode::malformed, fmt::format("{} {}", first->code, first->message));
    if (errors > 1) error.advice = fmt::format("{} more mistakes: evidex codebook check", errors - 1);
    error.file = first->file;
    error.line = first->line;
    error.column = first->column;
    return error;
}

}  // namespace

Result<CheckedCodebook> check_codebook(const std::string& directory) {
    Findings findings;
    Result<Sheets> sheets = read_sheets(directory, findings);
    if (!sheets) return sheets.error();
    Frame& frame = sheets->frame;
    if (frame.components.empty()) return CheckedCodebook{{}, findings.sorted(sheets->files)};
    PlacedRows placed = read_all_rows(sheets->terms, sheets->rules, frame, findings);

    Codebook codebook;
    codebook.directory = sheets->directory;
    codebook.digest = sheets->digest();
    codebook.rows = std::move(placed.rows);
    codebook.words = read_words(sheets->files.back(), frame, findings);
    codebook.modifiers = read_modifiers(sheets->modifiers, frame, findings);
    codebook.sets = read_sets(sheets->sets, frame, findings);
    codebook.speakers = read_speakers(sheets->speakers, frame, findings);
    codebook.settings = std::move(frame.settings);
    codebook.components = std::move(frame.components);
    check_rows(codebook, placed.places, findings);
    check_links(codebook, placed.places, findings);
    return CheckedCodebook{std::move(codebook), findings.sorted(sheets->files)};
}

Result<Codebook> load_codebook(const std::string& directory) {
    Result<CheckedCodebook> checked = check_codebook(directory);
    if (!checked) return checked.error();
    if (Status sound = without_errors(checked->diagnostics); !sound) return sound.error();
    return std::move(checked->codebook);
}

Result<Codebook> load_frame(const std::string& directory) {
    Findings findings;
    Result<Sheets> sheets = read_sheets(directory, findings);
    if (!sheets) return sheets.error();
    if (Status sound = without_errors(findings.sorted(sheets->files)); !sound) return sound.error();
    Codebook codebook;
    codebook.directory = sheets->directory;
    codebook.digest = sheets->digest();
    codebook.settings = std::move(sheets->frame.settings);
    codebook.components = std::move(sheets->frame.components);
    return codebook;
}

}  // namespace evidex
