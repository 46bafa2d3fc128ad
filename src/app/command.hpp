#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/output.hpp"
#include "app/session.hpp"

namespace evidex {

/// What a command does once the arguments are understood.
using Action = std::function<Result<Exit>(const Session&)>;

/// A command with its description and examples, which come last in its help.
struct CommandText {
    std::string name;
    std::string does;
    std::string examples;
};
CLI::App* add_command(CLI::App& parent, const CommandText& text);

/// Lets an option be one of these words only, written with blanks or hyphens.
CLI::Option* allow_only(CLI::Option* option, std::vector<std::string> words);
/// For whole numbers within bounds.
CLI::Validator between(std::int64_t least, std::int64_t most);

/// Options of a command, alive as long as its action.
template <class Options>
void run_with(CLI::App* command, Action& chosen, const std::shared_ptr<Options>& options,
              Result<Exit> (*run)(const Session&, const Options&)) {
    command->callback([&chosen, options, run] {
        chosen = [options, run](const Session& session) { return run(session, *options); };
    });
}

// One function a command, each in a file of its name: adds it to the program; `chosen` is set if the user
// calls for it.
void add_ingest(CLI::App& program, Action& chosen);
void add_coverage(CLI::App& program, Action& chosen);
void add_quotes(CLI::App& program, Action& chosen);
void add_review(CLI::App& program, Action& chosen);
void add_agreement(CLI::App& program, Action& chosen);
void add_show(CLI::App& program, Action& chosen);
void add_explain(CLI::App& program, Action& chosen);
void add_sources(CLI::App& program, Action& chosen);
void add_status(CLI::App& program, Action& chosen);
void add_changes(CLI::App& program, Action& chosen);
void add_tag(CLI::App& program, Action& chosen);
void add_eval(CLI::App& program, Action& chosen);
void add_retag(CLI::App& program, Action& chosen);
void add_codebook(CLI::App& program, Action& chosen);
void add_read(CLI::App& program, Action& chosen);
void add_decisions(CLI::App& program, Action& chosen);
void add_verify(CLI::App& program, Action& chosen);
void add_pseudonymise(CLI::App& program, Action& chosen);
void add_forget(CLI::App& program, Action& chosen);
void add_report(CLI::App& program, Action& chosen);
void add_serve(CLI::App& program, Action& chosen);
void add_export_base(CLI::App& program, Action& chosen);
void add_import_project(CLI::App& program, Action& chosen);

}  // namespace evidex
