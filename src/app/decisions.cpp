#include "report/decisions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/command.hpp"
#include "app/decisions_commands.hpp"
#include "app/pseudonyms.hpp"
#include "base/files.hpp"
#include "base/lookup.hpp"
#include "evidex/coding.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct DecisionsOptions {
    bool log = false;
    bool unresolved = false;
    std::string coder, source, component;
    std::size_t limit = 0;  ///< 0 = all.
};

bool is_judgement(const Entry& entry) {
    const Verdict verdict = entry.decision.verdict;
    return verdict != Verdict::shown && verdict != Verdict::withdrawn;
}

Result<EntryFilter> to_filter(const Session& session, const DecisionsOptions& options) {
    EntryFilter filter;
    filter.coder = options.coder;
    filter.source = options.source;
    filter.standing = !options.log;
    if (options.unresolved) filter.whereabouts = Whereabouts::unresolved;
    if (options.component.empty()) return filter;
    const Result<Codebook> codebook = open_codebook(session);
    if (!codebook) return codebook.error();
    Result<std::string> component = find_component(*codebook, options.component);
    if (!component) return component.error();
    filter.component = std::move(*component);
    return filter;
}

/// What a person can do about decisions whose words are gone.
void hint_at_settling(const Session& session) {
    hint_at(session,
            "Their words were changed, deleted or are there more than once. For each: evidex decisions move "
            "ID PASSAGE, or evidex decisions withdraw ID.");
}

Result<Exit> list_decisions(const Session& session, const DecisionsOptions& options) {
    const Result<Ledger> ledger = open_ledger(session);
    if (!ledger) return ledger.error();
    const Result<EntryFilter> filter = to_filter(session, options);
    if (!filter) return filter.error();
    Result<std::vector<Entry>> entries = ledger->entries(*filter);
    if (!entries) return entries.error();
    if (!options.log) std::erase_if(*entries, [](const Entry& entry) { return !is_judgement(entry); });
    if (entries->empty()) {
        hint_at(session, options.unresolved ? "Every decision has its place."
                                            : "No decision fits; evidex review makes some.");
    } else if (options.unresolved) {
        hint_at_settling(session);
    }
    if (options.limit > 0 && entries->size() > options.limit) {
        hint_at(session, fmt::format("The last {} of {}.", options.limit, entries->size()));
        entries->erase(entries->begin(), entries->end() - static_cast<std::ptrdiff_t>(options.limit));
    }
    return print_rows(session, decisions_table(*entries, options.log));
}

struct FileOptions {
    std::vector<std::string> files;
    std::string coder;
    std::string pseudonyms;
};

Result<Exit> export_log(const Session& session, const FileOptions& options) {
    const Result<Ledger> ledger = open_ledger(session);
    if (!ledger) return ledger.error();
    EntryFilter filter;
    filter.coder = options.coder;
    const Result<std::vector<Entry>> entries = ledger->entries(filter);
    if (!entries) return entries.error();
    std::string lines;
    for (const Entry& entry : *entries) lines += to_json_line(entry.decision) + "\n";
    if (Status written = write_file(options.files.front(), lines); !written) return written.error();
    hint_at(session, "The file holds words of your sources: keep it as safe as them.");
    return print_and(
        entries->empty() ? Exit::nothing_found : Exit::ok,
        fmt::format("{} written to {}\n", counted(static_cast<std::int64_t>(entries->size()), "entry"),
                    options.files.front()));
}

Error in_file(Error error, const std::string& file) {
    if (error.file.empty()) error.file = file;
    return error;
}

/// What became of the entries of a file, in words.
std::string merged_text(const std::string& file, const Merged& merged, bool is_cut) {
    std::string text =
        fmt::format("{}: {} new, {} known", file, count_text(merged.added), count_text(merged.known));
    const auto tell = [&](std::int64_t count, const char* what) {
        if (count > 0) text += fmt::format("; {} {}", count_text(count), what);
    };
    tell(merged.elsewhere, "about sources that this base does not have");
    tell(merged.unresolved, "whose words were not found (evidex decisions --unresolved)");
    tell(merged.erased, "without their words, since their source was forgotten here");
    tell(merged.reworded, "with pseudonyms for the names they quoted");
    tell(merged.erased_there, "that were erased there and are not here (evidex forget does it)");
    if (is_cut) text += "; its last line was not complete and was left out";
    return text + "\n";
}

Result<Exit> import_logs(const Session& session, const FileOptions& options) {
    std::vector<ReadLog> logs;
    for (const std::string& file : options.files) {
        Result<ReadLog> log = read_log(file);
        if (!log) return log.error();
        logs.push_back(std::move(*log));
    }
    const Result<std::optional<Pseudonymiser>> key = open_key(options.pseudonyms, options.files, session.db);
    if (!key) return key.error();
    Rewording replace;
    if (*key) replace = [&key](std::string_view text) { return (*key)->replace(text); };
    Result<Ledger> ledger = open_ledger_to_write(session);
    if (!ledger) return ledger.error();
    std::string out;
    bool is_whole = true;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        const Result<Merged> merged = ledger->merge(logs[i].decisions, replace);
        if (!merged) return in_file(merged.error(), options.files[i]);
        out += merged_text(options.files[i], *merged, logs[i].is_cut);
        is_whole = is_whole && !logs[i].is_cut;
    }
    const Result<std::vector<Entry>> entries = ledger->entries();
    if (!entries) return entries.error();
    for (const LogFinding& finding : check_log(log_in(*entries))) say(finding.message);
    return print_and(is_whole ? Exit::ok : Exit::some_failed, out);
}

void add_export(CLI::App& decisions, Action& chosen) {
    auto options = std::make_shared<FileOptions>();
    CLI::App* command = add_command(
        decisions,
        {"export", "Write the log to a file, for a colleague or for safe keeping",
         "  evidex decisions export ana.jsonl\n  evidex decisions export ana.jsonl --coder ana\n"});
    command->add_option("file", options->files, "JSON Lines, one entry a line")
        ->required()
        ->expected(1)
        ->type_name("FILE");
    command->add_option("--coder", options->coder, "Only the log of this coder")->type_name("NAME");
    run_with(command, chosen, options, export_log);
}

void add_import(CLI::App& decisions, Action& chosen) {
    auto options = std::make_shared<FileOptions>();
    CLI::App* command = add_command(
        decisions,
        {"import", "Add the logs of others; what is known falls out, nothing is overwritten",
         "  evidex decisions import ana.jsonl ben.jsonl\n"
         "  evidex decisions import ana.jsonl --pseudonyms ~/keys/study.csv\n"
         "\nWhere texts were stored with pseudonyms, logs that quote other texts need the key.\n"});
    command->add_option("files", options->files, "Files that 'evidex decisions export' wrote")
        ->required()
        ->type_name("FILE");
    command
        ->add_option("--pseudonyms", options->pseudonyms,
                     "Key of pseudonyms that take the place of names before anything is stored")
        ->type_name("FILE.csv");
    run_with(command, chosen, options, import_logs);
}

}  // namespace

std::vector<Decision> log_in(const std::vector<Entry>& entries) {
    std::vector<Decision> log;
    log.reserve(entries.size());
    for (const Entry& entry : entries) log.push_back(entry.decision);
    return log;
}

void add_decisions(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<DecisionsOptions>();
    CLI::App* command =
        add_command(program, {"decisions", "What coders decided, and what needs a person to settle",
                              "  evidex decisions --coder ana --component aftercare-planning\n"
                              "  evidex decisions --log --format csv      who did what when, undo included\n"
                              "  evidex decisions --unresolved            words that were not found again\n"
                              "  evidex decisions import ana.jsonl ben.jsonl\n"});
    command->add_flag("--log", options->log, "Every entry ever made, also those that no longer stand");
    command->add_flag("--unresolved", options->unresolved, "Only those whose words were not found again");
    command->add_option("--coder", options->coder, "By this coder")->type_name("NAME");
    command->add_option("--source", options->source, "Path, file name or title; * stands for anything")
        ->type_name("PATTERN");
    command->add_option("--component", options->component, "About this component")->type_name("ID");
    command->add_option("--limit", options->limit, "Only the last so many; 0 = all (default)")
        ->check(between(0, 1'000'000'000))
        ->type_name("N");
    command->require_subcommand(0, 1);
    command->callback([&chosen, options, command] {
        if (!command->get_subcommands().empty()) return;
        chosen = [options](const Session& session) { return list_decisions(session, *options); };
    });
    add_export(*command, chosen);
    add_import(*command, chosen);
    add_withdraw(*command, chosen);
    add_move(*command, chosen);
}

}  // namespace evidex
