#include "report/explanation.hpp"

#include <fmt/format.h>

#include <array>

#include "report/words.hpp"

namespace evidex {
namespace {

Json span_json(Span span) {
    return {{"begin", span.begin}, {"end", span.end}};
}

Json row_json(const Row& row) {
    return {{"rule", row.id},       {"theme", row.theme},     {"file", file_of(row)}, {"line", row.line},
            {"weight", row.weight}, {"pattern", row.pattern}, {"note", row.note}};
}

Json hit_json(const Hit& hit, std::string_view text, const Codebook& codebook) {
    Json json = row_json(codebook.rows[hit.row]);
    json["begin"] = hit.span.begin;
    json["end"] = hit.span.end;
    json["text"] = slice(text, hit.span);
    json["parts"] = Json::array();
    for (const Span part : hit.parts) json["parts"].push_back(span_json(part));
    json["stance"] = name_of(hit.stance);
    json["modifiers"] = Json::array();
    for (const HitModifier& acting : hit.modifiers) {
        const Modifier& modifier = codebook.modifiers[acting.modifier];
        Json entry = span_json(acting.span);
        entry["modifier"] = modifier.id;
        entry["kind"] = name_of(modifier.kind);
        entry["text"] = slice(text, acting.span);
        entry["line"] = modifier.line;
        json["modifiers"].push_back(std::move(entry));
    }
    return json;
}

Json near_miss_json(const NearMiss& miss, const Codebook& codebook) {
    Json json = row_json(codebook.rows[miss.row]);
    json["reason"] = miss.reason;
    json["would_add"] = miss.would_add;
    json["parts"] = Json::array();
    for (const Span part : miss.parts) json["parts"].push_back(span_json(part));
    return json;
}

Json shares_json(const std::vector<WordShare>& shares, std::string_view text) {
    Json list = Json::array();
    for (const WordShare& share : shares) {
        Json entry = span_json(share.span);
        entry["text"] = slice(text, share.span);
        entry["weight"] = share.weight;
        list.push_back(std::move(entry));
    }
    return list;
}

Json component_json(const ComponentExplanation& found, std::string_view text, const Codebook& codebook) {
    const Component& component = codebook.components[found.component];
    Json json{{"component", component.id}, {"label", component.label},     {"tagged", found.tagged},
              {"score", found.score},      {"threshold", found.threshold}, {"stance", name_of(found.stance)},
              {"margin", found.margin},    {"because", Json::array()},     {"near_misses", Json::array()}};
    json["words_score"] = found.words_score;
    json["words"] = shares_json(found.words, text);
    json["stance_words_score"] = found.stance_words_score;
    json["stance_words"] = shares_json(found.stance_words, text);
    for (const Hit& hit : found.because) json["because"].push_back(hit_json(hit, text, codebook));
    for (const NearMiss& miss : found.near_misses) {
        json["near_misses"].push_back(near_miss_json(miss, codebook));
    }
    return json;
}

std::vector<Cell> row_cells(const Row& row, const std::string& component) {
    return {component,
            row.id,
            row.theme,
            fmt::format("{}:{}", file_of(row), row.line),
            {row.weight, fmt::format("{:+.1f}", row.weight)}};
}

}  // namespace

std::string_view name_of(ModifierKind kind) {
    constexpr std::array<std::string_view, 12> kNames{"negated", "norm",         "wish",      "hypothetical",
                                                      "past",    "other-person", "uncertain", "strain",
                                                      "praise",  "criticism",    "stop",      "pseudo"};
    return kNames[static_cast<std::size_t>(kind)];
}

Json explanation_json(const Explained& explained, const Codebook& codebook) {
    const PassageView& passage = explained.passage;
    Json json;
    json["text"] = passage.text;
    json["kind"] = name_of(passage.kind);
    json["section"] = name_of(passage.section);
    json["role"] = passage.role.empty() ? Json() : Json(passage.role);
    json["taggable"] = passage.taggable;
    json["codebook"] = {{"name", codebook.settings.name},
                        {"version", codebook.settings.version},
                        {"digest", codebook.digest}};
    json["components"] = Json::array();
    for (const ComponentExplanation& found : explained.components) {
        json["components"].push_back(component_json(found, passage.text, codebook));
    }
    return json;
}

Table explanation_table(const Explained& explained, const Codebook& codebook) {
    Table table;
    table.columns = {{"component", "Component"}, {"rule", "Row"},
                     {"theme", "Theme"},         {"place", "Place"},
                     {"weight", "Weight", true}, {"text", "Words"},
                     {"stance", "Stance"},       {"reason", "Did not fire because"}};
    for (const ComponentExplanation& found : explained.components) {
        const std::string& component = codebook.components[found.component].id;
        for (const Hit& hit : found.because) {
            table.rows.push_back(row_cells(codebook.rows[hit.row], component));
            table.rows.back().insert(table.rows.back().end(), {Cell(words_of(explained.passage.text, hit)),
                                                               Cell(name_of(hit.stance)), Cell("")});
        }
        for (const NearMiss& miss : found.near_misses) {
            table.rows.push_back(row_cells(codebook.rows[miss.row], component));
            table.rows.back().insert(table.rows.back().end(), {Cell(""), Cell(""), Cell(miss.reason)});
        }
    }
    return table;
}

std::string render(const Explained& explained, const Codebook& codebook, OutputFormat format,
                   const Look& look) {
    switch (format) {
        case OutputFormat::csv:
            return to_csv(explanation_table(explained, codebook));
        case OutputFormat::json:
            return print_json(explanation_json(explained, codebook));
        case OutputFormat::md:
            return to_markdown(explanation_table(explained, codebook));
        case OutputFormat::table:
            break;
    }
    return explanation_text(explained, codebook, look);
}

}  // namespace evidex
