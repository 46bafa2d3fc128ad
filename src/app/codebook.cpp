#include "report/codebook.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/codebook_commands.hpp"
#include "base/lookup.hpp"
#include "evidex/overlaps.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct CheckOptions {
    std::string folder;
    bool overlaps = false;
};

struct ShowOptions {
    std::string what;
};

Result<Exit> check(const Session& session, const CheckOptions& options) {
    const std::string folder = options.folder.empty() ? codebook_folder(session) : options.folder;
    const Result<CheckedCodebook> checked = check_codebook(folder);
    if (!checked) return checked.error();
    std::vector<Diagnostic> found = checked->diagnostics;
    if (options.overlaps) {
        const std::vector<Diagnostic> overlaps = find_overlaps(checked->codebook);
        found.insert(found.end(), overlaps.begin(), overlaps.end());
    }
    const auto errors =
        std::count_if(found.begin(), found.end(), [](const Diagnostic& one) { return one.is_error; });
    const Exit exit = errors > 0 ? Exit::failed : Exit::ok;
    if (session.format != OutputFormat::table) {
        return print_and(exit, render(diagnostics_table(found), session.format, session.look));
    }
    std::string out;
    for (const Diagnostic& one : found) out += one.text() + "\n";
    out += codebook_summary(checked->codebook) + "\n";
    out += fmt::format("{}, {}\n", counted(errors, "error"),
                       counted(static_cast<std::int64_t>(found.size()) - errors, "warning"));
    return print_and(exit, out);
}

Result<Exit> show_row(const Session& session, const Codebook& codebook, const Row& row) {
    return print_and(Exit::ok, render(row_table(codebook, row), session.format, session.look));
}

Result<Exit> show(const Session& session, const ShowOptions& options) {
    const Result<Codebook> codebook = open_codebook(session);
    if (!codebook) return codebook.error();
    if (options.what.empty()) {
        return print_and(Exit::ok, render(components_table(*codebook), session.format, session.look));
    }
    if (options.what == "all") {
        return print_and(Exit::ok,
                         render(rows_table(*codebook, Codebook::npos), session.format, session.look));
    }
    for (const Row& row : codebook->rows) {
        if (row.id == options.what) return show_row(session, *codebook, row);
    }
    const Result<std::string> id = find_component(*codebook, options.what);
    if (!id) {
        return make_error(ErrorCode::usage, "no component or row is called '" + options.what + "'" +
                                                hint(options.what, component_ids(*codebook)));
    }
    const std::size_t index = codebook->find_component(*id);
    std::string out;
    if (session.format == OutputFormat::table) {
        out = component_text(codebook->components[index], session.look) + "\n";
    }
    return print_and(Exit::ok, out + render(rows_table(*codebook, index), session.format, session.look));
}

Result<Exit> test(const Session& session, const CheckOptions& options) {
    const Result<Codebook> codebook =
        load_codebook(options.folder.empty() ? codebook_folder(session) : options.folder);
    if (!codebook) return codebook.error();
    const Result<std::vector<ExampleFailure>> failures = test_codebook(*codebook);
    if (!failures) return failures.error();
    const Exit exit = failures->empty() ? Exit::ok : Exit::failed;
    std::string out;
    if (!failures->empty() || session.format != OutputFormat::table) {
        out = render(example_failures_table(*failures), session.format, session.look);
    }
    if (session.format == OutputFormat::table) {
        std::size_t sentences = 0;
        for (const Row& row : codebook->rows) sentences += row.must.size() + row.must_not.size();
        out +=
            fmt::format("{} of {}: {}\n", counted(static_cast<std::int64_t>(sentences), "example"),
                        counted(static_cast<std::int64_t>(codebook->rows.size()), "row"),
                        failures->empty() ? "all as they should be"
                                          : counted(static_cast<std::int64_t>(failures->size()), "failure"));
    }
    return print_and(exit, out);
}

void add_check(CLI::App& codebook, Action& chosen) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command = add_command(codebook, {"check", "Every mistake in a codebook, with file and line",
                                               "  evidex codebook check\n"
                                               "  evidex codebook check my-codebook/ --format json\n"
                                               "  evidex codebook check my-codebook/ --overlaps\n"});
    command->add_option("folder", options->folder, "Codebook folder")->type_name("DIR");
    command->add_flag("--overlaps", options->overlaps,
                      "Also terms in two components, rows that can never find anything, rows that\n"
                      "another one covers");
    run_with(command, chosen, options, check);
}

void add_show_codebook(CLI::App& codebook, Action& chosen) {
    auto options = std::make_shared<ShowOptions>();
    CLI::App* command = add_command(codebook, {"show", "Components, the rows of one, or one row",
                                               "  evidex codebook show\n"
                                               "  evidex codebook show rapid-access\n"
                                               "  evidex codebook show RA-T01\n"
                                               "  evidex codebook show all --format csv\n"});
    command->add_option("what", options->what, "A component, a row id, or all")->type_name("WHAT");
    run_with(command, chosen, options, show);
}

void add_test(CLI::App& codebook, Action& chosen) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command =
        add_command(codebook, {"test", "Run each row's own examples (must, must_not)",
                               "  evidex codebook test\n  evidex codebook test my-codebook/\n"});
    command->add_option("folder", options->folder, "Codebook folder")->type_name("DIR");
    run_with(command, chosen, options, test);
}

}  // namespace

void add_codebook(CLI::App& program, Action& chosen) {
    CLI::App* codebook = add_command(program, {"codebook", "Check, show, test and compare codebooks",
                                               "  evidex codebook check\n"
                                               "  evidex codebook audit base\n"
                                               "  evidex codebook diff old/ new/ --gold dev.jsonl\n"});
    codebook->require_subcommand(1);
    add_check(*codebook, chosen);
    add_show_codebook(*codebook, chosen);
    add_test(*codebook, chosen);
    add_audit(*codebook, chosen);
    add_precision(*codebook, chosen);
    add_diff(*codebook, chosen);
    add_suggest(*codebook, chosen);
    add_learn(*codebook, chosen);
    add_import(*codebook, chosen);
    add_export(*codebook, chosen);
}

}  // namespace evidex
