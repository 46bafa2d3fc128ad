#include <fmt/format.h>

#include "base/strings.hpp"
#include "report/coverage.hpp"
#include "report/evidence_report_words.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

std::string stance_gap(const CoverageRow& row) {
    constexpr std::int64_t kEnough = 5;
    if (row.passages < kEnough) return {};
    if (row.falls_short == row.passages) {
        return fmt::format("One-sided: all {} passages say that it falls short. Look for counter-examples.",
                           count_text(row.passages));
    }
    if (row.meets == row.passages) {
        return fmt::format("One-sided: all {} passages say that it is met. Look for counter-examples.",
                           count_text(row.passages));
    }
    if (row.neutral == row.passages) {
        return fmt::format("No passage of {} says whether services meet it or fall short.",
                           count_text(row.passages));
    }
    return {};
}

std::string voice_gap(const ComponentReport& component) {
    const CoverageRow& row = component.coverage;
    if (row.roles.empty()) return "Nobody speaks of it: all passages are written.";
    if (row.roles.size() == 1 && component.in_writing == 0) {
        return "One voice: all passages are said in the role of " + spoken(row.roles[0].first) + ".";
    }
    return {};
}

std::string source_gap(const ComponentReport& component) {
    const CoverageRow& row = component.coverage;
    if (row.sources < 2 || component.largest * 2 <= row.passages) return {};
    return fmt::format("{} of {} passages come from one source, “{}”.", count_text(component.largest),
                       count_text(row.passages), component.largest_source);
}

std::string age_gap(const EvidenceReport& report, const ComponentReport& component) {
    constexpr int kOld = 5;
    if (!component.newest || !report.newest || *component.newest + kOld >= *report.newest) return {};
    return fmt::format("Nothing newer than {}, while there are sources of {}.", *component.newest,
                       *report.newest);
}

std::string silence_gap(const EvidenceReport& report, const ComponentReport& component) {
    std::vector<std::string> silent;
    const auto row = static_cast<std::size_t>(&component - report.components.data());
    for (std::size_t i = 0; i < report.roles.columns.size(); ++i) {
        const HeatColumn& column = report.roles.columns[i];
        if (column.readable > 0 && report.roles.cells[row][i] == 0) {
            silent.push_back(fmt::format("{} ({} read)", column.label, counted(column.readable, "passage")));
        }
    }
    return silent.empty() ? std::string() : "Read, but nothing found: " + joined(silent) + ".";
}

std::string theme_gap(const ComponentReport& component) {
    std::vector<std::string> empty;
    for (const ThemeCount& theme : component.themes) {
        if (theme.passages == 0) empty.push_back(theme.label);
    }
    return empty.empty() ? std::string() : "No passage on the theme: " + joined(empty) + ".";
}

std::string review_gap(const EvidenceReport& report, const ComponentReport& component) {
    const std::int64_t all = component.coverage.passages;
    const bool is_said_once = report.method.decisions == 0;
    if (report.evidence != Evidence::suggested || component.decided == all || is_said_once) return {};
    if (component.decided == 0) return counted(all, "suggestion") + ", none reviewed by a person.";
    return fmt::format("{} of {} reviewed by a person.", count_text(component.decided),
                       counted(all, "suggestion"));
}

}  // namespace

std::vector<std::string> gaps_of(const EvidenceReport& report, const ComponentReport& component) {
    const CoverageRow& row = component.coverage;
    const std::string_view amount = amount_of(row);
    if (amount == "empty") {
        return {
            report.passages == 0
                ? std::string("Nothing to read: no passage was looked at.")
                : fmt::format("Empty: nothing found in {}. That is a gap in what was read, not in the world.",
                              counted(report.passages, "passage"))};
    }
    std::vector<std::string> gaps;
    if (amount == "thin") {
        gaps.push_back(
            fmt::format("Thin: {} in {}.", counted(row.passages, "passage"), counted(row.sources, "source")));
    }
    for (std::string gap :
         {source_gap(component), voice_gap(component), stance_gap(row), age_gap(report, component),
          silence_gap(report, component), theme_gap(component), review_gap(report, component)}) {
        if (!gap.empty()) gaps.push_back(std::move(gap));
    }
    if (gaps.empty()) gaps.emplace_back("None by the rules under Method.");
    return gaps;
}

}  // namespace evidex
