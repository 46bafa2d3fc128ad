#include "app/command.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/lookup.hpp"
#include "base/number.hpp"

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

CLI::Option* allow_only(CLI::Option* option, std::vector<std::string> words) {
    std::string type;
    for (const std::string& word : words) type += (type.empty() ? "" : "|") + word;
    const auto check = [words = std::move(words)](std::string& typed) -> std::string {
        const std::string id = role_id(typed);
        if (std::find(words.begin(), words.end(), id) == words.end()) {
            return fmt::format("'{}' is not possible{}", typed, hint(id, words));
        }
        typed = id;
        return {};
    };
    return option->type_name(type)->transform(CLI::Validator(check, ""));
}

CLI::Validator between(std::int64_t least, std::int64_t most) {
    const auto check = [least, most](std::string& typed) -> std::string {
        const auto number = parse_number<std::int64_t>(typed);
        if (number && *number >= least && *number <= most) return {};
        return fmt::format("'{}' is not a number from {} to {}", typed, least, most);
    };
    return {check, ""};
}

}  // namespace evidex
