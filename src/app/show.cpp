#include "app/command.hpp"
#include "report/quotes.hpp"

namespace evidex {
namespace {

struct ShowOptions {
    std::int64_t passage = 0;
    int context = 2;
};

Result<Exit> show_passage(const Session& session, const ShowOptions& options) {
    const Result<Codebook> codebook = open_frame(session);
    if (!codebook) return codebook.error();
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    const Result<Quote> quote = store->passage(options.passage, options.context);
    if (!quote) return quote.error();
    if (session.format == OutputFormat::json) return print_and(Exit::ok, print_json(to_json(*quote)));
    return print_and(Exit::ok, render({*quote}, *codebook, session.format, session.look));
}

}  // namespace

void add_show(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ShowOptions>();
    CLI::App* command = add_command(program, {"show", "One passage with what stands before and after it",
                                              "  evidex show 1234\n"
                                              "  evidex show 1234 --context 5\n"});
    command->add_option("passage", options->passage, "Number of the passage, as evidex quotes prints it")
        ->required()
        ->type_name("PASSAGE");
    command->add_option("--context", options->context, "Passages before and after (default 2)")
        ->check(between(0, 50))
        ->type_name("N");
    run_with(command, chosen, options, show_passage);
}

}  // namespace evidex
