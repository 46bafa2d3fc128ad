#include "app/command.hpp"

namespace evidex {

CLI::App* add_command(CLI::App& parent, const CommandText& text) {
    CLI::App* command = parent.add_subcommand(text.name, text.does);
    // --db, --codebook, --format and --quiet may also follow the command.
    command->fallthrough();
    command->footer(
        "Examples:\n" + text.examples +
        "\nGoes with every command: --db FILE, --codebook DIR, --format table|csv|json|md, --quiet");
    return command;
}

}  // namespace evidex
