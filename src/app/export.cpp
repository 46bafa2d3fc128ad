#include "evidex/export.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "app/command.hpp"
#include "app/filter.hpp"
#include "base/files.hpp"
#include "evidex/coding.hpp"
#include "evidex/docx.hpp"
#include "report/quotes_document.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct ExportCommand {
    std::string file;
    std::vector<std::string> words;
    std::string name;
    std::string table = "quotes";
    bool gold = false;
    bool mark = false;
    FilterOptions filter;
};

/// What was written, in words, and what the form could not hold.
struct Written {
    std::string bytes;
    std::string what;
    std::vector<std::string> losses;
};

using Write = Result<Written> (*)(const Holdings& holdings, const ExportCommand& command);

bool is_unrestricted(const Query& query) {
    const Filter& filter = query.filter;
    return query.words.empty() && filter.components.empty() && filter.themes.empty() &&
           filter.roles.empty() && !filter.kind && !filter.stance && filter.source.empty() &&
           !filter.year_from && !filter.year_to && !filter.year_unknown && !filter.tagged &&
           !filter.decided && filter.evidence == Evidence::suggested;
}

Status add_passages(const Store& store, const Query& query, std::set<std::int64_t>& passages) {
    const Result<std::vector<Quote>> quotes = store.find(query);
    if (!quotes) return quotes.error();
    for (const Quote& quote : *quotes) passages.insert(quote.passage);
    return Done{};
}

Status choose_passages(const Store& store, Query query, Holdings& holdings) {
    if (is_unrestricted(query)) {
        for (const StoredText& text : holdings.texts) {
            for (const StoredPassage& passage : text.passages)
                holdings.passages.insert(passage.quote.passage);
        }
        return Done{};
    }
    query.limit = 0;
    if (holdings.basis != Basis::everything) return add_passages(store, query, holdings.passages);
    for (const Evidence evidence : {Evidence::suggested, Evidence::decided}) {
        query.filter.evidence = evidence;
        if (Status added = add_passages(store, query, holdings.passages); !added) return added;
    }
    return Done{};
}

/// Without a word about evidence everything goes out.
Basis basis_of(const FilterOptions& typed) {
    if (typed.evidence == "suggested") return Basis::suggested;
    if (typed.evidence == "decided") return Basis::decided;
    return typed.evidence == "agreed" ? Basis::agreed : Basis::everything;
}

Result<Holdings> gather(const Session& session, const ExportCommand& command, const Codebook& codebook) {
    Result<Filter> filter = to_filter(command.filter, codebook);
    if (!filter) return filter.error();
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    const Result<StoreStatus> status = store->status();
    if (!status) return status.error();
    Holdings holdings;
    holdings.name = command.name.empty() ? std::filesystem::path(session.db).stem().string() : command.name;
    if (status->last_run)
        holdings.time =
            status->last_run->finished.empty() ? status->last_run->started : status->last_run->finished;
    holdings.codebook = &codebook;
    holdings.components = filter->components;
    holdings.basis = basis_of(command.filter);
    if (Status read =
            for_each_text(*store, [&](StoredText text) { holdings.texts.push_back(std::move(text)); });
        !read)
        return read.error();
    const Result<Ledger> ledger = Ledger::open(session.db, Store::Mode::read_only);
    if (!ledger) return ledger.error();
    EntryFilter standing;
    standing.standing = true;
    Result<std::vector<Entry>> entries = ledger->entries(standing);
    if (!entries) return entries.error();
    holdings.entries = std::move(*entries);
    Query query;
    for (const std::string& word : command.words) query.words += (query.words.empty() ? "" : " ") + word;
    query.filter = std::move(*filter);
    if (Status chosen = choose_passages(*store, std::move(query), holdings); !chosen) return chosen.error();
    hint_if_outdated(session, *store, codebook);
    return holdings;
}

std::string counted_things(std::size_t count, std::string_view noun) {
    return counted(static_cast<std::int64_t>(count), noun);
}

Result<Written> write_project(const Holdings& holdings, const ExportCommand&) {
    ExportedProject exported = project_of(holdings);
    const Result<std::string> bytes = write_qdpx(exported.project);
    if (!bytes) return bytes.error();
    const Project& project = exported.project;
    return Written{*bytes,
                   fmt::format("{}, {}, {}, {}", counted_things(project.sources.size(), "source"),
                               counted_things(project.codes.size(), "code"),
                               counted_things(project.codings.size(), "coding"),
                               counted_things(project.users.size(), "user")),
                   std::move(exported.losses)};
}

Result<Written> write_codes(const Holdings& holdings, const ExportCommand&) {
    const Project project = project_of(holdings).project;
    const Result<std::string> bytes = write_qdc(project);
    if (!bytes) return bytes.error();
    return Written{
        *bytes,
        counted_things(project.codes.size(), "code"),
        {"terms and rules: REFI-QDA codebooks hold codes, not the words that find them; evidex codebook "
         "export writes those"}};
}

Worksheet sheet_for(const Holdings& holdings, const std::string& table) {
    if (table == "quotes") return quotes_sheet(holdings);
    return matrix_sheet(holdings, table == "counts");
}

Result<Written> write_table(const Holdings& holdings, const ExportCommand& command) {
    const Worksheet sheet = sheet_for(holdings, command.table);
    return Written{write_csv(sheet, command.mark), counted_things(sheet.rows.size(), "row"), {}};
}

Result<Written> write_workbook(const Holdings& holdings, const ExportCommand&) {
    const std::vector<Worksheet> sheets{quotes_sheet(holdings), matrix_sheet(holdings, false),
                                        matrix_sheet(holdings, true), codebook_sheet(*holdings.codebook)};
    const Result<std::string> bytes = write_xlsx(sheets);
    if (!bytes) return bytes.error();
    return Written{
        *bytes,
        fmt::format("{} on quotes and 3 further sheets", counted_things(sheets[0].rows.size(), "row")),
        {}};
}

std::string basis_text(Basis basis) {
    switch (basis) {
        case Basis::suggested:
            return "what evidex suggests";
        case Basis::decided:
            return "what coders decided";
        case Basis::agreed:
            return "what coders agree on";
        case Basis::everything:
            break;
    }
    return "what evidex suggests and coders did not reject";
}

Result<Written> write_document(const Holdings& holdings, const ExportCommand&) {
    const std::vector<Quote> quotes = quotes_of(holdings);
    QuotesDocumentOptions options;
    options.title = "Quotes from " + holdings.name;
    options.subtitle =
        fmt::format("{}; {}. evidex {}, codebook {} {} ({}).", counted_things(quotes.size(), "passage"),
                    basis_text(holdings.basis), EVIDEX_VERSION, holdings.codebook->settings.name,
                    holdings.codebook->settings.version, short_digest(holdings.codebook->digest));
    options.time = holdings.time;
    options.components = holdings.components;
    const Result<std::string> bytes = write_docx(quotes_document(quotes, *holdings.codebook, options));
    if (!bytes) return bytes.error();
    return Written{*bytes, counted_things(quotes.size(), "quote"), {}};
}

Result<Written> write_gold(const Holdings& holdings) {
    GoldExport gold = gold_of(holdings);
    Written written{std::move(gold.lines), counted(gold.passages, "coded passage"), {}};
    if (gold.disputed > 0)
        written.losses.push_back(counted(gold.disputed, "passage") +
                                 " on which coders differ: evidex review --disagreements settles them");
    if (gold.unread > 0)
        written.losses.push_back(
            counted(gold.unread, "coded passage") +
            " that nobody read to the end: what is not coded there is not known to be absent");
    if (gold.passages > 0) return written;
    std::string why = "there are no passages that people have read to the end and agree on";
    for (const std::string& loss : written.losses) why += "; " + loss;
    return make_error(ErrorCode::empty, why, "code passages with evidex review --blind first");
}

Result<Written> write_lines(const Holdings& holdings, const ExportCommand& command) {
    if (command.gold) return write_gold(holdings);
    Written written;
    written.bytes = holdings_json_lines(holdings);
    for (const Entry& entry : holdings.entries) {
        // The decision's own line, with a type like the others.
        written.bytes += "{\"type\":\"decision\"," + to_json_line(entry.decision).substr(1) + "\n";
    }
    const auto lines = std::count(written.bytes.begin(), written.bytes.end(), '\n');
    written.bytes += fmt::format("{{\"type\":\"end\",\"lines\":{}}}\n", lines);
    written.what = counted(lines + 1, "line");
    return written;
}

struct Kind {
    std::string_view extension;
    Write write;
};
constexpr Kind kKinds[] = {{"qdpx", write_project},  {"qdc", write_codes},     {"csv", write_table},
                           {"xlsx", write_workbook}, {"docx", write_document}, {"jsonl", write_lines}};

Result<Write> writer_for(const ExportCommand& command) {
    const std::string wanted = extension(command.file);
    const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                     [&](const Kind& kind) { return kind.extension == wanted; });
    if (found == std::end(kKinds)) {
        return make_error(ErrorCode::usage,
                          fmt::format("what '{}' should be cannot be told by its name", command.file),
                          "end it in .qdpx or .qdc (NVivo and others), .xlsx, .csv, .docx or .jsonl");
    }
    if (command.gold && wanted != "jsonl")
        return make_error(ErrorCode::usage, "coded passages for evidex eval are JSON Lines",
                          "end the name in .jsonl");
    if (command.table != "quotes" && wanted != "csv")
        return make_error(ErrorCode::usage, "--table goes with .csv; .xlsx holds all of them",
                          "end the name in .csv");
    return found->write;
}

Result<Exit> export_base(const Session& session, const ExportCommand& command) {
    const Result<Write> write = writer_for(command);
    if (!write) return write.error();
    const Result<Codebook> codebook = open_codebook(session);
    if (!codebook) return codebook.error();
    const Result<Holdings> holdings = gather(session, command, *codebook);
    if (!holdings) return holdings.error();
    if (holdings->passages.empty() && extension(command.file) != "qdc") {
        hint_at(session, "No passage fits; nothing was written.");
        return Exit::nothing_found;
    }
    const Result<Written> written = (*write)(*holdings, command);
    if (!written) return written.error();
    if (Status saved = write_file(command.file, written->bytes); !saved) return saved.error();
    if (!written->losses.empty()) {
        say("What this form cannot hold:");
        for (const std::string& loss : written->losses) say("  " + loss);
    }
    return print_and(Exit::ok, fmt::format("{}: {}\n", command.file, written->what));
}

}  // namespace

void add_export_base(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ExportCommand>();
    CLI::App* command = add_command(
        program, {"export", "Write the evidence for NVivo and others, Excel, Word, R and Python",
                  "  evidex export project.qdpx                      everything for NVivo, ATLAS.ti, MAXQDA, "
                  "QualCoder\n"
                  "  evidex export codebook.qdc                      the codes alone\n"
                  "  evidex export quotes.xlsx --role young-person   for Excel: quotes, matrices, codebook\n"
                  "  evidex export matrix.csv --table matrix         sources against components, 1 or 0\n"
                  "  evidex export aftercare.docx --component aftercare-planning\n"
                  "  evidex export all.jsonl                         everything, one JSON object a line\n"
                  "  evidex export coded.jsonl --gold                coded passages for evidex eval\n"});
    command->add_option("file", options->file, "What to write; its ending says in which form")
        ->required()
        ->type_name("FILE");
    command->add_option("words", options->words, "Only passages with these words, as in evidex quotes")
        ->type_name("WORDS");
    command->add_option("--name", options->name, "The project's name; default: that of the base")
        ->type_name("NAME");
    allow_only(command->add_option("--table", options->table,
                                   "For .csv: quotes (default), or sources against components"),
               {"quotes", "matrix", "counts"});
    command->add_flag("--gold", options->gold, "For .jsonl: passages that people have read, for evidex eval");
    command->add_flag("--bom", options->mark,
                      "For .csv: begin with a byte order mark, which older versions of Excel need");
    add_filter_options(*command, options->filter);
    run_with(command, chosen, options, export_base);
}

}  // namespace evidex
