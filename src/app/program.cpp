#include "app/program.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <csignal>
#include <exception>

#include "app/command.hpp"
#include "base/lookup.hpp"

namespace evidex {
namespace {

constexpr const char* kAbout =
    "evidex turns research documents and interview transcripts into an evidence base that can be questioned: "
    "it "
    "tags each passage with the components of a model and says why. Nothing leaves this machine.";

constexpr const char* kFooter =
    "Examples:\n"
    "  evidex ingest interviews/ papers/ --roles who-is-who.csv\n"
    "  evidex coverage\n"
    "  evidex quotes \"waiting list\" --component rapid-access --role young-person\n"
    "  evidex COMMAND --help                 options and examples of a command\n"
    "\nExit status: 0 ok, 1 nothing found, 2 an error, 3 finished but some inputs failed, 4 evidence base "
    "damaged,\n5 disk full, 130 interrupted (run again to resume)";

void add_common_options(CLI::App& program, Session& session) {
    program.add_option("--db", session.db, "The evidence base, one file")
        ->envname("EVIDEX_DB")
        ->type_name("FILE")
        ->capture_default_str();
    program.add_option("--codebook", session.codebook, "Codebook folder; the default ships with evidex")
        ->type_name("DIR");
    program
        .add_option_function<std::string>(
            "--format",
            [&session](const std::string& name) {
                const std::optional<OutputFormat> format = output_format_from(name);
                if (!format) {
                    throw CLI::ValidationError("--format",
                                               "'" + name + "' is not one of table, csv, json, md");
                }
                session.format = *format;
                session.format_given = true;
            },
            "How rows are printed: table, csv, json or md (default table)")
        ->type_name("NAME");
    program.add_flag("--quiet,-q", session.quiet, "No progress and no hints");
    program.set_version_flag("--version", "evidex " EVIDEX_VERSION);
}

void add_commands(CLI::App& program, Action& chosen) {
    for (const auto add :
         {add_ingest, add_coverage, add_quotes,    add_show,         add_explain,     add_sources,
          add_status, add_changes,  add_tag,       add_eval,         add_retag,       add_codebook,
          add_read,   add_review,   add_decisions, add_agreement,    add_export_base, add_import_project,
          add_report, add_serve,    add_verify,    add_pseudonymise, add_forget}) {
        add(program, chosen);
    }
}

/// The innermost command that the arguments named; the program itself if there is none.
const CLI::App& innermost(const CLI::App& program) {
    const CLI::App* command = &program;
    while (!command->get_subcommands().empty()) command = command->get_subcommands().back();
    return *command;
}

/// "evidex codebook" for the nested command of that name.
std::string full_name(const CLI::App& command) {
    if (command.get_parent() == nullptr) return "evidex";
    return full_name(*command.get_parent()) + " " + command.get_name();
}

std::vector<std::string> command_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::App* sub : command.get_subcommands([](const CLI::App*) { return true; })) {
        if (!sub->get_name().empty() && !sub->get_group().empty()) names.push_back(sub->get_name());
    }
    return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
        for (const CLI::Option* option : at->get_options()) {
            for (const std::string& name : option->get_lnames()) {
                if (!option->get_group().empty()) names.push_back("--" + name);
            }
        }
    }
    return names;
}

/// What is wrong with the arguments, in our words where CLI11's would not help.
std::string complaint(const CLI::App& program, const CLI::ParseError& error) {
    const CLI::App& command = innermost(program);
    const std::string name = full_name(command);
    const std::vector<std::string> extra = program.remaining(true);
    const bool wants_command = !command_names(command).empty() && !extra.empty() && extra[0][0] != '-';
    if (wants_command) {
        return fmt::format("there is no command '{} {}'{}", name, extra[0],
                           hint(extra[0], command_names(command)));
    }
    if (!extra.empty() && extra[0].size() > 1 && extra[0][0] == '-') {
        const std::string option = extra[0].substr(0, extra[0].find('='));
        const std::optional<std::string> near = nearest(option, option_names(command));
        return fmt::format("'{}' has no option '{}'{}", name, option,
                           near ? " (did you mean '" + *near + "'?)" : "");
    }
    if (!command_names(command).empty()) return fmt::format("'{}' needs a command after it", name);
    if (!extra.empty()) {
        return fmt::format(
            "'{}' does not know what to do with '{}'; quotation marks keep words with blanks together", name,
            extra[0]);
    }
    return name + ": " + error.what();
}

int tell(const Error& error) {
    say("evidex: " + error.text());
    return static_cast<int>(exit_for(error.code));
}

int finish(const Result<Exit>& exit) {
    return exit ? static_cast<int>(*exit) : tell(exit.error());
}

/// Understands the arguments; an exit status if there is nothing left to do.
std::optional<int> parse(CLI::App& program, int argc, char** argv) {
    try {
        program.parse(argc, argv);
        return std::nullopt;
    } catch (const CLI::CallForHelp&) {
        return finish(print_and(Exit::ok, program.help() + "\n"));
    } catch (const CLI::CallForVersion& version) {
        return finish(print_and(Exit::ok, std::string(version.what()) + "\n"));
    } catch (const CLI::ParseError& error) {
        say("evidex: " + complaint(program, error));
        say("see: " + full_name(innermost(program)) + " --help");
        return static_cast<int>(Exit::failed);
    }
}

int run(int argc, char** argv) {
    Session session;
    Action chosen;
    CLI::App program(kAbout, "evidex");
    program.require_subcommand(1);
    program.footer(kFooter);
    program.get_formatter()->column_width(34);
    program.get_formatter()->label("SUBCOMMAND", "COMMAND");
    program.get_formatter()->label("Subcommands", "Commands");
    program.get_formatter()->label("Positionals", "Arguments");
    add_common_options(program, session);
    add_commands(program, chosen);
    if (const std::optional<int> exit = parse(program, argc, argv)) return *exit;
    session.look = look_of_stdout();
    return finish(chosen(session));
}

}  // namespace

int run_program(int argc, char** argv) {
    ::umask(077);                   // evidence is confidential: what we create is for its owner alone
    std::signal(SIGPIPE, SIG_IGN);  // a reader that leaves shows as a failed write
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc&) {
        return tell(
            make_error(ErrorCode::limit, "there is not enough memory", "close other programs and try again"));
    } catch (const std::exception& error) {
        return tell(make_error(ErrorCode::io, std::string("this should not have happened: ") + error.what(),
                               "please report it"));
    }
}

}  // namespace evidex
