#include "report/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/words.hpp"

namespace evidex {
namespace {

constexpr std::int64_t kEnoughSources = 3;
constexpr std::int64_t kBarWidth = 10;

/// Shares of the stances as a bar; every stance that occurs gets at least one sign.
constexpr std::string_view kMeets = "█";
constexpr std::string_view kFallsShort = "▒";
constexpr std::string_view kNeutral = "·";

std::string stance_bar(const CoverageRow& row) {
    const std::int64_t all = row.meets + row.falls_short + row.neutral;
    if (all == 0) return {};
    const auto share = [&](std::int64_t part) {
        if (part == 0) return std::int64_t{0};
        return std::max<std::int64_t>(1, (part * kBarWidth + all / 2) / all);
    };
    std::int64_t meets = share(row.meets);
    std::int64_t short_of = share(row.falls_short);
    std::int64_t neutral = share(row.neutral);
    // Rounding may give a sign too many or too few: the largest share takes it.
    std::int64_t& largest =
        meets >= short_of && meets >= neutral ? meets : (short_of >= neutral ? short_of : neutral);
    largest += kBarWidth - meets - short_of - neutral;
    std::string bar;
    for (std::int64_t i = 0; i < meets; ++i) bar += kMeets;
    for (std::int64_t i = 0; i < short_of; ++i) bar += kFallsShort;
    for (std::int64_t i = 0; i < neutral; ++i) bar += kNeutral;
    return bar;
}

Cell who_speaks(const CoverageRow& row) {
    Json roles = Json::object();
    std::string shown;
    for (const auto& [role, passages] : row.roles) {
        const std::string name = role.empty() ? "unknown" : role;
        roles[name] = passages;
        if (!shown.empty()) shown += ", ";
        shown += spoken(name) + " " + count_text(passages);
    }
    return {std::move(roles), std::move(shown)};
}

std::vector<std::string> labels_with(const Coverage& coverage, const Codebook& codebook,
                                     std::string_view amount) {
    std::vector<std::string> labels;
    std::set<std::string> seen;
    for (const CoverageRow& row : coverage.rows) {
        if (amount_of(row) != amount || !seen.insert(row.component + "/" + row.group).second) continue;
        const std::string label = label_of(codebook, row.component);
        labels.push_back(row.group.empty() ? label : label + " / " + spoken(row.group));
    }
    return labels;
}

std::string list_text(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : "; ") + item;
    return text;
}

std::string group_label(const Codebook& codebook, CoverageBy by, const CoverageRow& row) {
    if (by == CoverageBy::theme) {
        const std::size_t component = codebook.find_component(row.component);
        if (component != Codebook::npos) {
            for (const Theme& theme : codebook.components[component].themes) {
                if (theme.id == row.group) return theme.label;
            }
        }
    }
    return by == CoverageBy::source ? row.group : spoken(row.group);
}

std::string_view title_of(CoverageBy by) {
    switch (by) {
        case CoverageBy::theme:
            return "Theme";
        case CoverageBy::role:
            return "Role";
        case CoverageBy::kind:
            return "Kind";
        case CoverageBy::year:
            return "Year";
        case CoverageBy::source:
            return "Source";
        case CoverageBy::stance:
            return "Stance";
        case CoverageBy::none:
            break;
    }
    return {};
}

std::vector<Column> columns_for(CoverageBy by) {
    using For = Column::For;
    std::vector<Column> columns{{"component", "Id", false, For::both, 4}, {"label", "Component"}};
    if (by != CoverageBy::none) columns.push_back({"group", std::string(title_of(by))});
    const std::vector<Column> counts{{"passages", "Passages", true},
                                     {"sources", "Sources", true},
                                     {"interviews", "Interviews", true, For::both, 2},
                                     {"documents", "Documents", true, For::both, 2},
                                     {"meets", "Meets", true},
                                     {"falls_short", "Falls short", true},
                                     {"neutral", "Neutral", true},
                                     {"bar", "Stance", false, For::people, 3},
                                     {"roles", "Who speaks"},
                                     {"evidence", "Evidence"}};
    columns.insert(columns.end(), counts.begin(), counts.end());
    return columns;
}

}  // namespace

std::string_view amount_of(const CoverageRow& row) {
    if (row.passages == 0) return "empty";
    return row.sources < kEnoughSources ? "thin" : "";
}

Table coverage_table(const Coverage& coverage, const Codebook& codebook) {
    Table table;
    table.columns = columns_for(coverage.by);
    std::string last;
    for (const CoverageRow& row : coverage.rows) {
        const std::string label = label_of(codebook, row.component);
        // Within a component the label is said once.
        const bool again = coverage.by != CoverageBy::none && row.component == last;
        std::vector<Cell> cells{{row.component, again ? "" : row.component, Ink::dim},
                                {label, again ? "" : label}};
        last = row.component;
        if (coverage.by != CoverageBy::none) {
            cells.emplace_back(row.group, group_label(codebook, coverage.by, row));
        }
        for (const std::int64_t number : {row.passages, row.sources, row.interviews, row.documents, row.meets,
                                          row.falls_short, row.neutral}) {
            cells.emplace_back(number);
        }
        cells.emplace_back(stance_bar(row));
        cells.push_back(who_speaks(row));
        const std::string_view amount = amount_of(row);
        cells.emplace_back(amount, std::string(amount), amount == "empty" ? Ink::red : Ink::yellow);
        table.rows.push_back(std::move(cells));
    }
    const bool all_is_well = std::all_of(coverage.rows.begin(), coverage.rows.end(),
                                         [](const CoverageRow& row) { return amount_of(row).empty(); });
    if (all_is_well) table.columns.back().whom = Column::For::data;
    return table;
}

std::string coverage_text(const Coverage& coverage, const Codebook& codebook, const Look& look) {
    std::string text = to_text(coverage_table(coverage, codebook), look);
    const bool has_bars =
        text.find(kMeets) != std::string::npos || text.find(kFallsShort) != std::string::npos;
    text += fmt::format("\n{} in {} looked at.", counted(coverage.passages, "passage"),
                        counted(coverage.sources, "source"));
    if (has_bars)
        text += fmt::format("   {} meets  {} falls short  {} neutral", kMeets, kFallsShort, kNeutral);
    text += '\n';
    const std::vector<std::string> empty = labels_with(coverage, codebook, "empty");
    const std::vector<std::string> thin = labels_with(coverage, codebook, "thin");
    if (!empty.empty()) text += paragraph("Empty (no passage): " + list_text(empty), {}, "", look);
    if (!thin.empty()) text += paragraph("Thin (fewer than 3 sources): " + list_text(thin), {}, "", look);
    return text;
}

}  // namespace evidex
