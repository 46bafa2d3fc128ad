#include "segment/roles.hpp"

#include <algorithm>
#include <array>

#include "base/csv.hpp"
#include "base/files.hpp"

namespace evidex {
namespace {

constexpr std::array<std::string_view, 9> kRoles{"young-person", "parent",      "service-provider",
                                                 "commissioner", "interviewer", "group",
                                                 "other",        "unknown",     "ask"};

bool matches_any(std::string_view patterns, std::string_view label) {
    while (true) {
        const std::size_t bar = patterns.find('|');
        if (matches_glob(patterns.substr(0, bar), label)) return true;
        if (bar == std::string_view::npos) return false;
        patterns.remove_prefix(bar + 1);
    }
}

bool is_source(const SpeakerRow& row, std::string_view path) {
    return matches_glob(row.source, path) || matches_glob(row.source, file_name(path)) ||
           matches_glob("*/" + row.source, path);
}

}  // namespace

const SpeakerRow* find_speaker(const std::vector<SpeakerRow>& rows, std::string_view source_path,
                               std::string_view label) {
    const SpeakerRow* general = nullptr;
    for (const SpeakerRow& row : rows) {
        if (!matches_any(row.label, label)) continue;
        if (row.source == "*") {
            if (general == nullptr) general = &row;
        } else if (is_source(row, source_path)) {
            return &row;
        }
    }
    return general;
}

Result<std::vector<SpeakerRow>> load_roles(const std::string& path) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) return bytes.error();
    const Result<CsvTable> table = parse_csv(*bytes, path);
    if (!table) return table.error();
    const int source = table->column("source");
    const int label = table->column("speaker") >= 0 ? table->column("speaker") : table->column("label");
    const int role = table->column("role");
    const auto refuse = [&](int line, std::string message, std::string advice) {
        Error error = make_error(ErrorCode::malformed, std::move(message), std::move(advice));
        error.file = path;
        error.line = line;
        return error;
    };
    if (label < 0 || role < 0) {
        return refuse(1, "the columns \"speaker\" and \"role\" are missing",
                      "the first row must be: source,speaker,role");
    }
    std::vector<SpeakerRow> rows;
    for (const CsvRow& row : table->rows) {
        SpeakerRow speaker;
        if (const std::string_view glob = CsvTable::cell(row, source); !glob.empty()) speaker.source = glob;
        speaker.label = CsvTable::cell(row, label);
        speaker.role = role_id(CsvTable::cell(row, role));
        if (speaker.label.empty())
            return refuse(row.line, "no speaker in this row", "write the label as in the file");
        if (std::find(kRoles.begin(), kRoles.end(), speaker.role) == kRoles.end()) {
            return refuse(
                row.line, "'" + speaker.role + "' is not a role",
                "use young-person, parent, service-provider, commissioner, interviewer, group or other");
        }
        if (speaker.role == "unknown") speaker.role = "ask";
        rows.push_back(std::move(speaker));
    }
    return rows;
}

}  // namespace evidex
