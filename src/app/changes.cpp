#include "app/command.hpp"
#include "report/sources.hpp"

namespace evidex {
namespace {

struct ChangesOptions {
    std::int64_t since = 0;
};

/// The run before the last, so that the default shows what the last one did.
Result<std::int64_t> run_before_last(const Store& store) {
    const Result<std::vector<Run>> runs = store.runs();
    if (!runs) return runs.error();
    std::int64_t last = 0;
    for (const Run& run : *runs) last = std::max(last, run.id);
    if (last == 0) {
        return make_error(ErrorCode::not_found, "nothing was ingested yet", "run: evidex ingest FOLDER");
    }
    return last - 1;
}

Result<Exit> show_changes(const Session& session, const ChangesOptions& options) {
    if (options.since < 0) {
        return make_error(ErrorCode::usage, "runs are counted from 1", "evidex status tells the last one");
    }
    const Result<Codebook> codebook = open_frame(session);
    if (!codebook) return codebook.error();
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    Result<std::int64_t> since = options.since;
    if (options.since <= 0) since = run_before_last(*store);
    if (!since) return since.error();
    const Result<Changes> changes = store->changes(*since);
    if (!changes) return changes.error();
    std::string out;
    switch (session.format) {
        case OutputFormat::table:
            out = changes_text(*changes, *codebook, session.look);
            break;
        case OutputFormat::json:
            out = print_json(to_json(*changes));
            break;
        default:
            out = render(changes_table(*changes, *codebook), session.format, session.look);
    }
    return print_and(Exit::ok, out);
}

}  // namespace

void add_changes(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ChangesOptions>();
    CLI::App* command = add_command(program, {"changes", "What a run added, changed and lost, per component",
                                              "  evidex changes\n"
                                              "  evidex changes --since 3 --format json\n"});
    command
        ->add_option("--since", options->since,
                     "Since the end of this run; without it, what the last run did")
        ->type_name("RUN");
    run_with(command, chosen, options, show_changes);
}

}  // namespace evidex
