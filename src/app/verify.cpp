#include "app/decisions_commands.hpp"
#include "evidex/coding.hpp"

namespace evidex {
namespace {

struct VerifyOptions {};

/// Mistakes in the log of decisions, and in what follows from it. What is only worth knowing is said.
Result<std::vector<std::string>> check_decisions(const Session& session) {
    const Result<Ledger> ledger = open_ledger(session);
    if (!ledger) return ledger.error();
    const Result<std::vector<Entry>> entries = ledger->entries();
    if (!entries) return entries.error();
    const std::vector<Decision> log = log_in(*entries);
    std::vector<std::string> mistakes;
    for (const LogFinding& finding : check_log(log)) {
        if (finding.is_damage) {
            mistakes.push_back(finding.message);
        } else {
            hint_at(session, finding.message);
        }
    }
    const std::vector<bool> stands = standing(log);
    for (std::size_t i = 0; i < stands.size(); ++i) {
        if (stands[i] == (*entries)[i].stands) continue;
        mistakes.push_back("decision " + log[i].id + " is not kept as the log says");
    }
    return mistakes;
}

Result<Exit> verify_base(const Session& session, const VerifyOptions&) {
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    Result<std::vector<std::string>> mistakes = store->verify();
    if (!mistakes) return mistakes.error();
    const Result<std::vector<std::string>> decisions = check_decisions(session);
    // A base that is damaged elsewhere need not let us read its log.
    if (!decisions && mistakes->empty()) return decisions.error();
    if (decisions) mistakes->insert(mistakes->end(), decisions->begin(), decisions->end());
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
