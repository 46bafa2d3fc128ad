#include <fmt/format.h>

#include "report/coverage.hpp"
#include "report/evidence_report_parts.hpp"
#include "report/evidence_report_words.hpp"
#include "report/svg.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

constexpr std::string_view kStyle =
#include "evidence_report_style.inc"
    ;

Markup top(const EvidenceReport& report) {
    Markup inside = element(
        "p", {{"class", "kind"}},
        words("Codebook ") + foreign(report.method.codebook_name + " " + report.method.codebook_version));
    inside += element("h1", words(report.title));
    inside += element("p", {{"class", "basis"}}, words(basis_of(report)));
    inside += element("p", {{"class", "state"}}, words(state_of(report)));
    inside += element("p", {{"class", "care"}}, words(kCareText));
    return element("header", inside);
}

Markup contents(const EvidenceReport& report) {
    const auto item = [](std::string_view address, std::string_view text) {
        return element("li", element("a", {{"href", std::string(address)}}, words(text)));
    };
    Markup items = item("#glance", "At a glance") + item("#where", "Where the evidence is");
    for (const ComponentReport& component : report.components) items += element("li", link_to(component));
    if (!report.saturation.empty()) items += item("#themes", "New themes, source by source");
    items += item("#method", "Method") + item("#limits", "Limits") + item("#sources", "Sources");
    return element("nav", {{"aria-labelledby", "contents"}},
                   element("h2", {{"id", "contents"}}, words("Contents")) + element("ol", items));
}

Markup card(const ComponentReport& component) {
    const CoverageRow& row = component.coverage;
    const std::string amount(amount_of(row));
    Markup inside = element("h4", link_to(component));
    Markup count = element("b", words(count_text(row.passages))) +
                   words(row.passages == 1 ? " passage in " : " passages in ") +
                   words(counted(row.sources, "source"));
    if (!amount.empty()) count += words(" ") + element("span", {{"class", "flag"}}, words(amount));
    inside += element("p", {{"class", "count"}}, count);
    if (row.passages > 0) {
        inside += stance_figure(component, "card");
        inside += element("p", {{"class", "small"}}, words(tallies_text(voices_of(component))));
    }
    return element("li", {{"class", "card"}}, inside);
}

Markup glance(const EvidenceReport& report) {
    Markup inside = element("h2", words("At a glance")) + list_of(summary_of(report));
    for (const std::string& tier : tiers_of(report)) {
        Markup cards;
        int count = 0;
        for (const ComponentReport& component : report.components) {
            if (component.component.tier != tier) continue;
            cards += card(component);
            ++count;
        }
        inside += element("h3", words(tier_heading(tier))) +
                  element("ol", {{"class", count % 4 == 0 ? "cards by4" : "cards"}}, cards);
    }
    return element("section", {{"id", "glance"}}, inside);
}

Markup coverage_figures(const EvidenceReport& report) {
    Markup head;
    for (const char* name : {"Component", "Passages", "Sources", "Interviews", "Documents", "Meets",
                             "Falls short", "Neutral", "Evidence"}) {
        const bool is_text = head.html.empty() || std::string_view(name) == "Evidence";
        head += element(
            "th", is_text ? Attributes{{"scope", "col"}} : Attributes{{"scope", "col"}, {"class", "number"}},
            words(name));
    }
    Markup rows;
    for (const ComponentReport& component : report.components) {
        const CoverageRow& row = component.coverage;
        Markup cells = element("th", {{"scope", "row"}}, link_to(component));
        for (const std::int64_t number : {row.passages, row.sources, row.interviews, row.documents, row.meets,
                                          row.falls_short, row.neutral}) {
            cells += number_cell(number);
        }
        const std::string_view amount = amount_of(row);
        rows += element("tr", cells + element("td", words(amount)));
    }
    return scrolling("Coverage", element("table", {{"class", "numbers"}, {"id", "coverage"}},
                                         element("caption", words("How much evidence each component has")) +
                                             element("thead", element("tr", head)) + element("tbody", rows)));
}

Markup where_it_is(const EvidenceReport& report) {
    Markup inside = element("h2", words("Where the evidence is"));
    inside += element("p", {{"class", "small"}},
                      words("The stronger the colour, the more passages. ") + words(kMapKey));
    inside += heat_map(report, report.roles, "Evidence by voice");
    if (!report.years.columns.empty()) inside += heat_map(report, report.years, "Evidence by year");
    inside += coverage_figures(report);
    return element("section", {{"id", "where"}}, inside);
}

Markup tier_sections(const EvidenceReport& report) {
    Markup out;
    for (const std::string& tier : tiers_of(report)) {
        Markup inside = element("h2", words(tier_heading(tier)));
        for (const ComponentReport& component : report.components) {
            if (component.component.tier == tier) inside += component_section(report, component);
        }
        out += element("section", {{"class", "tier"}}, inside);
    }
    return out;
}

Markup saturation_table(const EvidenceReport& report) {
    constexpr std::size_t kRows = 8;
    const std::size_t all = report.saturation.size();
    Markup rows;
    for (std::size_t i = 1; i <= std::min(kRows, all); ++i) {
        const SaturationPoint& point = report.saturation[i * all / std::min(kRows, all) - 1];
        rows += element(
            "tr",
            element("th", {{"scope", "row"}, {"class", "number"}}, words(std::to_string(point.sources))) +
                number_cell(static_cast<std::int64_t>(point.seen)) +
                element("td", {{"class", "number"}}, words(fmt::format("{:.1f}", point.mean))) +
                element("td", {{"class", "number"}},
                        words(fmt::format("{:.0f} to {:.0f}", point.low, point.high))));
    }
    Markup head;
    for (const char* name : {"Sources", "Themes as read", "Expected", "95 of 100 orders"}) {
        head += element("th", {{"scope", "col"}, {"class", "number"}}, words(name));
    }
    return element("table", {{"class", "numbers"}},
                   element("caption", words("Some points of the curve")) +
                       element("thead", element("tr", head)) + element("tbody", rows));
}

Markup saturation(const EvidenceReport& report) {
    if (report.saturation.empty()) return {};
    BandChart chart;
    chart.x_label = "sources";
    chart.y_label = "different themes";
    for (const SaturationPoint& point : report.saturation)
        chart.points.push_back({point.mean, point.low, point.high});
    const SaturationPoint& last = report.saturation.back();
    const ChartWords drawn{
        "curve", "New themes, source by source",
        fmt::format("A curve that rises from 0 to {:.0f} themes over {} sources. Points of it stand "
                    "in the table below.",
                    last.mean, last.sources)};
    return element(
        "section", {{"id", "themes"}},
        element("h2", words("New themes, source by source")) + paragraph_of(saturation_text(report)) +
            element("div", {{"class", "figure"}}, band_chart(drawn, chart)) + saturation_table(report));
}

Markup agreement(const EvidenceReport& report) {
    const AgreementTable table = agreement_table(report);
    if (table.rows.empty()) return {};
    Markup head;
    for (const std::string& column : table.columns) {
        head += element("th", {{"scope", "col"}, {"class", "number"}}, words(column));
    }
    Markup rows;
    for (const std::vector<std::string>& row : table.rows) {
        Markup cells = element("th", {{"scope", "row"}}, words(row[0]));
        for (std::size_t i = 1; i < row.size(); ++i)
            cells += element("td", {{"class", "number"}}, words(row[i]));
        rows += element("tr", cells);
    }
    return element("h3", words("Agreement of coders")) +
           scrolling("Agreement of coders",
                     element("table", {{"class", "numbers"}},
                             element("caption", words("Passages that two coders or more judged blind, "
                                                      "without seeing suggestions or each other")) +
                                 element("thead", element("tr", head)) + element("tbody", rows)));
}

Markup method(const EvidenceReport& report) {
    Markup inside = element("h2", words("Method"));
    for (const MethodPart& part : method_of(report)) {
        inside += element("h3", words(part.heading)) + paragraph_of(part.text);
    }
    return element("section", {{"id", "method"}}, inside + agreement(report)) +
           element("section", {{"id", "limits"}},
                   element("h2", words("Limits")) + list_of(limits_of(report)));
}

Markup sources(const EvidenceReport& report) {
    Markup rows;
    for (std::size_t i = 0; i < report.sources.size(); ++i) {
        const ReportSource& source = report.sources[i];
        rows += element("tr", {{"id", fmt::format("s{}", i + 1)}},
                        element("td", {{"class", "number"}}, words(std::to_string(i + 1))) +
                            element("th", {{"scope", "row"}}, foreign(source.title)) +
                            element("td", words(name_of(source.kind))) +
                            element("td", words(source.year ? std::to_string(*source.year) : "–")) +
                            element("td", words(source.format)) + number_cell(source.passages) +
                            number_cell(source.found) +
                            element("td", {{"class", "digest"}}, words(short_digest(source.id))));
    }
    Markup head;
    for (const char* name :
         {"No.", "Source", "Kind", "Year", "Format", "Passages", "With evidence", "SHA-256"}) {
        head += element("th", {{"scope", "col"}}, words(name));
    }
    Markup inside = element("h2", words("Sources"));
    inside +=
        scrolling("Sources", element("table", {{"class", "numbers sources"}},
                                     element("caption", words("What was looked at")) +
                                         element("thead", element("tr", head)) + element("tbody", rows)));
    if (report.more_sources > 0) {
        inside += paragraph_of(more_sources_text(report));
    }
    return element("section", {{"id", "sources"}}, inside);
}

}  // namespace

std::string evidence_report_html(const EvidenceReport& report) {
    const Markup main = element("main", {{"id", "main"}},
                                glance(report) + where_it_is(report) + tier_sections(report) +
                                    saturation(report) + method(report) + sources(report));
    const Markup foot =
        element("footer",
                paragraph_of("Made by evidex " + report.method.version +
                             " on the researchers' own machine. This file loads nothing and runs nothing."));
    const Markup skip = element("a", {{"class", "skip"}, {"href", "#main"}}, words("Skip to the report"));
    return html_page(report.title, kStyle,
                     skip + svg_patterns() + top(report) + contents(report) + main + foot);
}

}  // namespace evidex
