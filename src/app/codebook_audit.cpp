#include "app/codebook_commands.hpp"
#include "app/passages.hpp"
#include "base/lookup.hpp"
#include "report/audit.hpp"

namespace evidex {
namespace {

struct AuditOptions {
    std::string where = "base";
    std::string component;
    std::string row;
    std::size_t limit = 40;
};

Result<Audit> audit_passages(const Session& session, const Tagger& tagger, const std::string& where) {
    Audit audit;
    audit.uses.resize(tagger.codebook().rows.size());
    const Status read = for_each_passage(
        session, tagger.codebook(), where,
        [&](const PassageView& view, const std::string&) { count_uses(audit, tagger, view); });
    if (!read) return read.error();
    return audit;
}

Result<AuditChoice> to_choice(const AuditOptions& options, const Codebook& codebook, bool for_people) {
    AuditChoice choice;
    choice.limit = for_people ? options.limit : 0;
    choice.row = options.row;
    if (!options.row.empty()) choice.forms = 1'000;
    if (options.component.empty()) return choice;
    const Result<std::string> id = find_component(codebook, options.component);
    if (!id) return id.error();
    choice.component = codebook.find_component(*id);
    return choice;
}

Result<Exit> audit_codebook(const Session& session, const AuditOptions& options) {
    const Result<Tagger> tagger = open_tagger(session);
    if (!tagger) return tagger.error();
    const bool for_people = session.format == OutputFormat::table;
    const Result<AuditChoice> choice = to_choice(options, tagger->codebook(), for_people);
    if (!choice) return choice.error();
    const Result<Audit> audit = audit_passages(session, *tagger, options.where);
    if (!audit) return audit.error();
    const Table table = audit_table(tagger->codebook(), *audit, *choice);
    std::string out = render(table, session.format, session.look);
    if (for_people) out += audit_notes(tagger->codebook(), *audit, *choice, session.look);
    return print_and(Exit::ok, out);
}

}  // namespace

void add_audit(CLI::App& codebook, Action& chosen) {
    auto options = std::make_shared<AuditOptions>();
    CLI::App* command =
        add_command(codebook, {"audit", "What each row really matches: forms, counts, rows that never fire",
                               "  evidex codebook audit                       in the evidence base\n"
                               "  evidex codebook audit papers/ --component confidentiality\n"
                               "  evidex codebook audit dev.jsonl --row CF-T01\n"});
    command
        ->add_option("where", options->where, "base (default), a folder or file, or coded passages (*.jsonl)")
        ->type_name("PATH");
    command->add_option("--component", options->component, "Only rows of this component")->type_name("ID");
    command->add_option("--row", options->row, "Only this row, with all its forms")->type_name("ID");
    command->add_option("--limit", options->limit, "At most so many rows in the table; 0 = all (default 40)")
        ->type_name("N");
    run_with(command, chosen, options, audit_codebook);
}

}  // namespace evidex
