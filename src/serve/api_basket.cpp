#include "evidex/docx.hpp"
#include "report/quotes.hpp"
#include "report/quotes_document.hpp"
#include "report/words.hpp"
#include "serve/body.hpp"
#include "serve/downloads.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostQuotes = 5'000;

Result<std::string> to_docx(const std::vector<Quote>& quotes, const Codebook& codebook) {
    QuotesDocumentOptions options;
    options.title = "Quotes";
    options.subtitle = counted(static_cast<std::int64_t>(quotes.size()), "quote") + ", codebook " +
                       codebook.settings.name + " " + codebook.settings.version;
    return write_docx(quotes_document(quotes, codebook, options));
}

Result<std::vector<Quote>> read_quotes(const Store& store, const Json& passages) {
    std::vector<Quote> quotes;
    for (const Json& number : passages) {
        if (!number.is_number_integer()) {
            return make_error(ErrorCode::usage, "'passages' holds something that is not a number");
        }
        Result<Quote> quote = store.passage(number.get<std::int64_t>(), 0);
        if (!quote) return quote.error();
        quotes.push_back(std::move(*quote));
    }
    return quotes;
}

}  // namespace

Result<HttpResponse> quotes_download(const std::vector<Quote>& quotes, const Codebook& codebook,
                                     const std::string& format) {
    if (format != "docx") {
        return download(render(quotes, codebook, *output_format_from(format), {}), "quotes", format);
    }
    Result<std::string> bytes = to_docx(quotes, codebook);
    if (!bytes) return bytes.error();
    return download(std::move(*bytes), "quotes", format);
}

Result<HttpResponse> answer_basket(Workbench& workbench, const Ask& ask) {
    const Result<std::string> format = text_in(ask.body, "format");
    if (!format) return format.error();
    const bool known = *format == "docx" || *format == "csv" || *format == "md" || *format == "json";
    if (!known)
        return make_error(ErrorCode::usage, "'format' cannot be '" + *format + "'", "docx, csv, md or json");
    const Result<const Json*> passages = list_in(ask.body, "passages", kMostQuotes);
    if (!passages) return passages.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    const Result<std::vector<Quote>> quotes = read_quotes(**store, **passages);
    if (!quotes) return quotes.error();
    return quotes_download(*quotes, workbench.codebook(), *format);
}

}  // namespace evidex
