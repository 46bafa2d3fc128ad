#include <algorithm>
#include <map>
#include <set>

#include "base/filter_words.hpp"
#include "report/coverage.hpp"
#include "report/words.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

std::string group_label(const Codebook& codebook, CoverageBy by, const CoverageRow& row) {
    if (by == CoverageBy::source) return row.group;
    const std::size_t component = codebook.find_component(row.component);
    if (by == CoverageBy::theme && component != Codebook::npos) {
        for (const Theme& theme : codebook.components[component].themes) {
            if (theme.id == row.group) return theme.label;
        }
    }
    return spoken(row.group);
}

/// The values of the dimension with their passages: years by year, all others most first.
Json groups_json(const Coverage& coverage, const Codebook& codebook) {
    std::map<std::string, std::pair<std::string, std::int64_t>> groups;
    for (const CoverageRow& row : coverage.rows) {
        if (row.group.empty()) continue;
        auto& [label, passages] = groups[row.group];
        label = group_label(codebook, coverage.by, row);
        passages += row.passages;
    }
    std::vector<std::pair<std::string, std::pair<std::string, std::int64_t>>> order(groups.begin(),
                                                                                    groups.end());
    if (coverage.by != CoverageBy::year) {
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& a, const auto& b) { return a.second.second > b.second.second; });
    }
    Json list = Json::array();
    for (const auto& [value, about] : order) {
        list.push_back({{"value", value}, {"label", about.first}, {"passages", about.second}});
    }
    return list;
}

Json cell_json(const CoverageRow& row, const std::string& label) {
    return {{"component", row.component},     {"group", row.group},     {"label", label},
            {"passages", row.passages},       {"sources", row.sources}, {"meets", row.meets},
            {"falls_short", row.falls_short}, {"neutral", row.neutral}};
}

}  // namespace

Result<HttpResponse> answer_coverage(Workbench& workbench, const Ask& ask) {
    const Codebook& codebook = workbench.codebook();
    const Result<Filter> filter = filter_of(ask.parameters, codebook);
    if (!filter) return filter.error();
    const Result<std::string> by = ask.parameters.choice("by", "role theme kind year source stance");
    if (!by) return by.error();
    const bool split = ask.format.empty() || ask.parameters.has("by");
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<Coverage> coverage =
        (*store)->coverage(*filter, split ? *coverage_by_from(*by) : CoverageBy::none);
    if (!coverage) return coverage.error();
    if (!ask.format.empty()) {
        return download(render(coverage_table(*coverage, codebook), *output_format_from(ask.format), {}),
                        "coverage", ask.format);
    }
    Json cells = Json::array();
    for (const CoverageRow& row : coverage->rows) {
        if (!row.group.empty()) cells.push_back(cell_json(row, group_label(codebook, coverage->by, row)));
    }
    std::string command = command_line("coverage", ask.parameters, kCoverageParameters);
    if (!ask.parameters.has("by")) command += " --by " + *by;
    return json_response({{"command", std::move(command)},
                          {"by", *by},
                          {"groups", groups_json(*coverage, codebook)},
                          {"cells", std::move(cells)}});
}

}  // namespace evidex
