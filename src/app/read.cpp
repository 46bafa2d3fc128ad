#include "evidex/read.hpp"

#include <algorithm>

#include "app/command.hpp"
#include "read/child.hpp"
#include "report/document.hpp"

namespace evidex {
namespace {

struct ReadOptions {
    std::string file;
    bool one_line = false;
    std::string child_limits;  ///< Set if this process is the child of `read_isolated`.
    int timeout = 60;
};

Result<Exit> read_file_of(const Session& session, const ReadOptions& options) {
    if (!options.child_limits.empty()) {
        return print_and(Exit::ok, answer_as_child(options.child_limits, options.file));
    }
    const Result<Source> source = open_source(options.file);
    if (!source) return source.error();
    ReadLimits limits;
    limits.wall_millis = std::int64_t{options.timeout} * 1'000;
    limits.cpu_seconds = std::max<std::int64_t>(limits.cpu_seconds, options.timeout);
    const Result<Document> document = read_isolated(*source, "/proc/self/exe", limits);
    if (!document) return document.error();
    if (options.one_line) return print_and(Exit::ok, to_json(*document, -1) + "\n");
    if (!session.format_given || session.format == OutputFormat::json) {
        return print_and(Exit::ok, to_json(*document, 2) + "\n");
    }
    std::string out;
    if (session.format == OutputFormat::table) out = document_heading(*document, session.look);
    return print_and(Exit::ok, out + render(blocks_table(*document), session.format, session.look));
}

}  // namespace

void add_read(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ReadOptions>();
    CLI::App* command =
        add_command(program, {"read", "How a file is read: its text, blocks, speakers, as JSON",
                              "  evidex read interview.docx\n"
                              "  evidex read interview.docx --format table      a listing for people\n"});
    command->add_option("file", options->file, "The file")->required()->type_name("FILE");
    command->add_flag("--json", options->one_line, "JSON on one line");
    command->add_option("--timeout", options->timeout, "Longest time (default 60)")
        ->check(between(1, 86'400))
        ->type_name("SECONDS");
    command->add_option("--child", options->child_limits)->group("");
    run_with(command, chosen, options, read_file_of);
}

}  // namespace evidex
