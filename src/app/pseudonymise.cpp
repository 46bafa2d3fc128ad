#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "app/command.hpp"
#include "app/progress.hpp"
#include "app/pseudonyms.hpp"
#include "app/speakers.hpp"
#include "report/pseudonyms.hpp"

namespace evidex {
namespace {

struct PseudonymiseOptions {
    std::vector<std::string> paths;
    std::string key;
    std::string roles;
};

Result<PseudonymKey> key_so_far(const std::string& path) {
    if (!std::filesystem::exists(path)) return PseudonymKey{};
    return load_pseudonyms(path);
}

Result<Exit> pseudonymise(const Session& session, const PseudonymiseOptions& options) {
    if (Status apart = check_key_place(options.key, options.paths, session.db); !apart) return apart.error();
    Result<PseudonymKey> key = key_so_far(options.key);
    if (!key) return key.error();
    const std::size_t known = key->size();
    const Result<Codebook> codebook = open_codebook(session);
    if (!codebook) return codebook.error();
    Result<std::vector<SpeakerRow>> speakers = speakers_for(options.roles, *codebook);
    if (!speakers) return speakers.error();
    AnalyseOptions reading;
    reading.reader_program = "/proc/self/exe";
    reading.segment.speakers = std::move(*speakers);
    ProgressBar bar(session);
    const FindingsReport report = find_in_files(std::move(*key), options.paths, reading,
                                                [&bar](const Progress& progress) { bar.update(progress); });
    bar.finish();
    if (Status saved = save_pseudonyms(options.key, report.key); !saved) return saved.error();
    const Table table = findings_table(report, known);
    const Exit exit = report.failures.empty() ? Exit::ok : Exit::some_failed;
    if (session.format != OutputFormat::table)
        return print_and(exit, render(table, session.format, session.look));
    hint_at(
        session,
        fmt::format("Open {0} in a spreadsheet: yes or no in the column \"replace\" for each line; give all "
                    "spellings of one person the same pseudonym; add lines for names that were missed. "
                    "Then: evidex ingest … --pseudonyms {0}",
                    options.key));
    return print_and(exit, findings_text(report, known, options.key, session.look));
}

}  // namespace

void add_pseudonymise(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<PseudonymiseOptions>();
    CLI::App* command = add_command(
        program,
        {"pseudonymise", "Find names, places, numbers and dates that give people away, for you to review",
         "  evidex pseudonymise interviews/ --key ~/keys/study.csv\n"
         "  evidex ingest interviews/ --pseudonyms ~/keys/study.csv\n"});
    command->add_option("paths", options->paths, "Files and folders")->required()->type_name("PATH");
    command
        ->add_option(
            "--key", options->key,
            "The key: a CSV of words and pseudonyms, made or brought up to date; answers in it are kept")
        ->required()
        ->type_name("FILE");
    command->add_option("--roles", options->roles, "CSV with the columns source,speaker,role")
        ->type_name("FILE");
    run_with(command, chosen, options, pseudonymise);
}

}  // namespace evidex
