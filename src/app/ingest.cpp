#include "evidex/ledger.hpp"
#include "evidex/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/command.hpp"
#include "app/interrupt.hpp"
#include "app/progress.hpp"
#include "app/pseudonyms.hpp"
#include "app/speakers.hpp"
#include "report/ingest.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct IngestCommand {
    std::vector<std::string> paths;
    std::string roles;
    std::string pseudonyms;
    int threads = 0;
    int timeout = 60;
};

Result<IngestOptions> options_for(const IngestCommand& command, const Codebook& codebook) {
    Result<std::vector<SpeakerRow>> speakers = speakers_for(command.roles, codebook);
    if (!speakers) return speakers.error();
    IngestOptions options;
    options.paths = command.paths;
    options.threads = command.threads;
    options.stop = &stop_on_interrupt();
    options.analyse.reader_program = "/proc/self/exe";
    options.analyse.segment.speakers = std::move(*speakers);
    options.analyse.segment.tag_interviewer = codebook.settings.tag_interviewer;
    options.analyse.limits.wall_millis = std::int64_t{command.timeout} * 1'000;
    options.analyse.limits.cpu_seconds =
        std::max<std::int64_t>(options.analyse.limits.cpu_seconds, command.timeout);
    return options;
}

Result<IngestReport> ingest_with_progress(const Session& session, Store& store, const Tagger& tagger,
                                          IngestOptions& options) {
    options.retagging = [&session](std::int64_t passages) {
        hint_at(session, fmt::format("The codebook has changed: tagging {} again first.",
                                     counted(passages, "stored passage")));
    };
    ProgressBar bar(session);
    options.progress = [&bar](const Progress& progress) { bar.update(progress); };
    Result<IngestReport> report = run_ingest(store, tagger, options);
    bar.finish();
    return report;
}

void hint_at_unknown_speakers(const Session& session, const Store& store) {
    const Result<std::vector<SourceRow>> sources = store.sources();
    if (!sources) return;
    std::int64_t speakers = 0;
    std::int64_t in_sources = 0;
    for (const SourceRow& source : *sources) {
        speakers += static_cast<std::int64_t>(source.unknown_speakers.size());
        in_sources += source.unknown_speakers.empty() ? 0 : 1;
    }
    if (speakers == 0) return;
    hint_at(session, fmt::format("{} in {} have no role; evidex sources names them, --roles FILE.csv "
                                 "(source,speaker,role) says who they are.",
                                 counted(speakers, "speaker"), counted(in_sources, "source")));
}

Exit exit_of(const IngestReport& report) {
    if (report.interrupted) return Exit::interrupted;
    return report.failures.empty() ? Exit::ok : Exit::some_failed;
}

/// Names that came in before the key did: quoted by decisions, and left in corners of the file.
Status hide_old_names(const Session& session, Store& store, const Pseudonymiser& key,
                      const IngestReport& report) {
    Result<Ledger> ledger = Ledger::open(session.db, Store::Mode::read_write);
    if (!ledger) return ledger.error();
    const Result<std::int64_t> rewritten =
        ledger->rewrite([&key](std::string_view text) { return key.replace(text); });
    if (!rewritten) return rewritten.error();
    if (report.changed == 0 && *rewritten == 0) return Done{};
    return store.remove_traces();
}

void hint_at_pseudonyms(const Session& session) {
    hint_at(session,
            "Texts with pseudonyms are still personal data. The files you read from, and their names, are as "
            "they "
            "were: sources whose file name tells a person's name should be renamed.");
}

Result<Exit> ingest_files(const Session& session, const IngestCommand& command) {
    const Result<Tagger> tagger = open_tagger(session);
    if (!tagger) return tagger.error();
    Result<IngestOptions> options = options_for(command, tagger->codebook());
    if (!options) return options.error();
    const Result<std::optional<Pseudonymiser>> key = open_key(command.pseudonyms, command.paths, session.db);
    if (!key) return key.error();
    Result<Store> store = open_base_to_write(session, true);
    if (!store) return store.error();
    if (*key) {
        options->analyse.pseudonymiser = &**key;
        options->analyse.segment.speakers = (*key)->replace(std::move(options->analyse.segment.speakers));
    }
    const Result<IngestReport> report = ingest_with_progress(session, *store, *tagger, *options);
    if (!report) return report.error();
    if (*key && !report->interrupted) {
        if (Status done = hide_old_names(session, *store, **key, *report); !done) return done.error();
    }
    std::string out;
    if (session.format == OutputFormat::table) {
        out = ingest_text(*report, session.look);
    } else if (session.format == OutputFormat::json) {
        out = print_json(to_json(*report));
    } else {
        out = render(failures_table(*report), session.format, session.look);
    }
    if (report->interrupted) say("Interrupted. What was read is kept; run again to resume.");
    hint_at_unknown_speakers(session, *store);
    if (*key) hint_at_pseudonyms(session);
    return print_and(exit_of(*report), out);
}

}  // namespace

void add_ingest(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<IngestCommand>();
    CLI::App* command = add_command(
        program,
        {"ingest", "Read, tag and index files and folders; unchanged files are skipped",
         "  evidex ingest interviews/ papers/\n"
         "  evidex ingest interviews/ --roles who-is-who.csv\n"
         "  evidex ingest report.pdf --db project.db --timeout 120\n"
         "\nReads TXT, Markdown, HTML, DOCX, ODT, PDF, WebVTT, SRT and JATS XML. who-is-who.csv has the "
         "columns\nsource,speaker,role; * stands for anything. Ctrl-C stops; running again resumes.\n"});
    command->add_option("paths", options->paths, "Files and folders")->required()->type_name("PATH");
    command->add_option("--roles", options->roles, "Who the speakers are: source,speaker,role")
        ->type_name("FILE.csv");
    command
        ->add_option("--pseudonyms", options->pseudonyms,
                     "Key of pseudonyms that take the place of names before anything is stored")
        ->type_name("FILE.csv");
    command->add_option("--threads", options->threads, "Default: as many as the machine has")
        ->check(between(1, 256))
        ->type_name("N");
    command->add_option("--timeout", options->timeout, "Longest time for one file (default 60)")
        ->check(between(1, 86'400))
        ->type_name("SECONDS");
    run_with(command, chosen, options, ingest_files);
}

}  // namespace evidex
