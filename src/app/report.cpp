#include <fmt/format.h>

#include "app/command.hpp"
#include "app/filter.hpp"
#include "app/report_contents.hpp"
#include "base/files.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct ReportCommand {
    std::string output;
    std::string title;
    int quotes = 8;
    FilterOptions filter;
};

Status check_name(const std::string& output) {
    const std::string name = extension(output);
    if (name == "html" || name == "htm") return Done{};
    return make_error(ErrorCode::usage, "'" + output + "' is not the name of a page", "end it in .html");
}

/// The filter as typed, for people who want the same again.
std::string chosen_text(const FilterOptions& filter) {
    std::string text;
    const auto add = [&](std::string_view option, const std::string& value) {
        if (value.empty()) return;
        const bool needs_marks = value.find_first_of(" *?[") != std::string::npos;
        text += fmt::format("{}{} {}", text.empty() ? "" : " ", option,
                            needs_marks ? "\"" + value + "\"" : value);
    };
    for (const std::string& value : filter.components) add("--component", value);
    for (const std::string& value : filter.themes) add("--theme", value);
    for (const std::string& value : filter.roles) add("--role", value);
    add("--kind", filter.kind);
    add("--stance", filter.stance);
    add("--source", filter.source);
    add("--year", filter.year);
    add("--decided", filter.decided);
    return text;
}

Result<Exit> write_report(const Session& session, const ReportCommand& command) {
    if (Status named = check_name(command.output); !named) return named.error();
    const Result<Codebook> codebook = open_codebook(session);
    if (!codebook) return codebook.error();
    const Result<Filter> filter = to_filter(command.filter, *codebook);
    if (!filter) return filter.error();
    ReportOptions options;
    options.title = command.title.empty() ? "Evidence report" : command.title;
    options.chosen = chosen_text(command.filter);
    options.quotes = command.quotes;
    const Result<EvidenceReport> report = report_contents(session, *codebook, *filter, options);
    if (!report) return report.error();
    const std::string bytes = evidence_report_html(*report);
    if (Status written = write_file(command.output, bytes); !written) return written.error();
    const std::string line =
        fmt::format("{}: {} in {}, {}\n", command.output, counted(report->found, "passage"),
                    counted(report->interviews + report->documents, "source"),
                    bytes_text(static_cast<std::int64_t>(bytes.size())));
    return print_and(report->found == 0 ? Exit::nothing_found : Exit::ok, line);
}

}  // namespace

void add_report(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ReportCommand>();
    CLI::App* command = add_command(
        program,
        {"report", "The state of the evidence as one file to pass on",
         "  evidex report -o report.html\n"
         "  evidex report -o young-people.html --role young-person --title \"What young people say\"\n"
         "  evidex report -o agreed.html --evidence agreed\n"});
    command->add_option("-o,--output", options->output, "File to write; its name ends in .html")
        ->type_name("FILE")
        ->required();
    command->add_option("--title", options->title, "Heading of the report (default \"Evidence report\")")
        ->type_name("TEXT");
    command->add_option("--quotes", options->quotes, "At most so many quotes a component (default 8)")
        ->check(between(0, 50))
        ->type_name("N");
    add_filter_options(*command, options->filter);
    run_with(command, chosen, options, write_report);
}

}  // namespace evidex
