#include "report/agreement.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/files.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

Cell cell(const Measure& measure, int digits) {
    return {measure.value ? Json(*measure.value) : Json(), measure_text(measure, digits)};
}

/// "0.74 (0.48–0.85)".
std::string with_interval(const Measure& measure, const BootstrapInterval& interval, int digits) {
    std::string text = measure_text(measure, digits);
    if (!measure.value) return text;
    if (interval.low)
        return text + fmt::format(" ({:.{}f} to {:.{}f})", *interval.low, digits, *interval.high, digits);
    return text + " (no interval: " + interval.undefined + ")";
}

std::string positives_text(const AgreementRow& row) {
    std::string text;
    for (std::size_t i = 0; i < row.coders.size(); ++i) {
        const std::int64_t positives = i < row.figures.positives.size() ? row.figures.positives[i] : 0;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", row.coders[i], positives);
    }
    return text;
}

std::string name_of_row(const AgreementRow& row, const Codebook& codebook) {
    return row.component.empty() ? "All together" : label_of(codebook, row.component);
}

}  // namespace

std::string measure_text(const Measure& measure, int digits) {
    return measure.value ? fmt::format("{:.{}f}", *measure.value, digits) : "n/a (" + measure.undefined + ")";
}

Table agreement_table(const std::vector<AgreementRow>& rows, const Codebook& codebook, int digits) {
    const bool pair = rows.empty() || rows.front().coders.size() == 2;
    Table table;
    table.columns = {{"component", "Component"},
                     {"units", "Units", true},
                     {"documents", "Sources", true, Column::For::both, 4},
                     {"positives", "Coded by"},
                     {"prevalence", "Share", true, Column::For::both, 5},
                     {"percent", "Agree", true},
                     {"chance_corrected", pair ? "Kappa (95 %)" : "Alpha (95 %)", true},
                     {"positive", "On coded", true},
                     {"ac1", "AC1", true, Column::For::both, 1},
                     {"bp", "BP", true, Column::For::both, 2}};
    for (const AgreementRow& row : rows) {
        const Agreement& figures = row.figures;
        if (figures.units == 0) continue;
        const Measure& corrected = pair ? figures.kappa : figures.alpha;
        table.rows.push_back({name_of_row(row, codebook), figures.units, figures.documents,
                              positives_text(row), cell(figures.prevalence, digits),
                              cell(figures.percent, digits),
                              Cell(corrected.value ? Json(*corrected.value) : Json(),
                                   with_interval(corrected, figures.interval, digits)),
                              cell(figures.positive, digits), cell(figures.ac1, digits),
                              cell(figures.brennan_prediger, digits)});
    }
    return table;
}

Table work_table(const std::vector<CoderWork>& work) {
    Table table;
    table.columns = {{"source", "Source"},
                     {"coder", "Coder"},
                     {"blind", "Blind", true},
                     {"assisted", "After suggestions", true},
                     {"informed", "After others' codes", true}};
    for (const CoderWork& row : work) {
        table.rows.push_back({Cell(row.path, std::string(file_name(row.path))), row.coder, row.blind,
                              row.assisted, row.informed});
    }
    return table;
}

Table missed_table(const std::vector<MissedEvidence>& missed, const Codebook& codebook, int digits) {
    Table table;
    table.columns = {{"component", "Component"},
                     {"tagged", "Tagged", true},
                     {"right", "Of those read, right"},
                     {"untagged", "Untagged", true},
                     {"found", "Of those read, missed"},
                     {"missed", "Missed, estimated", true},
                     {"recall", "Found (95 %)", true},
                     {"kappa", "Kappa, weighted", true, Column::For::both, 1},
                     {"left_out", "Unread, disputed", false, Column::For::both, 2}};
    for (const MissedEvidence& row : missed) {
        Stratum untagged;
        for (const Stratum& stratum : row.untagged) {
            untagged.size += stratum.size;
            untagged.read += stratum.read;
            untagged.found += stratum.found;
        }
        const Recall& recall = row.recall;
        const std::string share = recall.recall ? fmt::format("{:.{}f}", *recall.recall, digits) : "n/a";
        const std::string range =
            fmt::format(" ({:.{}f} to {:.{}f})", recall.low, digits, recall.high, digits);
        table.rows.push_back({label_of(codebook, row.component), row.tagged.size,
                              fmt::format("{} of {}", row.tagged.found, row.tagged.read), untagged.size,
                              fmt::format("{} of {}", untagged.found, untagged.read),
                              Cell(recall.missed, fmt::format("{:.0f}, at most {:.0f}", recall.missed,
                                                              std::floor(recall.missed_most))),
                              Cell(recall.recall ? Json(*recall.recall) : Json(), share + range),
                              Cell(row.kappa ? Json(*row.kappa) : Json(),
                                   row.kappa ? fmt::format("{:.{}f}", *row.kappa, digits) : "n/a"),
                              fmt::format("{}, {}", row.unread, row.disputed)});
    }
    return table;
}

}  // namespace evidex
