#include "report/ingest.hpp"

#include <fmt/format.h>

#include "report/words.hpp"

namespace evidex {
namespace {

/// The message with its place, without the path that stands before it anyway.
std::string reason_of(const IngestFailure& failure) {
    Error error = failure.error;
    error.file.clear();
    if (error.line > 0) error.message = fmt::format("line {}: {}", error.line, error.message);
    return error.message;
}

}  // namespace

std::string ingest_text(const IngestReport& report, const Look& look) {
    const std::int64_t failed = std::ssize(report.failures);
    const std::int64_t copies = std::ssize(report.copies);
    const std::int64_t all = report.added + report.changed + report.same + failed + copies;
    std::string out = fmt::format("{}: {} new, {} changed, {} same, {} failed", counted(all, "file"),
                                  count_text(report.added), count_text(report.changed),
                                  count_text(report.same), count_text(failed));
    if (report.gone > 0) out += fmt::format(", {} gone (their evidence stays)", count_text(report.gone));
    if (copies > 0) out += fmt::format(", {}", copies == 1 ? "1 copy" : count_text(copies) + " copies");
    if (!report.skipped.empty()) {
        out +=
            fmt::format("; {} left alone that are no documents", counted(std::ssize(report.skipped), "file"));
    }
    out += "\n";
    if (report.added + report.changed + report.gone + failed + copies == 0 && !report.interrupted) {
        out += "Nothing has changed.\n";
    }
    if (failed > 0) out += "\nFailed:\n";
    for (const IngestFailure& failure : report.failures) {
        out += paragraph(failure.path + ": " + paint(reason_of(failure), Ink::red, look), {}, "  ", look);
        if (!failure.error.advice.empty()) out += paragraph("→ " + failure.error.advice, {}, "    ", look);
    }
    if (copies > 0) out += "\nCopies, counted once:\n";
    for (const IngestCopy& copy : report.copies) {
        out += paragraph(copy.path + " holds the same as " + copy.original, {}, "  ", look);
    }
    return out;
}

Table failures_table(const IngestReport& report) {
    Table table;
    table.columns = {{"path", "File"}, {"reason", "Reason"}, {"advice", "What to do"}};
    for (const IngestFailure& failure : report.failures) {
        table.rows.push_back({failure.path, reason_of(failure), failure.error.advice});
    }
    return table;
}

Json to_json(const IngestReport& report) {
    Json json{{"added", report.added},
              {"changed", report.changed},
              {"same", report.same},
              {"failed", std::ssize(report.failures)},
              {"gone", report.gone},
              {"interrupted", report.interrupted},
              {"failures", to_json(failures_table(report))},
              {"copies", Json::array()},
              {"skipped", report.skipped}};
    for (const IngestCopy& copy : report.copies) {
        json["copies"].push_back({{"path", copy.path}, {"original", copy.original}});
    }
    return json;
}

}  // namespace evidex
