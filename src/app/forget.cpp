#include <unistd.h>

#include <iostream>

#include "app/command.hpp"

namespace evidex {
namespace {

struct ForgetOptions {
    std::string source;
    bool yes = false;
};

/// Asks on a terminal; elsewhere only --yes will do.
Status confirm(const ForgetOptions& options) {
    if (options.yes) return Done{};
    if (::isatty(STDIN_FILENO) == 1 && stderr_is_terminal()) {
        say("Remove '" + options.source +
            "' and every trace of its words from the base? The file itself stays. [y/N]");
        std::string answer;
        std::getline(std::cin, answer);
        if (answer == "y" || answer == "Y" || answer == "yes") return Done{};
        return make_error(ErrorCode::usage, "nothing was removed");
    }
    return make_error(ErrorCode::usage, "nothing was removed, since nobody could be asked",
                      "add --yes if you are sure");
}

Result<Exit> forget_source(const Session& session, const ForgetOptions& options) {
    Result<Store> store = open_base_to_write(session);
    if (!store) return store.error();
    if (Status confirmed = confirm(options); !confirmed) return confirmed.error();
    if (Status forgotten = store->forget(options.source); !forgotten) return forgotten.error();
    hint_at(session, "Copies of the base and files that you exported earlier are not touched.");
    return print_and(Exit::ok, "forgotten: " + options.source + "\n");
}

}  // namespace

void add_forget(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ForgetOptions>();
    CLI::App* command =
        add_command(program, {"forget", "Remove a source so that none of its words is left in the base",
                              "  evidex forget interview-07.docx\n"
                              "  evidex forget /home/me/interviews/interview-07.docx --yes\n"});
    command->add_option("source", options->source, "Path, file name or id, as evidex sources prints them")
        ->required()
        ->type_name("SOURCE");
    command->add_flag("--yes", options->yes, "Do not ask");
    run_with(command, chosen, options, forget_source);
}

}  // namespace evidex
