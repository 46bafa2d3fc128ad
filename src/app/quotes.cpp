#include "report/quotes.hpp"

#include <fmt/format.h>

#include "app/command.hpp"
#include "app/filter.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct QuotesOptions {
    std::vector<std::string> words;
    int context = 0;
    int limit = 20;
    int offset = 0;
    FilterOptions filter;
};

Result<Query> to_query(const QuotesOptions& options, const Codebook& codebook) {
    Result<Filter> filter = to_filter(options.filter, codebook);
    if (!filter) return filter.error();
    Query query;
    for (const std::string& word : options.words) query.words += (query.words.empty() ? "" : " ") + word;
    query.filter = std::move(*filter);
    query.context = options.context;
    query.limit = options.limit;
    query.offset = options.offset;
    return query;
}

Result<Exit> show_quotes(const Session& session, const QuotesOptions& options) {
    const Result<Codebook> codebook = open_frame(session);
    if (!codebook) return codebook.error();
    const Result<Query> query = to_query(options, *codebook);
    if (!query) return query.error();
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    const Result<std::vector<Quote>> quotes = store->find(*query);
    if (!quotes) return quotes.error();
    const bool full_page = options.limit > 0 && quotes->size() == static_cast<std::size_t>(options.limit);
    if (quotes->empty()) {
        hint_at(session,
                "No passage fits. Fewer words or filters find more; evidex coverage shows what there is.");
    } else if (session.format == OutputFormat::table && full_page) {
        if (const Result<std::int64_t> all = store->count(*query)) {
            hint_at(session, fmt::format("{} of {}; --limit and --offset show others", quotes->size(),
                                         counted(*all, "passage")));
        }
    }
    std::string out;
    if (session.format == OutputFormat::table) {
        out = quote_cards(*quotes, *codebook, session.look, options.offset + 1);
    } else {
        out = render(*quotes, *codebook, session.format, session.look);
    }
    return print_and(quotes->empty() ? Exit::nothing_found : Exit::ok, out);
}

}  // namespace

void add_quotes(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<QuotesOptions>();
    CLI::App* command = add_command(
        program, {"quotes", "Passages that answer a question, best first",
                  "  evidex quotes --component aftercare-planning --role \"young person\"\n"
                  "  evidex quotes \"waiting list\" --component rapid-access --limit 5\n"
                  "  evidex quotes '\"final appointment\" OR goodbye*' --context 1\n"
                  "  evidex quotes 'school NEAR counsellor' --kind interview --format md\n"
                  "\nWords: all must occur; \"a phrase\", prefix*, NEAR, AND, OR, NOT (in capitals).\n"});
    command->add_option("words", options->words, "Words to look for; none = all passages that fit")
        ->type_name("WORDS");
    command->add_option("--context", options->context, "Passages to show before and after each quote")
        ->check(between(0, 20))
        ->type_name("N");
    command->add_option("--limit", options->limit, "At most so many quotes; 0 = all (default 20)")
        ->check(between(0, 1'000'000))
        ->type_name("N");
    command->add_option("--offset", options->offset, "Leave out the first so many")
        ->check(between(0, 1'000'000))
        ->type_name("N");
    add_filter_options(*command, options->filter);
    run_with(command, chosen, options, show_quotes);
}

}  // namespace evidex
