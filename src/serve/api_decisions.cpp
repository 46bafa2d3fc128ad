#include "base/lookup.hpp"
#include "report/table.hpp"
#include "report/words.hpp"
#include "serve/drafts.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"

#include <algorithm>

namespace evidex {
namespace {

Result<EntryFilter> entry_filter(const Parameters& parameters, const Codebook& codebook) {
    EntryFilter filter;
    filter.standing = true;
    const Result<std::string> coder = parameters.one("coder");
    if (!coder) return coder.error();
    filter.coder = *coder;
    const Result<std::string> source = parameters.one("source");
    if (!source) return source.error();
    filter.source = *source;
    const Result<std::string> component = parameters.one("component");
    if (!component) return component.error();
    if (component->empty()) return filter;
    Result<std::string> id = find_component(codebook, *component);
    if (!id) return id.error();
    filter.component = std::move(*id);
    return filter;
}

Table decisions_table(const std::vector<Entry>& entries) {
    Table table;
    for (const char* key : {"id", "coder", "component", "verdict", "stance", "quoted", "note", "time",
                            "blind", "passage", "place"}) {
        table.columns.push_back({key, key});
    }
    for (const Entry& entry : entries) {
        const Decision& decision = entry.decision;
        const bool placed = entry.whereabouts == Whereabouts::placed;
        const bool blind = decision.view == View::blind;
        table.rows.push_back(
            {decision.id, decision.coder, decision.component, page_verdict(decision.verdict),
             decision.stance ? Cell(name_of(*decision.stance)) : Cell(), decision.place.words, decision.note,
             decision.time, Cell(Json(blind), blind ? "yes" : "no"),
             placed ? Cell(entry.first_passage) : Cell(),
             entry.path.empty() ? std::string(spoken(name_of(entry.whereabouts))) : entry.path});
    }
    return table;
}

}  // namespace

Result<HttpResponse> answer_decisions(Workbench& workbench, const Ask& ask) {
    const Result<EntryFilter> filter = entry_filter(ask.parameters, workbench.codebook());
    if (!filter) return filter.error();
    const Result<std::int64_t> limit = ask.parameters.number("limit", 100, 1, kLongestPage);
    if (!limit) return limit.error();
    const Result<std::int64_t> offset = ask.parameters.number("offset", 0, 0, 1'000'000'000);
    if (!offset) return offset.error();
    const Desk& desk = workbench.desk();
    if (desk.is_blind() && filter->coder != desk.coder()) return blind_problem();
    const Result<Ledger> ledger = workbench.ledger();
    if (!ledger) return ledger.error();
    Result<std::vector<Entry>> entries = ledger->entries(*filter);
    if (!entries) return entries.error();
    std::erase_if(*entries, [](const Entry& entry) { return page_verdict(entry.decision.verdict).empty(); });
    std::reverse(entries->begin(), entries->end());
    const auto total = static_cast<std::int64_t>(entries->size());
    if (!ask.format.empty()) {
        return download(render(decisions_table(*entries), *output_format_from(ask.format), {}), "decisions",
                        ask.format);
    }
    const auto first = entries->begin() + std::min(*offset, total);
    const std::vector<Entry> shown(first, first + std::min(*limit, total - std::min(*offset, total)));
    return json_response({{"command", command_line("decisions", ask.parameters, "component coder source")},
                          {"total", total},
                          {"decisions", to_json(decisions_table(shown))}});
}

}  // namespace evidex
