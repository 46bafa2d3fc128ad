#include "report/sources.hpp"

#include <algorithm>

#include "app/command.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct SourcesOptions {
    bool problems = false;
};

bool has_problem(const SourceRow& source) {
    return source.status != "read" || !source.warnings.empty() || !source.unknown_speakers.empty();
}

Result<Exit> list_sources(const Session& session, const SourcesOptions& options) {
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    Result<std::vector<SourceRow>> sources = store->sources();
    if (!sources) return sources.error();
    if (options.problems) {
        sources->erase(std::remove_if(sources->begin(), sources->end(),
                                      [](const SourceRow& source) { return !has_problem(source); }),
                       sources->end());
    }
    const bool unknown = std::any_of(sources->begin(), sources->end(), [](const SourceRow& source) {
        return !source.unknown_speakers.empty();
    });
    if (unknown) {
        hint_at(
            session,
            "Speakers without a role are found by --role unknown only. Give roles in a file with the columns "
            "source,speaker,role and run: evidex ingest … --roles FILE.csv");
    }
    const Exit exit = sources->empty() ? Exit::nothing_found : Exit::ok;
    return print_and(exit, render(sources_table(*sources), session.format, session.look));
}

}  // namespace

void add_sources(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<SourcesOptions>();
    CLI::App* command = add_command(
        program, {"sources", "What is in the base: files, failures, warnings, speakers without a role",
                  "  evidex sources\n"
                  "  evidex sources --problems\n"
                  "  evidex sources --format csv > sources.csv\n"});
    command->add_flag("--problems", options->problems,
                      "Only those that failed, are gone, have warnings or speakers without a role");
    run_with(command, chosen, options, list_sources);
}

}  // namespace evidex
