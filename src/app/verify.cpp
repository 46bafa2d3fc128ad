#include "app/command.hpp"

namespace evidex {
namespace {

struct VerifyOptions {};

Result<Exit> verify_base(const Session& session, const VerifyOptions&) {
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    const Result<std::vector<std::string>> mistakes = store->verify();
    if (!mistakes) return mistakes.error();
    const Exit exit = mistakes->empty() ? Exit::ok : Exit::damaged;
    if (session.format == OutputFormat::table && mistakes->empty()) {
        return print_and(exit, session.db + ": sound\n");
    }
    Table table;
    table.columns = {{"mistake", "Damage"}};
    for (const std::string& mistake : *mistakes) table.rows.push_back({mistake});
    if (!mistakes->empty()) {
        hint_at(session, "Keep this file, and make a new base from the sources: evidex ingest … --db NEW.db");
    }
    return print_and(exit, render(table, session.format, session.look));
}

}  // namespace

void add_verify(CLI::App& program, Action& chosen) {
    CLI::App* command =
        add_command(program, {"verify", "Check the base for damage; exit status 4 if there is any",
                              "  evidex verify\n  evidex verify --db project.db\n"});
    run_with(command, chosen, std::make_shared<VerifyOptions>(), verify_base);
}

}  // namespace evidex
