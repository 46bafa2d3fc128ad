#include <map>

#include "evidex/overview.hpp"
#include "report/coverage.hpp"
#include "report/words.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

/// Passages by component and year.
using Years = std::map<std::string, std::map<int, std::int64_t>>;

Years years_of(const std::vector<YearCount>& counts) {
    Years years;
    for (const YearCount& count : counts) years[count.component][count.year] = count.passages;
    return years;
}

std::string note_of(const CoverageRow& row) {
    const std::string_view amount = amount_of(row);
    if (amount == "empty") return "empty: nothing found in what was read";
    if (amount == "thin") return "thin: evidence from " + counted(row.sources, "source") + " only";
    return {};
}

/// Passages of each component on which a coder has decided.
Result<std::map<std::string, std::int64_t>> count_reviewed(const Store& store, const Filter& filter,
                                                           const Coverage& coverage) {
    std::map<std::string, std::int64_t> reviewed;
    const Result<StoreStatus> status = store.status();
    if (!status) return status.error();
    for (const CoverageRow& row : coverage.rows) {
        if (row.passages == 0 || status->decisions == 0) continue;
        Query query;
        query.filter = filter;
        query.filter.components = {row.component};
        query.filter.decided = true;
        const Result<std::int64_t> count = store.count(query);
        if (!count) return count.error();
        reviewed[row.component] = *count;
    }
    return reviewed;
}

struct CardDetails {
    std::map<int, std::int64_t> years;
    std::int64_t reviewed = 0;
};

Json card_json(const CoverageRow& row, const Codebook& codebook, const CardDetails& details) {
    const std::size_t at = codebook.find_component(row.component);
    Json card{{"component", row.component},
              {"label", label_of(codebook, row.component)},
              {"tier", at == Codebook::npos ? "" : codebook.components[at].tier},
              {"passages", row.passages},
              {"sources", row.sources},
              {"interviews", row.interviews},
              {"documents", row.documents},
              {"meets", row.meets},
              {"falls_short", row.falls_short},
              {"neutral", row.neutral},
              {"roles", Json::array()},
              {"years", Json::array()},
              {"reviewed", details.reviewed},
              {"amount", amount_of(row)},
              {"note", note_of(row)}};
    for (const auto& [role, passages] : row.roles) {
        card["roles"].push_back({{"role", role}, {"label", spoken(role)}, {"passages", passages}});
    }
    for (const auto& [year, passages] : details.years) {
        card["years"].push_back({{"year", year}, {"passages", passages}});
    }
    return card;
}

}  // namespace

Result<HttpResponse> answer_overview(Workbench& workbench, const Ask& ask) {
    const Codebook& codebook = workbench.codebook();
    const Result<Filter> filter = filter_of(ask.parameters, codebook);
    if (!filter) return filter.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<Coverage> coverage = (*store)->coverage(*filter, CoverageBy::none);
    if (!coverage) return coverage.error();
    const Result<std::vector<YearCount>> by_year = count_years(**store, *filter);
    if (!by_year) return by_year.error();
    auto reviewed = count_reviewed(**store, *filter, *coverage);
    if (!reviewed) return reviewed.error();
    Years years = years_of(*by_year);
    Json cards = Json::array();
    for (const CoverageRow& row : coverage->rows) {
        cards.push_back(card_json(row, codebook, {years[row.component], (*reviewed)[row.component]}));
    }
    return json_response({{"command", command_line("coverage", ask.parameters, kFilterParameters)},
                          {"passages", coverage->passages},
                          {"sources", coverage->sources},
                          {"cards", std::move(cards)}});
}

}  // namespace evidex
