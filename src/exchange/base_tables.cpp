#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "evidex/export.hpp"
#include "exchange/voices.hpp"

namespace evidex {
namespace {

/// "1:02:03" for milliseconds.
std::string clock(std::int64_t millis) {
    const std::int64_t seconds = millis / 1'000;
    return fmt::format("{}:{:02}:{:02}", seconds / 3'600, seconds / 60 % 60, seconds % 60);
}

SheetCell optional(bool known, std::int64_t number) {
    return known ? SheetCell(number) : SheetCell();
}

std::string label_of(const Codebook& codebook, const std::string& component) {
    const std::size_t place = codebook.find_component(component);
    return place == Codebook::npos ? component : codebook.components[place].label;
}

bool is_tagged(const Quote& quote, const std::string& component) {
    return std::any_of(quote.tags.begin(), quote.tags.end(),
                       [&](const QuoteTag& tag) { return tag.component == component; });
}

/// The components of a passage that go out, in the order of the codebook.
std::vector<std::string> components_of(const Holdings& holdings, const Decided& decided, const Quote& quote,
                                       bool with_rejected = false) {
    std::set<std::string> wanted;
    const auto consider = [&](const std::string& component) {
        const Voices* voices = decided.find(quote.passage, component);
        const bool there = is_there(holdings.basis, is_tagged(quote, component), voices);
        if ((there || with_rejected) && is_meant(holdings, component)) wanted.insert(component);
    };
    for (const QuoteTag& tag : quote.tags) consider(tag.component);
    for (const auto& [component, voices] : decided.of(quote.passage)) consider(component);
    std::vector<std::string> ordered;
    for (const Component& component : holdings.codebook->components) {
        if (wanted.erase(component.id) > 0) ordered.push_back(component.id);
    }
    ordered.insert(ordered.end(), wanted.begin(), wanted.end());
    return ordered;
}

/// What people say of the stance, or else the engine.
std::optional<Stance> stance_of(const Quote& quote, const std::string& component, const Voices* voices) {
    if (voices != nullptr && voices->stance) return voices->stance;
    const auto tag = std::find_if(quote.tags.begin(), quote.tags.end(),
                                  [&](const QuoteTag& one) { return one.component == component; });
    if (tag == quote.tags.end()) return std::nullopt;
    return tag->stance;
}

/// A number that survives new runs: the beginning of the source's digest and the place.
std::string quote_id(const StoredText& text, Span span) {
    return fmt::format("{}:{}-{}", text.source_id.substr(0, 12), span.begin, span.end);
}

/// Calls `use(text, passage, number in the text)` for every passage that is meant.
template <class Use>
void for_each_chosen(const Holdings& holdings, Use use) {
    for (const StoredText& text : holdings.texts) {
        for (std::size_t i = 0; i < text.passages.size(); ++i) {
            if (holdings.passages.count(text.passages[i].quote.passage) > 0) use(text, text.passages[i], i);
        }
    }
}

/// Who decided what about a component, for the last columns.
std::vector<SheetCell> verdict_cells(const Voices* voices, bool tagged) {
    if (voices == nullptr) return {std::string("suggested"), {}, {}, {}, {}};
    std::string words;
    for (const std::string& part : voices->words) words += (words.empty() ? "" : " | ") + part;
    std::string state(voices->state());
    if (!tagged && state == "rejected") state = "not coded";
    return {state, joined(voices->coded), joined(voices->against), voices->time, words};
}

std::vector<SheetCell> quote_row(const StoredText& text, std::size_t number, const Holdings& holdings,
                                 const std::string& component, const Voices* voices) {
    const StoredPassage& passage = text.passages[number];
    const Quote& quote = passage.quote;
    const auto tag = std::find_if(quote.tags.begin(), quote.tags.end(),
                                  [&](const QuoteTag& one) { return one.component == component; });
    const bool tagged = tag != quote.tags.end();
    std::set<std::string> rules;
    std::set<std::string> terms;
    for (const StoredHit& hit : passage.hits) {
        if (hit.component != component) continue;
        rules.insert(hit.rule);
        terms.insert(hit.words);
    }
    const std::optional<Stance> stance = stance_of(quote, component, voices);
    std::vector<SheetCell> row{
        quote_id(text, passage.span),
        quote.passage,
        std::string(file_name(text.path)),
        text.title,
        optional(quote.year.has_value(), quote.year.value_or(0)),
        std::string(name_of(quote.kind)),
        std::string(name_of(quote.section)),
        quote.heading,
        optional(quote.page > 0, quote.page),
        quote.millis >= 0 ? SheetCell(clock(quote.millis)) : SheetCell(),
        quote.speaker,
        quote.role,
        component,
        label_of(*holdings.codebook, component),
        stance ? SheetCell(std::string(name_of(*stance))) : SheetCell(),
        tagged ? SheetCell(tag->score) : SheetCell(),
        std::int64_t{passage.span.begin},
        std::int64_t{passage.span.end},
        quote.text,
        number > 0 ? text.passages[number - 1].quote.text : std::string(),
        number + 1 < text.passages.size() ? text.passages[number + 1].quote.text : std::string(),
        joined(rules),
        joined(terms)};
    for (SheetCell& cell : verdict_cells(voices, tagged)) row.push_back(std::move(cell));
    return row;
}

}  // namespace

std::vector<Quote> quotes_of(const Holdings& holdings) {
    const Decided decided(holdings);
    std::vector<Quote> quotes;
    for_each_chosen(holdings, [&](const StoredText&, const StoredPassage& passage, std::size_t) {
        Quote quote = passage.quote;
        quote.tags.clear();
        for (const std::string& component : components_of(holdings, decided, passage.quote)) {
            const Voices* voices = decided.find(quote.passage, component);
            const Stance stance = stance_of(passage.quote, component, voices).value_or(Stance::neutral);
            quote.tags.push_back({component, stance, 0});
        }
        if (!quote.tags.empty()) quotes.push_back(std::move(quote));
    });
    return quotes;
}

Worksheet quotes_sheet(const Holdings& holdings) {
    const Decided decided(holdings);
    Worksheet sheet;
    sheet.name = "Quotes";
    sheet.header = {"quote_id",  "passage",        "source",        "title",      "year",    "kind",
                    "section",   "heading",        "page",          "time",       "speaker", "role",
                    "component", "label",          "stance",        "score",      "begin",   "end",
                    "quote",     "context_before", "context_after", "rule_ids",   "terms",   "status",
                    "coders",    "coders_against", "decided_at",    "coded_words"};
    sheet.widths = {24, 9, 24, 30, 7,  11, 11, 24, 7,  9,  14, 16, 22, 30,
                    12, 8, 9,  9,  80, 40, 40, 24, 30, 12, 16, 16, 22, 40};
    const bool all = holdings.basis == Basis::everything;
    for_each_chosen(holdings, [&](const StoredText& text, const StoredPassage& passage, std::size_t number) {
        for (const std::string& component : components_of(holdings, decided, passage.quote, all)) {
            sheet.rows.push_back(
                quote_row(text, number, holdings, component, decided.find(passage.quote.passage, component)));
        }
    });
    return sheet;
}

Worksheet matrix_sheet(const Holdings& holdings, bool counts) {
    const Decided decided(holdings);
    std::vector<std::string> components;
    for (const Component& component : holdings.codebook->components) {
        if (is_meant(holdings, component.id)) components.push_back(component.id);
    }
    std::map<std::string, std::map<std::string, std::int64_t>> table;  // source, component
    for_each_chosen(holdings, [&](const StoredText& text, const StoredPassage& passage, std::size_t) {
        auto& row = table[text.path];
        for (const std::string& component : components_of(holdings, decided, passage.quote)) {
            ++row[component];
        }
    });
    Worksheet sheet;
    sheet.name = counts ? "Counts" : "Yes and no";
    sheet.header = {"source", "title", "kind", "year"};
    sheet.header.insert(sheet.header.end(), components.begin(), components.end());
    sheet.widths = {28, 60, 11, 7};
    for (const std::string& component : components) {
        sheet.widths.push_back(static_cast<double>(component.size()) + 4);  // and the filter's arrow
    }
    for (const StoredText& text : holdings.texts) {
        const auto found = table.find(text.path);
        if (found == table.end() || text.passages.empty()) continue;
        const Quote& quote = text.passages.front().quote;
        std::vector<SheetCell> row{std::string(file_name(text.path)), text.title,
                                   std::string(name_of(quote.kind)),
                                   optional(quote.year.has_value(), quote.year.value_or(0))};
        for (const std::string& component : components) {
            const std::int64_t count = found->second[component];
            row.emplace_back(counts ? count : std::int64_t{count > 0});
        }
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

Worksheet codebook_sheet(const Codebook& codebook) {
    Worksheet sheet;
    sheet.name = "Codebook";
    sheet.header = {"component", "tier", "label", "definition", "include", "exclude"};
    sheet.widths = {26, 14, 36, 60, 60, 60};
    for (const Component& one : codebook.components) {
        sheet.rows.push_back({one.id, one.tier, one.label, one.definition, one.include, one.exclude});
    }
    return sheet;
}

}  // namespace evidex
