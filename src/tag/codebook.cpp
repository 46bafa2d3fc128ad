#include "evidex/codebook.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "base/files.hpp"
#include "tag/codebook_digest.hpp"
#include "tag/codebook_links.hpp"
#include "tag/codebook_lists.hpp"
#include "tag/codebook_rows.hpp"

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

std::string without_final_slash(std::string path) {
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    return path;
}

}  // namespace

Result<CheckedCodebook> check_codebook(const std::string& given) {
    const std::string directory = without_final_slash(given);
    const auto path = [&](std::string_view name) { return fmt::format("{}/{}", directory, name); };
    std::error_code ignored;
    if (!std::filesystem::exists(path("codebook.toml"), ignored)) return folder_error(directory);
    const Result<std::string> bytes = read_file(path("codebook.toml"));
    if (!bytes) return bytes.error();

    Findings findings;
    const std::vector<std::string> files{path("codebook.toml"), path("terms.csv"), path("rules.csv"),
                                         path("modifiers.csv"), path("sets.csv"),  path("speakers.csv")};
    Frame frame = read_frame(*bytes, files[0], findings);
    if (frame.components.empty()) return CheckedCodebook{{}, findings.sorted(files)};
    const Sheet terms = read_sheet(files[1], row_columns(RowKind::term), findings);
    const Sheet rules = read_sheet(files[2], row_columns(RowKind::rule), findings);
    const Sheet modifiers = read_sheet(files[3], modifier_columns(), findings);
    const Sheet sets = read_sheet(files[4], set_columns(), findings);
    const Sheet speakers = read_sheet(files[5], speaker_columns(), findings);
    PlacedRows placed = read_all_rows(terms, rules, frame, findings);

    Codebook codebook;
    codebook.directory = directory;
    codebook.digest = codebook_digest(frame, {&terms, &rules, &modifiers, &sets, &speakers});
    codebook.rows = std::move(placed.rows);
    codebook.modifiers = read_modifiers(modifiers, frame, findings);
    codebook.sets = read_sets(sets, frame, findings);
    codebook.speakers = read_speakers(speakers, frame, findings);
    codebook.settings = std::move(frame.settings);
    codebook.components = std::move(frame.components);
    check_rows(codebook, placed.places, findings);
    check_links(codebook, placed.places, findings);
    return CheckedCodebook{std::move(codebook), findings.sorted(files)};
}

Result<Codebook> load_codebook(const std::string& directory) {
    Result<CheckedCodebook> checked = check_codebook(directory);
    if (!checked) return checked.error();
    std::size_t errors = 0;
    const Diagnostic* first = nullptr;
    for (const Diagnostic& one : checked->diagnostics) {
        if (!one.is_error) continue;
        if (errors++ == 0) first = &one;
    }
    if (first == nullptr) return std::move(checked->codebook);
    Error error = make_error(ErrorCode::malformed, fmt::format("{} {}", first->code, first->message));
    if (errors > 1) error.advice = fmt::format("{} more mistakes: evidex codebook check", errors - 1);
    error.file = first->file;
    error.line = first->line;
    error.column = first->column;
    return error;
}

}  // namespace evidex
