#include "report/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "report/words.hpp"

namespace evidex {
namespace {

constexpr std::int64_t kMostNamed = 100;  // rows that never fired

bool is_meant(const Codebook& codebook, std::size_t index, const AuditChoice& choice) {
    const Row& row = codebook.rows[index];
    if (row.status == RowStatus::retired) return false;
    if (choice.component != Codebook::npos && row.component != choice.component) return false;
    return choice.row.empty() || row.id == choice.row;
}

/// Row indexes, most hits first.
std::vector<std::size_t> by_hits(const Codebook& codebook, const Audit& audit, const AuditChoice& choice) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < codebook.rows.size(); ++i) {
        if (is_meant(codebook, i, choice)) rows.push_back(i);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [&](std::size_t a, std::size_t b) { return audit.uses[a].hits > audit.uses[b].hits; });
    return rows;
}

Cell forms_cell(const RowUse& use, std::size_t limit) {
    std::vector<std::pair<std::string, std::int64_t>> forms(use.forms.begin(), use.forms.end());
    std::stable_sort(forms.begin(), forms.end(), [](auto& a, auto& b) { return a.second > b.second; });
    Json json = Json::object();
    std::string shown;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        json[forms[i].first] = forms[i].second;
        if (i < limit) shown += fmt::format("{}{} {}", i > 0 ? ", " : "", forms[i].first, forms[i].second);
    }
    if (forms.size() > limit) shown += fmt::format(", {} more", forms.size() - limit);
    return {std::move(json), std::move(shown)};
}

/// "half of them by the busiest 12 rows".
std::string concentration(const Audit& audit, const std::vector<std::size_t>& rows, std::int64_t hits) {
    std::int64_t sum = 0;
    std::size_t busiest = 0;
    while (busiest < rows.size() && sum * 2 < hits) sum += audit.uses[rows[busiest++]].hits;
    return fmt::format("half of them by the busiest {}", counted(static_cast<std::int64_t>(busiest), "row"));
}

}  // namespace

Table audit_table(const Codebook& codebook, const Audit& audit, const AuditChoice& choice) {
    Table table;
    table.columns = {{"row", "Row"},
                     {"component", "Component", false, Column::For::both, 1},
                     {"theme", "Theme", false, Column::For::data},
                     {"place", "Place", false, Column::For::both, 1},
                     {"pattern", "Pattern", false, Column::For::data},
                     {"hits", "Hits", true},
                     {"tags", "Tags", true},
                     {"alone", "Alone", true},
                     {"forms", "What it matched"}};
    for (const std::size_t index : by_hits(codebook, audit, choice)) {
        const RowUse& use = audit.uses[index];
        if (choice.limit > 0 && (table.rows.size() == choice.limit || use.hits == 0)) break;
        const Row& row = codebook.rows[index];
        table.rows.push_back({row.id, codebook.components[row.component].id, row.theme,
                              fmt::format("{}:{}", file_of(row), row.line), row.pattern, use.hits, use.tags,
                              use.alone, forms_cell(use, choice.forms)});
    }
    return table;
}

std::string audit_notes(const Codebook& codebook, const Audit& audit, const AuditChoice& choice,
                        const Look& look) {
    const std::vector<std::size_t> rows = by_hits(codebook, audit, choice);
    const std::int64_t hits =
        std::accumulate(rows.begin(), rows.end(), std::int64_t{0},
                        [&](std::int64_t sum, std::size_t row) { return sum + audit.uses[row].hits; });
    std::string never;
    std::int64_t never_count = 0;
    for (const std::size_t row : rows) {
        if (audit.uses[row].hits > 0) continue;
        if (never_count++ == kMostNamed) never += " … (--format csv lists all)";
        if (never_count <= kMostNamed) never += (never.empty() ? "" : " ") + codebook.rows[row].id;
    }
    std::string out = fmt::format("\n{} in {}, {}.\n", counted(hits, "hit"),
                                  counted(audit.passages, "passage"), concentration(audit, rows, hits));
    if (never_count == 0) return out;
    out += fmt::format("{} of {} never fired:\n", count_text(never_count),
                       counted(static_cast<std::int64_t>(rows.size()), "row"));
    return out + paragraph(never, {}, "  ", look);
}

}  // namespace evidex
