#include "serve/downloads.hpp"
#include "serve/query.hpp"
#include "serve/quote_json.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

/// All quotes of the filter as a file, byte for byte what `evidex quotes --limit 0 --format …` prints.
Result<HttpResponse> quotes_file(const Store& store, const Codebook& codebook, Query query,
                                 const std::string& format) {
    query.limit = 0;
    query.offset = 0;
    const Result<std::vector<Quote>> quotes = store.find(query);
    if (!quotes) return quotes.error();
    return quotes_download(*quotes, codebook, format);
}

}  // namespace

Result<HttpResponse> answer_quotes(Workbench& workbench, const Ask& ask) {
    const Result<Query> query = query_of(ask.parameters, workbench.codebook());
    if (!query) return query.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    if (!ask.format.empty()) return quotes_file(**store, workbench.codebook(), *query, ask.format);
    const Result<std::int64_t> total = (*store)->count(*query);
    if (!total) return total.error();
    const Result<std::vector<Quote>> quotes = (*store)->find(*query);
    if (!quotes) return quotes.error();
    Result<Json> list = quotes_json(**store, *quotes);
    if (!list) return list.error();
    return json_response({{"command", command_line("quotes", ask.parameters, kQueryParameters)},
                          {"total", *total},
                          {"offset", query->offset},
                          {"quotes", std::move(*list)}});
}

}  // namespace evidex
