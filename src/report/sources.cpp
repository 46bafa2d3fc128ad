#include "report/sources.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

std::string title_of(const SourceRow& source) {
    return source.title.empty() ? std::string(file_name(source.path)) : source.title;
}

Json warnings_json(const SourceRow& source) {
    Json list = Json::array();
    for (const Warning& warning : source.warnings) {
        list.push_back({{"code", warning.code}, {"message", warning.message}, {"line", warning.line}});
    }
    return list;
}

std::string remarks(const SourceRow& source) {
    std::string text = source.failure;
    const auto add = [&](const std::string& remark) { text += (text.empty() ? "" : "; ") + remark; };
    if (!source.unknown_speakers.empty()) {
        std::string labels;
        for (const std::string& label : source.unknown_speakers)
            labels += (labels.empty() ? "" : ", ") + label;
        add("no role for: " + labels);
    }
    for (const Warning& warning : source.warnings) add(warning.message);
    return text;
}

Ink ink_of(const SourceRow& source) {
    if (source.status == "failed") return Ink::red;
    return source.status == "gone" ? Ink::yellow : Ink::plain;
}

void list_sources(std::string& out, std::string_view what, const std::vector<SourceRow>& sources,
                  const Look& look) {
    if (sources.empty()) return;
    out += fmt::format("{} ({}):\n", what, sources.size());
    for (const SourceRow& source : sources) {
        const std::string why = source.failure.empty() ? "" : ": " + source.failure;
        out += paragraph(source.path + why, {}, "  ", look);
    }
}

Json paths(const std::vector<SourceRow>& sources) {
    Json list = Json::array();
    for (const SourceRow& source : sources) list.push_back(source.path);
    return list;
}

}  // namespace

Table sources_table(const std::vector<SourceRow>& sources) {
    using For = Column::For;
    Table table;
    table.columns = {{"source", "Source"},
                     {"path", "Path", false, For::data},
                     {"id", "Id", false, For::data},
                     {"kind", "Kind"},
                     {"format", "Format", false, For::both, 1},
                     {"year", "Year", true, For::both, 1},
                     {"status", "Status"},
                     {"passages", "Passages", true},
                     {"tagged", "Tagged", true},
                     {"failure", "Failure", false, For::data},
                     {"unknown_speakers", "Speakers without role", false, For::data},
                     {"warnings", "Warnings", false, For::data},
                     {"remarks", "Remarks", false, For::people}};
    for (const SourceRow& source : sources) {
        const std::string notes = remarks(source);
        std::string labels;
        for (const std::string& label : source.unknown_speakers)
            labels += (labels.empty() ? "" : "|") + label;
        std::string warned;
        for (const Warning& warning : source.warnings)
            warned += (warned.empty() ? "" : "; ") + warning.message;
        table.rows.push_back({title_of(source), source.path, source.id, name_of(source.kind), source.format,
                              source.year ? Cell(*source.year, std::to_string(*source.year)) : Cell(),
                              Cell(source.status, source.status, ink_of(source)), source.passages,
                              source.tagged, source.failure, Cell(Json(source.unknown_speakers), labels),
                              Cell(warnings_json(source), warned), notes});
    }
    return table;
}

Table status_table(const StoreStatus& status, const std::string& path) {
    Table table;
    table.columns = {{"what", "What"}, {"value", "Value"}};
    const auto add = [&](const char* what, Cell value) { table.rows.push_back({what, std::move(value)}); };
    add("evidence base", path);
    add("size", Cell(status.bytes, bytes_text(status.bytes)));
    add("sources", status.sources);
    add("passages", status.passages);
    add("tags", status.tags);
    add("failed files", status.failures);
    if (status.decisions > 0) {
        add("decisions", Cell(status.decisions,
                              fmt::format("{} by {}", status.decisions, counted(status.coders, "coder"))));
        add("unresolved decisions", status.unresolved);
    }
    add("codebook", status.codebook_name);
    add("codebook digest", Cell(status.codebook_digest, short_digest(status.codebook_digest)));
    add("schema", std::int64_t{status.schema});
    if (!status.last_run) return table;
    const Run& run = *status.last_run;
    add("last run", fmt::format("{} {} on {}", run.command, run.id, run.started));
    add("last run ended", run.finished.empty() ? "not finished: run evidex ingest again" : run.finished);
    add("last run did", fmt::format("{} new, {} changed, {} same, {} failed, {} gone", run.added, run.changed,
                                    run.same, run.failed, run.gone));
    return table;
}

Json to_json(const Run& run) {
    return {{"run", run.id},
            {"command", run.command},
            {"started", run.started},
            {"finished", run.finished.empty() ? Json() : Json(run.finished)},
            {"codebook_digest", run.codebook_digest},
            {"version", run.version},
            {"added", run.added},
            {"changed", run.changed},
            {"same", run.same},
            {"failed", run.failed},
            {"gone", run.gone}};
}

Table changes_table(const Changes& changes, const Codebook& codebook) {
    Table table;
    table.columns = {{"component", "Id", false, Column::For::both, 1},
                     {"label", "Component"},
                     {"gained", "Gained", true},
                     {"lost", "Lost", true},
                     {"stance", "Stance changed", true},
                     {"total", "Tags now", true}};
    for (const ComponentChange& change : changes.components) {
        table.rows.push_back({Cell(change.component, change.component, Ink::dim),
                              label_of(codebook, change.component), change.gained, change.lost, change.stance,
                              change.total});
    }
    return table;
}

std::string changes_text(const Changes& changes, const Codebook& codebook, const Look& look) {
    const Run& run = changes.run;
    std::string out =
        fmt::format("Run {}, {}, {}{}: {} new, {} changed, {} same, {} failed, {} gone\n", run.id,
                    run.command, run.started, run.finished.empty() ? " (not finished)" : "", run.added,
                    run.changed, run.same, run.failed, run.gone);
    list_sources(out, "New", changes.added, look);
    list_sources(out, "Changed", changes.changed, look);
    list_sources(out, "Failed", changes.failed, look);
    list_sources(out, "Gone", changes.gone, look);
    return out + "\n" + to_text(changes_table(changes, codebook), look);
}

Json to_json(const Changes& changes) {
    Json json;
    json["run"] = to_json(changes.run);
    json["added"] = paths(changes.added);
    json["changed"] = paths(changes.changed);
    json["failed"] = paths(changes.failed);
    json["gone"] = paths(changes.gone);
    json["components"] = Json::array();
    for (const ComponentChange& change : changes.components) {
        json["components"].push_back({{"component", change.component},
                                      {"gained", change.gained},
                                      {"lost", change.lost},
                                      {"stance", change.stance},
                                      {"total", change.total}});
    }
    return json;
}

}  // namespace evidex
