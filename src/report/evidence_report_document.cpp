#include "report/evidence_report_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/coverage.hpp"
#include "report/evidence_report_quotes.hpp"
#include "report/evidence_report_words.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

using Cells = std::vector<std::vector<DocxRun>>;

Cells cells_of(const std::vector<std::string>& texts) {
    Cells cells;
    for (const std::string& text : texts) cells.push_back({DocxRun{text}});
    return cells;
}

std::string speaker_of(const Quote& quote) {
    const std::string voice = voice_label(voice_of(quote));
    return quote.speaker.empty() ? voice : voice + " · " + quote.speaker;
}

std::string source_of(const ChosenQuote& chosen) {
    return chosen.source == 0 ? title_of(chosen.quote)
                              : fmt::format("{} [{}]", title_of(chosen.quote), chosen.source);
}

class Writer {
public:
    explicit Writer(const EvidenceReport& report) : report_(report) {}

    DocxDocument write() {
        document_.title = report_.title;
        document_.time = report_.method.last_run;
        add_top();
        add_glance();
        add_maps();
        for (const std::string& tier : tiers_of(report_)) {
            add(ParagraphStyle::heading1, tier_heading(tier));
            for (const ComponentReport& component : report_.components) {
                if (component.component.tier == tier) add_component(component);
            }
        }
        add_saturation();
        add_method();
        add_sources();
        return std::move(document_);
    }

private:
    void add(ParagraphStyle style, std::string text) {
        document_.blocks.emplace_back(DocxParagraph{style, {{std::move(text)}}});
    }
    void add_list(const std::vector<std::string>& items) {
        for (const std::string& item : items) add(ParagraphStyle::bullet, item);
    }

    void add_top() {
        add(ParagraphStyle::title, report_.title);
        add(ParagraphStyle::subtitle, basis_of(report_));
        add(ParagraphStyle::normal, state_of(report_));
        add(ParagraphStyle::normal, std::string(kCareText));
    }

    void add_glance() {
        add(ParagraphStyle::heading1, "At a glance");
        add_list(summary_of(report_));
        DocxTable table;
        table.header = {"Component", "Passages", "Sources", "Meets", "Falls short", "Neutral"};
        table.widths = {7, 2, 2, 2, 2, 2};
        const bool is_poor = std::any_of(
            report_.components.begin(), report_.components.end(),
            [](const ComponentReport& component) { return !amount_of(component.coverage).empty(); });
        if (is_poor) table.header.emplace_back("Evidence");
        for (const ComponentReport& component : report_.components) {
            const CoverageRow& row = component.coverage;
            std::vector<std::string> cells{component.component.label,   count_text(row.passages),
                                           count_text(row.sources),     count_text(row.meets),
                                           count_text(row.falls_short), count_text(row.neutral)};
            if (is_poor) cells.emplace_back(amount_of(row));
            table.rows.push_back(cells_of(cells));
        }
        document_.blocks.emplace_back(std::move(table));
    }

    void add_map(const HeatMap& map) {
        if (map.columns.empty()) return;
        add(ParagraphStyle::heading2, map.title);
        DocxTable table;
        table.header = {"Component"};
        table.widths = {5};
        std::vector<std::string> read{"Passages read"};
        for (const HeatColumn& column : map.columns) {
            table.header.push_back(column.label);
            table.widths.push_back(2);
            read.push_back(column.readable == 0 ? "none" : count_text(column.readable));
        }
        table.rows.push_back(cells_of(read));
        for (std::size_t i = 0; i < report_.components.size(); ++i) {
            std::vector<std::string> row{report_.components[i].component.label};
            for (std::size_t j = 0; j < map.columns.size(); ++j) {
                row.push_back(map.columns[j].readable == 0 ? "–" : count_text(map.cells[i][j]));
            }
            table.rows.push_back(cells_of(row));
        }
        document_.blocks.emplace_back(std::move(table));
    }

    void add_maps() {
        add(ParagraphStyle::heading1, "Where the evidence is");
        add(ParagraphStyle::normal, std::string(kMapKey));
        add_map(report_.roles);
        add_map(report_.years);
    }

    void add_component(const ComponentReport& component) {
        const CoverageRow& row = component.coverage;
        add(ParagraphStyle::heading2, component.component.label);
        if (!component.component.definition.empty())
            add(ParagraphStyle::normal, component.component.definition);
        DocxParagraph amount{ParagraphStyle::normal, {{amount_text(row) + ".", true, false, false}}};
        if (row.passages > 0) amount.runs.push_back({" " + stance_text(row) + "."});
        document_.blocks.emplace_back(std::move(amount));
        if (row.passages > 0)
            add(ParagraphStyle::normal, "Who says it: " + tallies_text(voices_of(component)) + ".");
        if (const std::string themes = tallies_text(themes_of(component)); !themes.empty()) {
            add(ParagraphStyle::normal, "What it is about: " + themes + ".");
        }
        add(ParagraphStyle::heading3, "Gaps");
        add_list(gaps_of(report_, component));
        if (component.quotes.empty()) return;
        add(ParagraphStyle::heading3, "In their words");
        for (const ChosenQuote& chosen : component.quotes) add_quote(chosen);
    }

    void add_quote(const ChosenQuote& chosen) {
        const Quote& quote = chosen.quote;
        DocxParagraph said{ParagraphStyle::quote, {}};
        if (!quote.question.empty())
            said.runs.push_back({"Asked: " + quote.question + "\n", false, true, false});
        said.runs.push_back({quote.text});
        document_.blocks.emplace_back(std::move(said));
        std::string place =
            spoken(name_of(chosen.stance)) + " · " + speaker_of(quote) + " · " + source_of(chosen);
        if (const std::string spot = spot_of(quote); !spot.empty()) place += " · " + spot;
        add(ParagraphStyle::caption, place);
    }

    void add_saturation() {
        if (report_.saturation.empty()) return;
        add(ParagraphStyle::heading1, "New themes, source by source");
        add(ParagraphStyle::normal, saturation_text(report_));
    }

    void add_method() {
        add(ParagraphStyle::heading1, "Method");
        for (const MethodPart& part : method_of(report_)) {
            add(ParagraphStyle::heading2, part.heading);
            add(ParagraphStyle::normal, part.text);
        }
        const AgreementTable agreement = agreement_table(report_);
        if (!agreement.rows.empty()) {
            add(ParagraphStyle::heading2, "Agreement of coders");
            DocxTable table{agreement.columns, {}, {5, 2, 2, 2, 2, 2, 3, 2, 2}};
            for (const std::vector<std::string>& row : agreement.rows) table.rows.push_back(cells_of(row));
            document_.blocks.emplace_back(std::move(table));
        }
        add(ParagraphStyle::heading1, "Limits");
        add_list(limits_of(report_));
    }

    void add_sources() {
        add(ParagraphStyle::heading1, "Sources");
        DocxTable table;
        table.header = {"No.", "Source", "Kind", "Year", "Passages", "With evidence", "SHA-256"};
        table.widths = {2, 12, 4, 3, 4, 4, 6};
        for (std::size_t i = 0; i < report_.sources.size(); ++i) {
            const ReportSource& source = report_.sources[i];
            table.rows.push_back(
                cells_of({std::to_string(i + 1), source.title, std::string(name_of(source.kind)),
                          source.year ? std::to_string(*source.year) : "–", count_text(source.passages),
                          count_text(source.found), short_digest(source.id)}));
        }
        document_.blocks.emplace_back(std::move(table));
        if (report_.more_sources > 0) add(ParagraphStyle::normal, more_sources_text(report_));
    }

    const EvidenceReport& report_;
    DocxDocument document_;
};

}  // namespace

DocxDocument evidence_report_document(const EvidenceReport& report) {
    return Writer(report).write();
}

}  // namespace evidex
