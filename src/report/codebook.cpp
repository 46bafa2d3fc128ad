#include "report/codebook.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

std::string_view name_of(RowStatus status) {
    if (status == RowStatus::trial) return "trial";
    return status == RowStatus::retired ? "retired" : "active";
}

std::string_view name_of(Match match) {
    switch (match) {
        case Match::exact:
            return "exact";
        case Match::stem:
            return "stem";
        case Match::case_sensitive:
            return "case";
        case Match::inflect:
            break;
    }
    return "inflect";
}

std::string place_of(const Row& row) {
    return fmt::format("{}:{}", file_of(row), row.line);
}

Cell weight_cell(const Row& row) {
    return {row.weight, fmt::format("{:g}", row.weight)};
}

std::string stance_of(const Row& row) {
    if (!row.stance) return {};
    return std::string(evidex::name_of(*row.stance)) + (row.stance_fixed ? "!" : "");
}

std::int64_t count_rows(const Codebook& codebook, std::size_t component, RowKind kind) {
    return std::count_if(codebook.rows.begin(), codebook.rows.end(), [&](const Row& row) {
        return row.component == component && row.kind == kind && row.status != RowStatus::retired;
    });
}

std::int64_t count_status(const Codebook& codebook, RowStatus status) {
    return std::count_if(codebook.rows.begin(), codebook.rows.end(),
                         [&](const Row& row) { return row.status == status; });
}

std::int64_t count_themes(const Codebook& codebook) {
    std::int64_t themes = 0;
    for (const Component& component : codebook.components) {
        themes += static_cast<std::int64_t>(component.themes.size());
    }
    return themes;
}

}  // namespace

Table diagnostics_table(const std::vector<Diagnostic>& diagnostics) {
    Table table;
    table.columns = {{"file", "File"},   {"line", "Line", true}, {"column", "Column", true},
                     {"level", "Level"}, {"code", "Code"},       {"text", "Text"}};
    for (const Diagnostic& found : diagnostics) {
        table.rows.push_back({found.file, std::int64_t{found.line}, std::int64_t{found.column},
                              found.is_error ? "error" : "warning", found.code, found.message});
    }
    return table;
}

std::string codebook_summary(const Codebook& codebook) {
    std::int64_t terms = 0;
    std::int64_t rules = 0;
    for (std::size_t i = 0; i < codebook.components.size(); ++i) {
        terms += count_rows(codebook, i, RowKind::term);
        rules += count_rows(codebook, i, RowKind::rule);
    }
    return fmt::format("{} {} ({}): {}, {}, {}, {} ({} on trial, {} retired besides)", codebook.settings.name,
                       codebook.settings.version, short_digest(codebook.digest),
                       counted(static_cast<std::int64_t>(codebook.components.size()), "component"),
                       counted(count_themes(codebook), "theme"), counted(terms, "term"),
                       counted(rules, "rule"), count_status(codebook, RowStatus::trial),
                       count_status(codebook, RowStatus::retired));
}

Table components_table(const Codebook& codebook) {
    Table table;
    table.columns = {{"component", "Id"},
                     {"label", "Component"},
                     {"tier", "Tier"},
                     {"themes", "Themes", true},
                     {"terms", "Terms", true},
                     {"rules", "Rules", true},
                     {"threshold", "Threshold", true}};
    for (std::size_t i = 0; i < codebook.components.size(); ++i) {
        const Component& component = codebook.components[i];
        table.rows.push_back({component.id, component.label, component.tier,
                              static_cast<std::int64_t>(component.themes.size()),
                              count_rows(codebook, i, RowKind::term), count_rows(codebook, i, RowKind::rule),
                              Cell(component.threshold, fmt::format("{:g}", component.threshold))});
    }
    return table;
}

std::string component_text(const Component& component, const Look& look) {
    std::string out = paint(component.label, Ink::bold, look) + " (" + component.id + ")\n";
    const auto add = [&](std::string_view what, const std::string& text) {
        if (!text.empty()) out += paragraph(std::string(what) + text, {}, "  ", look);
    };
    add("", component.definition);
    add("Counts: ", component.include);
    add("Does not count: ", component.exclude);
    for (const Theme& theme : component.themes) add("Theme ", theme.id + ": " + theme.label);
    return out;
}

Table rows_table(const Codebook& codebook, std::size_t component) {
    Table table;
    table.columns = {{"row", "Row"},
                     {"component", "Component", false,
                      component == Codebook::npos ? Column::For::both : Column::For::data},
                     {"theme", "Theme"},
                     {"place", "Place", false, Column::For::both, 1},
                     {"weight", "Weight", true},
                     {"stance", "Stance"},
                     {"status", "Status", false, Column::For::data},
                     {"pattern", "Pattern"}};
    for (const Row& row : codebook.rows) {
        if (component != Codebook::npos && row.component != component) continue;
        table.rows.push_back({row.id, codebook.components[row.component].id, row.theme, place_of(row),
                              weight_cell(row), stance_of(row), name_of(row.status), row.pattern});
    }
    return table;
}

Table row_table(const Codebook& codebook, const Row& row) {
    Table table;
    table.columns = {{"what", "What"}, {"value", "Value"}};
    const auto add = [&](const char* what, Cell value) {
        if (!value.shown.empty()) table.rows.push_back({what, std::move(value)});
    };
    add("row", row.id);
    add("place", place_of(row));
    add("component", codebook.components[row.component].id);
    add("theme", row.theme);
    add("pattern", row.pattern);
    add("match", row.kind == RowKind::term ? name_of(row.match) : "");
    add("weight", weight_cell(row));
    add("stance", stance_of(row));
    add("only if", row.only_if);
    add("not if", row.not_if);
    add("where", row.where);
    add("status", name_of(row.status));
    add("tags", row.tags);
    add("must match", joined(row.must, " | "));
    add("must not match", joined(row.must_not, " | "));
    return table;
}

Table example_failures_table(const std::vector<ExampleFailure>& failures) {
    Table table;
    table.columns = {{"place", "Place"}, {"row", "Row"}, {"expected", "Expected"}, {"sentence", "Sentence"}};
    for (const ExampleFailure& failure : failures) {
        table.rows.push_back({fmt::format("{}:{}", failure.file, failure.line), failure.row,
                              failure.should_match ? "a hit" : "no hit", failure.sentence});
    }
    return table;
}

}  // namespace evidex
