#include <fmt/format.h>

#include <algorithm>

#include "report/agreement.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

std::string heading(const std::string& text, OutputFormat format, const Look& look) {
    return format == OutputFormat::md ? "\n## " + text + "\n\n" : "\n" + paint(text, Ink::bold, look) + "\n";
}

std::string note(const std::string& text, const Look& look) {
    return paragraph(text, {}, "", look);
}

bool says_something(const std::vector<AgreementRow>& rows) {
    return std::any_of(rows.begin(), rows.end(),
                       [](const AgreementRow& row) { return row.figures.units > 0; });
}

/// Mean of kappa (or alpha) over the components, and those that it leaves out.
std::string mean_text(const std::vector<AgreementRow>& rows, const Codebook& codebook, int digits) {
    double sum = 0;
    int count = 0;
    std::string without;
    for (const AgreementRow& row : rows) {
        if (row.component.empty()) continue;
        const Measure& measure = row.coders.size() == 2 ? row.figures.kappa : row.figures.alpha;
        if (measure.value) {
            sum += *measure.value;
            ++count;
        } else {
            without += (without.empty() ? "" : "; ") + label_of(codebook, row.component);
        }
    }
    if (count == 0) return "No component has a value.";
    std::string text =
        fmt::format("Mean over {}: {:.{}f}.", counted(count, "component"), sum / count, digits);
    if (!without.empty()) text += " Without a value, and not in the mean: " + without + ".";
    return text;
}

/// Where kappa rests on few codes, the counts themselves.
std::string few_positives_text(const std::vector<AgreementRow>& rows, const Codebook& codebook) {
    std::string text;
    for (const AgreementRow& row : rows) {
        if (!row.figures.few_positives || row.component.empty()) continue;
        text +=
            (text.empty() ? "Few positives, so read the counts: " : "; ") + label_of(codebook, row.component);
        if (const std::optional<Fourfold>& table = row.figures.table) {
            text += fmt::format(" (both {}, only {} {}, only {} {}, neither {})", table->both, row.coders[0],
                                table->only_a, row.coders[1], table->only_b, table->neither);
        }
    }
    return text.empty() ? text : text + ".";
}

/// The table of a part and what it rests on.
std::string part(const std::vector<AgreementRow>& rows, const ShownAgreement& shown, const Codebook& codebook,
                 OutputFormat format, const Look& look) {
    std::string out = render(agreement_table(rows, codebook, shown.digits), format, look) + "\n";
    std::int64_t left_out = 0;
    const BootstrapInterval* interval = nullptr;
    for (const AgreementRow& row : rows) {
        if (row.component.empty()) continue;
        left_out = std::max(left_out, row.figures.left_out);
        if (row.figures.interval.low) interval = &row.figures.interval;
    }
    std::string text = mean_text(rows, codebook, shown.digits);
    text += fmt::format(" Units: {}s; up to {} rated by fewer than two are left out.",
                        name_of(shown.report.unit), count_text(left_out));
    if (interval != nullptr) {
        text += fmt::format(" Intervals: whole sources drawn anew {} times (seed {}){}.",
                            count_text(interval->replicates), interval->seed,
                            interval->documents < 10
                                ? fmt::format("; from {} only", counted(interval->documents, "source"))
                                : "");
    }
    const std::string few = few_positives_text(rows, codebook);
    return out + (few.empty() ? few : note(few, look)) + note(text, look);
}

std::string spans_text(const std::vector<AgreementRow>& rows, const Codebook& codebook, int digits) {
    std::string out;
    for (const AgreementRow& row : rows) {
        if (!row.spans || row.spans->spans_a + row.spans->spans_b == 0) continue;
        out += fmt::format("{}: same ends {}, touching {}, characters shared {}, words F1 {}\n",
                           label_of(codebook, row.component), measure_text(row.spans->exact, digits),
                           measure_text(row.spans->overlap, digits),
                           measure_text(row.spans->intersection, digits),
                           measure_text(row.spans->token_f1, digits));
    }
    return out;
}

std::string engine_text(const ShownAgreement& shown, const Codebook& codebook, OutputFormat format,
                        const Look& look) {
    std::string out;
    const std::vector<AgreementRow>& rows = shown.report.engine;
    for (auto first = rows.begin(); first != rows.end();) {
        const auto last = std::find_if(first, rows.end(),
                                       [&](const AgreementRow& row) { return row.coders != first->coders; });
        const std::vector<AgreementRow> of_coder(first, last);
        first = last;
        if (!says_something(of_coder)) continue;
        out +=
            heading("The engine and " + of_coder.front().coders.front() + ", who coded blind", format, look);
        out += part(of_coder, shown, codebook, format, look);
    }
    return out;
}

std::string sample_text(const Sample& sample, const std::vector<MissedEvidence>& missed,
                        const Codebook& codebook, int digits, OutputFormat format, const Look& look) {
    std::string out = heading("What the engine missed", format, look);
    out += render(missed_table(missed, codebook, digits), format, look) + "\n";
    std::string text = fmt::format("A random sample of {} from {} (seed {}, {}):",
                                   counted(static_cast<std::int64_t>(sample.passages.size()), "passage"),
                                   count_text(sample.frame), sample.seed, sample.time.substr(0, 10));
    for (const SampleStratum& stratum : sample.strata) {
        text +=
            fmt::format(" {} {} of {};", stratum.name, count_text(stratum.drawn), count_text(stratum.size));
    }
    text.back() = '.';
    return out + note(text + " Each passage read stands for as many as were not. Intervals are conservative.",
                      look);
}

}  // namespace

std::string agreement_text(const ShownAgreement& shown, const Codebook& codebook, OutputFormat format,
                           const Look& look) {
    const AgreementReport& report = shown.report;
    std::string out;
    if (says_something(report.blind)) {
        out += heading("Coded blind", format, look) + part(report.blind, shown, codebook, format, look);
        const std::string spans = spans_text(report.blind, codebook, shown.digits);
        if (!spans.empty()) out += heading("How well the marked places fit", format, look) + spans;
    }
    if (says_something(report.assisted)) {
        out += heading("After seeing suggestions", format, look);
        out += part(report.assisted, shown, codebook, format, look);
        out += note(
            "Who has seen a suggestion tends to follow it: these figures say how suggestions were taken, "
            "not how well coders agree.",
            look);
    }
    out += engine_text(shown, codebook, format, look);
    for (const auto& [sample, missed] : shown.samples) {
        out += sample_text(sample, missed, codebook, shown.digits, format, look);
    }
    if (!report.work.empty()) {
        out += heading("Who rated what", format, look) + render(work_table(report.work), format, look);
    }
    if (!out.empty()) out.erase(0, 1);
    return out;
}

}  // namespace evidex
