#include "serve/codebook_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/words.hpp"
#include "serve/body.hpp"

namespace evidex {
namespace {

const char* name_of(Match match) {
    constexpr std::array<const char*, 4> kNames{"inflect", "exact", "stem", "case"};
    return kNames[static_cast<std::size_t>(match)];
}

const char* name_of(RowStatus status) {
    constexpr std::array<const char*, 3> kNames{"active", "trial", "retired"};
    return kNames[static_cast<std::size_t>(status)];
}

std::int64_t count_rows(const Codebook& codebook, std::size_t component, RowKind kind) {
    return std::count_if(codebook.rows.begin(), codebook.rows.end(), [&](const Row& row) {
        return row.component == component && row.kind == kind && row.status != RowStatus::retired;
    });
}

}  // namespace

Json component_json(const Component& component) {
    Json json{{"id", component.id},
              {"label", component.label},
              {"tier", component.tier},
              {"definition", component.definition},
              {"include", component.include},
              {"exclude", component.exclude},
              {"threshold", component.threshold},
              {"themes", Json::array()}};
    for (const Theme& theme : component.themes) {
        json["themes"].push_back({{"id", theme.id}, {"label", theme.label}});
    }
    return json;
}

Json row_json(const Row& row, const Codebook& codebook) {
    Json stance;
    if (row.stance) stance = std::string(evidex::name_of(*row.stance));
    return {{"id", row.id},
            {"kind", row.kind == RowKind::term ? "term" : "rule"},
            {"component", codebook.components[row.component].id},
            {"theme", row.theme},
            {"pattern", row.pattern},
            {"match", name_of(row.match)},
            {"weight", row.weight},
            {"stance", std::move(stance)},
            {"only_if", row.only_if},
            {"not_if", row.not_if},
            {"where", row.where},
            {"status", name_of(row.status)},
            {"file", file_of(row)},
            {"line", row.line},
            {"must", row.must},
            {"must_not", row.must_not}};
}

Json codebook_json(const Codebook& codebook, std::size_t component) {
    Json json{{"command", "evidex codebook show"},
              {"name", codebook.settings.name},
              {"version", codebook.settings.version},
              {"digest", codebook.digest},
              {"folder", codebook.directory},
              {"components", Json::array()},
              {"rows", Json::array()}};
    for (std::size_t i = 0; i < codebook.components.size(); ++i) {
        Json one = component_json(codebook.components[i]);
        one["terms"] = count_rows(codebook, i, RowKind::term);
        one["rules"] = count_rows(codebook, i, RowKind::rule);
        json["components"].push_back(std::move(one));
    }
    if (component == Codebook::npos) return json;
    json["command"] = "evidex codebook show " + codebook.components[component].id;
    for (const Row& row : codebook.rows) {
        if (row.component == component) json["rows"].push_back(row_json(row, codebook));
    }
    return json;
}

Result<RowEdit> row_edit(const Json& json) {
    RowEdit edit;
    const std::array<std::pair<const char*, std::string RowEdit::*>, 7> optional{
        {{"id", &RowEdit::id},
         {"match", &RowEdit::match},
         {"stance", &RowEdit::stance},
         {"only_if", &RowEdit::only_if},
         {"not_if", &RowEdit::not_if},
         {"where", &RowEdit::where},
         {"status", &RowEdit::status}}};
    for (const auto& [name, member] : optional) {
        Result<std::string> text = optional_text_in(json, name);
        if (!text) return text.error();
        edit.*member = std::move(*text);
    }
    const std::array<std::pair<const char*, std::string RowEdit::*>, 3> required{
        {{"component", &RowEdit::component}, {"theme", &RowEdit::theme}, {"pattern", &RowEdit::pattern}}};
    for (const auto& [name, member] : required) {
        Result<std::string> text = text_in(json, name);
        if (!text) return text.error();
        edit.*member = std::move(*text);
    }
    const Result<std::string> kind = text_in(json, "kind");
    if (!kind) return kind.error();
    if (*kind != "term" && *kind != "rule") {
        return make_error(ErrorCode::usage, "'kind' must be term or rule");
    }
    edit.kind = *kind == "term" ? RowKind::term : RowKind::rule;
    const auto weight = json.find("weight");
    if (weight == json.end() || !weight->is_number()) {
        return make_error(ErrorCode::usage, "'weight' in the request is missing or is not a number");
    }
    edit.weight = fmt::format("{}", weight->get<double>());
    return edit;
}

}  // namespace evidex
