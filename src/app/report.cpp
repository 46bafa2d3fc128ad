#include <fmt/format.h>

#include "app/command.hpp"
#include "app/filter.hpp"
#include "app/report_contents.hpp"
#include "base/files.hpp"
#include "report/evidence_report_document.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct ReportCommand {
    std::string output;
    std::string format;
    std::string title;
    int quotes = 8;
    FilterOptions filter;
};

/// The kind of file: what `--format` says, else what the end of the name says.
Result<std::string> format_of(const ReportCommand& command) {
    if (!command.format.empty()) return command.format;
    const std::string name = extension(command.output);
    if (name == "htm") return std::string("html");
    if (name == "html" || name == "docx" || name == "md") return name;
    return make_error(ErrorCode::usage,
                      "'" + command.output + "' does not say what kind of report it is to be",
                      "end its name in .html, .docx or .md, or give --format");
}

Result<std::string> rendered(const EvidenceReport& report, std::string_view format) {
    if (format == "html") return evidence_report_html(report);
    const DocxDocument document = evidence_report_document(report);
    if (format == "md") return markdown_of(document);
    return write_docx(document);
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
    add("--tagged", filter.tagged);
    add("--decided", filter.decided);
    return text;
}

Result<Exit> write_report(const Session& session, const ReportCommand& command) {
    const Result<std::string> format = format_of(command);
    if (!format) return format.error();
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
    const Result<std::string> bytes = rendered(*report, *format);
    if (!bytes) return bytes.error();
    if (Status written = write_file(command.output, *bytes); !written) return written.error();
    const std::string line =
        fmt::format("{}: {} in {}, {}\n", command.output, counted(report->found, "passage"),
                    counted(report->interviews + report->documents, "source"),
                    bytes_text(static_cast<std::int64_t>(bytes->size())));
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
         "  evidex report -o agreed.docx --evidence agreed\n"});
    command->add_option("-o,--output", options->output, "File to write: .html, .docx or .md")
        ->type_name("FILE")
        ->required();
    allow_only(command->add_option("--format", options->format, "Kind of file; the default goes by its name"),
               {"html", "docx", "md"});
    command->add_option("--title", options->title, "Heading of the report (default \"Evidence report\")")
        ->type_name("TEXT");
    command->add_option("--quotes", options->quotes, "At most so many quotes a component (default 8)")
        ->check(between(0, 50))
        ->type_name("N");
    add_filter_options(*command, options->filter);
    run_with(command, chosen, options, write_report);
}

}  // namespace evidex
