#include "app/command.hpp"
#include "report/sources.hpp"

namespace evidex {
namespace {

struct StatusOptions {};

Json status_json(const StoreStatus& status, const std::string& path) {
    return {{"path", path},
            {"bytes", status.bytes},
            {"sources", status.sources},
            {"passages", status.passages},
            {"tags", status.tags},
            {"failures", status.failures},
            {"decisions", status.decisions},
            {"coders", status.coders},
            {"unresolved", status.unresolved},
            {"schema", status.schema},
            {"codebook", status.codebook_name},
            {"codebook_digest", status.codebook_digest},
            {"last_run", status.last_run ? to_json(*status.last_run) : Json()}};
}

Result<Exit> show_status(const Session& session, const StatusOptions&) {
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    const Result<StoreStatus> status = store->status();
    if (!status) return status.error();
    if (const Result<Codebook> codebook = open_frame(session)) hint_if_outdated(session, *store, *codebook);
    if (session.format == OutputFormat::json) {
        return print_and(Exit::ok, print_json(status_json(*status, session.db)));
    }
    return print_and(Exit::ok, render(status_table(*status, session.db), session.format, session.look));
}

}  // namespace

void add_status(CLI::App& program, Action& chosen) {
    CLI::App* command =
        add_command(program, {"status", "Size and state of the base, and its last run",
                              "  evidex status\n  evidex status --db project.db --format json\n"});
    run_with(command, chosen, std::make_shared<StatusOptions>(), show_status);
}

}  // namespace evidex
