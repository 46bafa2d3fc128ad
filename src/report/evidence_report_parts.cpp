#include "report/evidence_report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/coverage.hpp"
#include "report/evidence_report_quotes.hpp"
#include "report/evidence_report_words.hpp"
#include "report/svg.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

/// 0 for nothing, else 1 to 6; by square root, because a few components have most of the passages.
int heat_of(std::int64_t passages, std::int64_t most) {
    if (passages == 0) return 0;
    const double share = static_cast<double>(passages) / static_cast<double>(std::max<std::int64_t>(most, 1));
    return std::clamp(static_cast<int>(std::ceil(6 * std::sqrt(share))), 1, 6);
}

Markup heat_cell(std::int64_t passages, const HeatColumn& column, std::int64_t most) {
    if (column.readable == 0) {
        return element("td", {{"class", "unread"}},
                       element("span", {{"aria-hidden", "true"}}, words("–")) + unseen("nothing to read"));
    }
    return element("td", {{"class", fmt::format("heat h{}", heat_of(passages, most))}},
                   words(count_text(passages)));
}

Markup tally_table(const std::string& caption, const std::string& of, const std::vector<Tally>& tallies) {
    if (tallies.empty()) return {};
    std::int64_t most = 0;
    for (const Tally& tally : tallies) most = std::max(most, tally.passages);
    Markup rows;
    for (const Tally& tally : tallies) {
        rows +=
            element("tr", element("th", {{"scope", "row"}}, words(tally.name)) + number_cell(tally.passages) +
                              element("td", {{"class", "in-bar"}}, bar_in_cell(tally.passages, most)));
    }
    const Markup head = element(
        "tr",
        element("th", {{"scope", "col"}}, words(of)) +
            element("th", {{"scope", "col"}, {"class", "number"}, {"colspan", "2"}}, words("Passages")));
    return element("table", {{"class", "tally"}},
                   element("caption", words(caption)) + element("thead", head) + element("tbody", rows));
}

Markup source_link(const ChosenQuote& chosen) {
    const Quote& quote = chosen.quote;
    const std::string title = title_of(quote);
    if (chosen.source == 0) return element("cite", foreign(title));
    return element("cite", foreign(title)) + words(" ") +
           element("a", {{"href", fmt::format("#s{}", chosen.source)}, {"class", "reference"}},
                   unseen("source ") + words(std::to_string(chosen.source)));
}

Markup quote_figure(const ChosenQuote& chosen) {
    const Quote& quote = chosen.quote;
    const std::string stance(name_of(chosen.stance));
    Markup said = element("b", words(voice_label(voice_of(quote))));
    if (!quote.speaker.empty()) said += words(" · ") + foreign(quote.speaker);
    Markup where = source_link(chosen);
    if (const std::string spot = spot_of(quote); !spot.empty()) where += words(" · ") + foreign(spot);
    Markup inside;
    if (!quote.question.empty()) {
        inside += element("p", {{"class", "question"}, {"dir", "auto"}},
                          element("span", {{"class", "asked"}}, words("Asked: ")) + words(quote.question));
    }
    inside += element("blockquote", {{"dir", "auto"}}, element("p", words(quote.text)));
    inside += element("figcaption", element("span", {{"class", "says " + stance}}, words(spoken(stance))) +
                                        element("span", {{"class", "voice"}}, said) +
                                        element("span", {{"class", "where"}}, where));
    return element("figure", {{"class", "quote " + stance}}, inside);
}

}  // namespace

Markup paragraph_of(std::string_view text) {
    return element("p", words(text));
}

Markup list_of(const std::vector<std::string>& items) {
    Markup inside;
    for (const std::string& item : items) inside += element("li", words(item));
    return element("ul", inside);
}

std::string anchor_of(const ComponentReport& component) {
    return "c-" + component.component.id;
}

Markup link_to(const ComponentReport& component) {
    return element("a", {{"href", "#" + anchor_of(component)}}, words(component.component.label));
}

Markup number_cell(std::int64_t number) {
    return element("td", {{"class", "number"}}, words(count_text(number)));
}

Markup stance_figure(const ComponentReport& component, std::string_view place) {
    const CoverageRow& row = component.coverage;
    if (row.passages == 0) return element("p", {{"class", "stance-numbers"}}, words("no passage"));
    const ChartWords chart{std::string(place) + "-" + component.component.id,
                           "What is said of: " + component.component.label, stance_text(row) + "."};
    const auto key = [](const char* look, std::int64_t count, const char* what) {
        return element("span", {{"class", std::string("key ") + look}},
                       element("b", words(count_text(count))) + words(std::string(" ") + what));
    };
    return element("div", {{"class", "stance-figure"}},
                   stance_chart(chart, row.meets, row.falls_short, row.neutral) +
                       element("p", {{"class", "stance-numbers"}},
                               key("meets", row.meets, "meet") + words(" ") +
                                   key("falls-short", row.falls_short, "fall short") + words(" ") +
                                   key("neutral", row.neutral, "neutral")));
}

Markup scrolling(std::string_view name, const Markup& inside) {
    return element(
        "div",
        {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", std::string(name)}},
        inside);
}

Markup component_section(const EvidenceReport& report, const ComponentReport& component) {
    const CoverageRow& row = component.coverage;
    Markup facts = element("h3", words(component.component.label));
    if (!component.component.definition.empty()) {
        facts += element("p", {{"class", "definition"}}, words(component.component.definition));
    }
    facts +=
        element("p", {{"class", "amount"}}, words(amount_text(row))) + stance_figure(component, "stance");
    facts += element("div", {{"class", "gaps"}},
                     element("h4", words("Gaps")) + list_of(gaps_of(report, component)));
    if (row.passages > 0) {
        facts += element("div", {{"class", "tallies"}},
                         tally_table("Who says it", "Voice", voices_of(component)) +
                             tally_table("What it is about", "Theme", themes_of(component)));
    }
    Markup inside = element("div", {{"class", "facts"}}, facts);
    if (!component.quotes.empty()) {
        Markup quotes;
        for (const ChosenQuote& quote : component.quotes) quotes += quote_figure(quote);
        inside += element("h4", words("In their words")) + element("div", {{"class", "quotes"}}, quotes);
    }
    return element("section", {{"class", "component"}, {"id", anchor_of(component)}}, inside);
}

Markup heat_map(const EvidenceReport& report, const HeatMap& map, std::string_view name) {
    std::int64_t most = 0;
    for (const auto& row : map.cells) {
        for (const std::int64_t passages : row) most = std::max(most, passages);
    }
    Markup head = element("th", {{"scope", "col"}}, words("Component"));
    for (const HeatColumn& column : map.columns) {
        head += element("th", {{"scope", "col"}, {"class", "number"}},
                        words(column.label) +
                            element("span", {{"class", "read"}},
                                    words(column.readable == 0 ? std::string("none read")
                                                               : count_text(column.readable) + " read")));
    }
    Markup rows;
    for (std::size_t i = 0; i < report.components.size(); ++i) {
        Markup cells = element("th", {{"scope", "row"}}, link_to(report.components[i]));
        for (std::size_t j = 0; j < map.columns.size(); ++j) {
            cells += heat_cell(map.cells[i][j], map.columns[j], most);
        }
        rows += element("tr", cells);
    }
    return scrolling(name, element("table", {{"class", "map"}},
                                   element("caption", words(map.title)) +
                                       element("thead", element("tr", head)) + element("tbody", rows)));
}

}  // namespace evidex
