#include <algorithm>

#include "report/sources.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

Table runs_table(const std::vector<Run>& runs) {
    Table table;
    for (const char* key : {"run", "command", "started", "finished", "codebook_digest", "version", "added",
                            "changed", "same", "failed", "gone"}) {
        table.columns.push_back({key, key});
    }
    for (const Run& run : runs) {
        std::vector<Cell>& cells = table.rows.emplace_back();
        const Json json = to_json(run);
        for (const Column& column : table.columns) {
            const Json& value = json[column.key];
            cells.emplace_back(
                value, value.is_string() ? value.get<std::string>() : (value.is_null() ? "" : value.dump()));
        }
    }
    return table;
}

/// The run before the last, so that the default shows what the last one did.
Result<std::int64_t> run_before_last(const Store& store) {
    const Result<std::vector<Run>> runs = store.runs();
    if (!runs) return runs.error();
    std::int64_t last = 0;
    for (const Run& run : *runs) last = std::max(last, run.id);
    if (last > 0) return last - 1;
    return make_error(ErrorCode::not_found, "nothing was ingested yet", "add files on the page Sources");
}

}  // namespace

Result<HttpResponse> answer_runs(Workbench& workbench, const Ask& ask) {
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    Result<std::vector<Run>> runs = (*store)->runs();
    if (!runs) return runs.error();
    std::reverse(runs->begin(), runs->end());
    if (!ask.format.empty()) {
        return download(render(runs_table(*runs), *output_format_from(ask.format), {}), "runs", ask.format);
    }
    Json list = Json::array();
    for (const Run& run : *runs) list.push_back(to_json(run));
    return json_response({{"command", "evidex changes"}, {"runs", std::move(list)}});
}

Result<HttpResponse> answer_changes(Workbench& workbench, const Ask& ask) {
    const Result<std::int64_t> given = ask.parameters.number("since", -1, 0, 1'000'000'000);
    if (!given) return given.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    Result<std::int64_t> since = *given;
    if (*given <= 0) since = run_before_last(**store);
    if (!since) return since.error();
    const Result<Changes> changes = (*store)->changes(*since);
    if (!changes) return changes.error();
    if (ask.format == "csv") {
        return download(to_csv(changes_table(*changes, workbench.codebook())), "changes", "csv");
    }
    if (ask.format == "json") return download(print_json(to_json(*changes)), "changes", "json");
    Json json = to_json(*changes);
    json["command"] = *given > 0 ? "evidex changes --since " + std::to_string(*given) : "evidex changes";
    return json_response(json);
}

}  // namespace evidex
