#include "report/table.hpp"
#include "serve/kwic.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

Table kwic_table(const std::vector<KwicLine>& lines) {
    Table table;
    for (const char* key : {"passage", "left", "hit", "right", "place"}) table.columns.push_back({key, key});
    for (const KwicLine& line : lines) {
        table.rows.push_back({Cell(line.passage), line.left, line.hit, line.right, line.place});
    }
    return table;
}

}  // namespace

Result<HttpResponse> answer_kwic(Workbench& workbench, const Ask& ask) {
    Result<Query> query = query_of(ask.parameters, workbench.codebook());
    if (!query) return query.error();
    const Result<std::string> sort = ask.parameters.choice("sort", "rank left right source");
    if (!sort) return sort.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    if (!ask.format.empty()) query->limit = query->offset = 0;
    const Result<std::vector<Quote>> quotes = (*store)->find(*query);
    if (!quotes) return quotes.error();
    std::vector<KwicLine> lines = kwic_lines(*quotes);
    sort_lines(lines, *sort);
    const Table table = kwic_table(lines);
    if (!ask.format.empty()) {
        return download(render(table, *output_format_from(ask.format), {}), "kwic", ask.format);
    }
    const Result<std::int64_t> total = (*store)->count(*query);
    if (!total) return total.error();
    return json_response({{"command", command_line("quotes", ask.parameters, kQueryParameters)},
                          {"total", *total},
                          {"offset", query->offset},
                          {"lines", to_json(table)}});
}

}  // namespace evidex
