#include "report/evidence_report_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "report/coverage.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

/// Labels of the components for which `is_meant`.
template <class Test>
std::vector<std::string> labels_where(const EvidenceReport& report, Test is_meant) {
    std::vector<std::string> labels;
    for (const ComponentReport& each : report.components) {
        if (is_meant(each)) labels.push_back(each.component.label);
    }
    return labels;
}

template <class Value>
const ComponentReport* component_with_most(const EvidenceReport& report, Value value) {
    const ComponentReport* most = nullptr;
    for (const ComponentReport& each : report.components) {
        if (most == nullptr || value(each) > value(*most)) most = &each;
    }
    return most;
}

std::string looked_at(const EvidenceReport& report) {
    return fmt::format(
        "{} in {} ({}, {}) were looked at; {} of them {}.", counted(report.passages, "passage"),
        counted(report.interviews + report.documents, "source"), counted(report.interviews, "interview"),
        counted(report.documents, "document"), count_text(report.found),
        report.found == 1 ? "holds evidence" : "hold evidence of at least one component");
}

/// Which components stand out by number and by stance.
void add_extremes(const EvidenceReport& report, std::vector<std::string>& sentences) {
    const ComponentReport* most =
        component_with_most(report, [](const ComponentReport& each) { return each.coverage.passages; });
    const ComponentReport* least =
        component_with_most(report, [](const ComponentReport& each) { return -each.coverage.passages; });
    if (most == nullptr || most->coverage.passages == least->coverage.passages) return;
    sentences.push_back(fmt::format("Most is said of {} ({}), least of {} ({}).", most->component.label,
                                    counted(most->coverage.passages, "passage"), least->component.label,
                                    counted(least->coverage.passages, "passage")));
    const auto balance = [](const ComponentReport& each) {
        return each.coverage.falls_short - each.coverage.meets;
    };
    const ComponentReport* missed = component_with_most(report, balance);
    const ComponentReport* met =
        component_with_most(report, [&](const ComponentReport& each) { return -balance(each); });
    const auto told = [](const ComponentReport& each) {
        return fmt::format("{} ({} fall short, {} meet)", each.component.label,
                           count_text(each.coverage.falls_short), count_text(each.coverage.meets));
    };
    if (balance(*missed) > 0)
        sentences.push_back("Services are most often said to fall short on " + told(*missed) + ".");
    if (balance(*met) < 0) sentences.push_back("They are most often said to do well on " + told(*met) + ".");
}

void add_amounts(const EvidenceReport& report, std::vector<std::string>& sentences) {
    const auto with = [&](std::string_view amount) {
        return labels_where(report,
                            [&](const ComponentReport& each) { return amount_of(each.coverage) == amount; });
    };
    const std::vector<std::string> empty = with("empty");
    const std::vector<std::string> thin = with("thin");
    if (!empty.empty()) sentences.push_back("Nothing was found on: " + joined(empty) + ".");
    if (!thin.empty()) sentences.push_back("Thin, from fewer than 3 sources: " + joined(thin) + ".");
    if (empty.empty() && thin.empty() && !report.components.empty()) {
        sentences.push_back(
            report.components.size() == 1
                ? "The component has evidence from at least 3 sources."
                : fmt::format("Each of the {} components has evidence from at least 3 sources.",
                              report.components.size()));
    }
}

void add_voices(const EvidenceReport& report, std::vector<std::string>& sentences) {
    std::vector<std::string> absent;
    for (const HeatColumn& column : report.roles.columns) {
        if (column.readable == 0) absent.push_back(column.label);
    }
    if (!absent.empty()) {
        sentences.push_back("Nobody was read in the role of: " + joined(absent) +
                            ". For these there was nothing to find, whatever they would say.");
    }
}

std::vector<Tally> most_first(std::vector<Tally> tallies) {
    std::stable_sort(tallies.begin(), tallies.end(),
                     [](const Tally& a, const Tally& b) { return a.passages > b.passages; });
    return tallies;
}

}  // namespace

std::vector<std::string> summary_of(const EvidenceReport& report) {
    std::vector<std::string> sentences{looked_at(report)};
    add_amounts(report, sentences);
    add_extremes(report, sentences);
    add_voices(report, sentences);
    if (report.evidence == Evidence::suggested && report.method.decisions == 0 && report.found > 0) {
        sentences.emplace_back("No person has reviewed the suggestions yet.");
    }
    return sentences;
}

std::string amount_text(const CoverageRow& row) {
    return fmt::format("{} in {} ({}, {})", counted(row.passages, "passage"), counted(row.sources, "source"),
                       counted(row.interviews, "interview"), counted(row.documents, "document"));
}

std::string stance_text(const CoverageRow& row) {
    return fmt::format("{} meet, {} fall short, {} neutral", count_text(row.meets),
                       count_text(row.falls_short), count_text(row.neutral));
}

std::string state_of(const EvidenceReport& report) {
    std::string state = "The base as of " + date_text(report.method.last_run);
    if (!report.method.chosen.empty()) state += " · only " + report.method.chosen;
    return state;
}

std::string voice_label(std::string_view voice) {
    return voice.empty() || voice == "unknown" ? "role unknown" : spoken(voice);
}

std::vector<Tally> voices_of(const ComponentReport& component) {
    std::vector<Tally> voices;
    voices.reserve(component.coverage.roles.size() + 1);
    for (const auto& [role, passages] : component.coverage.roles)
        voices.push_back({voice_label(role), passages});
    if (component.in_writing > 0) voices.push_back({"in writing", component.in_writing});
    return most_first(std::move(voices));
}

std::vector<Tally> themes_of(const ComponentReport& component) {
    std::vector<Tally> themes;
    themes.reserve(component.themes.size());
    for (const ThemeCount& theme : component.themes) themes.push_back({theme.label, theme.passages});
    return most_first(std::move(themes));
}

std::string tallies_text(const std::vector<Tally>& tallies) {
    std::vector<std::string> parts;
    parts.reserve(tallies.size());
    for (const Tally& tally : tallies) parts.push_back(tally.name + " " + count_text(tally.passages));
    return joined(parts, ", ");
}

std::string title_of(const Quote& quote) {
    std::string title = quote.title.empty() ? std::string(file_name(quote.path)) : quote.title;
    return quote.year ? fmt::format("{} ({})", title, *quote.year) : title;
}

std::string spot_of(const Quote& quote) {
    std::string spot;
    const auto add = [&](const std::string& text) { spot += (spot.empty() ? "" : " · ") + text; };
    if (!quote.heading.empty() && quote.heading != quote.title) add(quote.heading);
    if (quote.page > 0) add(fmt::format("p. {}", quote.page));
    if (quote.millis >= 0) add(clock_text(quote.millis));
    return spot;
}

std::string saturation_text(const EvidenceReport& report) {
    if (report.saturation.empty()) return {};
    const SaturationPoint& last = report.saturation.back();
    std::size_t newest = 0;
    for (const SaturationPoint& point : report.saturation) {
        if (point.fresh > 0) newest = point.sources;
    }
    return fmt::format(
        "{} different themes were met in {} sources. In the order in which the sources were read, the last "
        "one to "
        "bring a new theme was number {}. The line shows how many themes are to be expected from so many "
        "sources "
        "in random order, the band where 95 of 100 random orders lie. A codebook has only so many themes, so "
        "a "
        "flat line speaks of its themes, not of all that people could say.",
        last.seen, last.sources, newest);
}

std::string date_text(std::string_view time) {
    constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
    if (time.size() < 10 || time[4] != '-' || time[7] != '-') return std::string(time);
    const auto digit = [&](std::size_t at) { return static_cast<std::size_t>(time[at] - '0'); };
    const std::size_t month = digit(5) * 10 + digit(6);
    const std::size_t day = digit(8) * 10 + digit(9);
    if (month < 1 || month > 12 || day > 31) return std::string(time);
    return fmt::format("{} {} {}", day, kMonths[month - 1], time.substr(0, 4));
}

std::string tier_heading(std::string_view tier) {
    if (tier.empty()) return "Components";
    std::string heading = spoken(tier) + " components";
    if (heading[0] >= 'a' && heading[0] <= 'z') heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
    return heading;
}

std::vector<std::string> tiers_of(const EvidenceReport& report) {
    std::vector<std::string> tiers;
    for (const ComponentReport& each : report.components) {
        if (std::find(tiers.begin(), tiers.end(), each.component.tier) == tiers.end()) {
            tiers.push_back(each.component.tier);
        }
    }
    return tiers;
}

}  // namespace evidex
