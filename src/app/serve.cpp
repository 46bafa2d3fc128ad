#include "serve/serve.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "app/command.hpp"
#include "app/interrupt.hpp"

namespace evidex {
namespace {

struct ServeCommand {
    int port = 0;
    bool no_open = false;
    std::string coder;
    std::string assets;
};

/// Whether there is a screen for a browser.
bool has_display() {
    const auto set = [](const char* name) {
        const char* value = std::getenv(name);
        return value != nullptr && *value != '\0';
    };
    return set("DISPLAY") || set("WAYLAND_DISPLAY");
}

/// Asks the desktop to open an address. What comes of it does not matter: the address is printed too.
void open_in_browser(const std::string& address) {
    posix_spawn_file_actions_t quiet;
    ::posix_spawn_file_actions_init(&quiet);
    ::posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string program = "xdg-open";
    std::string argument = address;
    char* arguments[] = {program.data(), argument.data(), nullptr};
    pid_t child = 0;
    ::posix_spawnp(&child, "xdg-open", &quiet, nullptr, arguments, environ);
    ::posix_spawn_file_actions_destroy(&quiet);
}

Result<Exit> serve_workbench(const Session& session, const ServeCommand& command) {
    ServeOptions options;
    options.workbench.db = session.db;
    options.workbench.codebook = codebook_folder(session);
    options.workbench.coder = command.coder;
    options.workbench.reader_program = "/proc/self/exe";
    options.workbench.stop = &stop_on_interrupt();
    options.assets = command.assets;
    options.port = command.port;
    Status printed = Done{};
    options.started = [&](const std::string& address) {
        printed = print(address + "\n");
        hint_at(session, "Open this address in a browser on this machine; it works once. Ctrl-C stops.");
        if (!command.no_open && has_display()) open_in_browser(address);
    };
    if (Status served = serve(options); !served) return served.error();
    if (!printed) return printed.error();
    hint_at(session, "Stopped.");
    return Exit::ok;
}

}  // namespace

void add_serve(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ServeCommand>();
    CLI::App* command = add_command(
        program, {"serve", "The workbench: a page in your browser, served to this machine only",
                  "  evidex serve\n"
                  "  evidex serve --db project.db --coder ana\n"
                  "  evidex serve --port 8080 --no-open\n"
                  "\nPrints the address to open; it works once and for one browser. Nothing leaves this "
                  "machine.\nCtrl-C stops.\n"});
    command->add_option("--port", options->port, "Default: any free one")
        ->check(between(1, 65'535))
        ->type_name("N");
    command->add_flag("--no-open", options->no_open, "Print the address only, do not start a browser");
    command->add_option("--coder", options->coder, "Who decides on the page Review")
        ->envname("EVIDEX_CODER")
        ->type_name("NAME");
    command->add_option("--assets", options->assets, "Pages from this folder instead of those compiled in")
        ->type_name("DIR");
    run_with(command, chosen, options, serve_workbench);
}

}  // namespace evidex
