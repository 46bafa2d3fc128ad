#include "evidex/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "app/code_map.hpp"
#include "app/command.hpp"
#include "base/files.hpp"
#include "evidex/dictionary.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct ImportCommand {
    std::string file;
    std::string map;
    std::string coder;
    std::string to;
    bool read_through = false;
};

/// Bytes that a project may have: those with films in them are larger than any document.
constexpr std::uint64_t kMostBytes = 2ULL << 30;

std::string now_utc() {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto midnight = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss clock(now - midnight);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

Result<ReadProject> read_file_as_project(const std::string& path) {
    const std::string kind = extension(path);
    if (kind != "qdpx" && kind != "qdc") {
        Error error = make_error(
            ErrorCode::unsupported, "evidex imports REFI-QDA projects (.qdpx) and codebooks (.qdc)",
            "in NVivo, ATLAS.ti, MAXQDA or QualCoder look for 'Export' and 'REFI-QDA'; documents "
            "are read by evidex ingest");
        error.file = path;
        return error;
    }
    const Result<std::string> bytes = read_file(path, kMostBytes);
    if (!bytes) return bytes.error();
    return kind == "qdpx" ? read_qdpx(*bytes, path) : read_qdc(*bytes, path);
}

/// The codes for which there is no component, as a codebook of their own.
Dictionary dictionary_of(const Project& project, const std::vector<std::size_t>& codes) {
    Dictionary dictionary;
    dictionary.name = project.name.empty() ? "imported" : project.name;
    for (const std::size_t code : codes) {
        const ProjectCode& one = project.codes[code];
        const bool twice =
            std::count_if(project.codes.begin(), project.codes.end(), [&](const ProjectCode& other) {
                return category_id(other.name) == category_id(one.name);
            }) > 1;
        DictionaryCategory category;
        category.label = twice ? full_code_name(project, code) : one.name;
        category.definition = one.description;
        dictionary.categories.push_back(std::move(category));
    }
    return dictionary;
}

/// Writes the codebook that `--to` asks for; its components stand for the codes from now on.
Status write_further_codebook(const ImportCommand& command, const Project& project, const Codebook& codebook,
                              CodeMap& map) {
    if (command.to.empty()) return Done{};
    if (map.unmatched.empty()) {
        say("Every code has a component; no codebook was written to " + command.to + ".");
        return Done{};
    }
    const Dictionary dictionary = dictionary_of(project, map.unmatched);
    if (Status written = write_codebook(dictionary, command.to, codebook.directory); !written) return written;
    for (std::size_t i = 0; i < map.unmatched.size(); ++i) {
        map.components[map.unmatched[i]] = category_id(dictionary.categories[i].label);
    }
    say(fmt::format("{} written to {}; it has no terms yet. To see its components: --codebook {}",
                    counted(static_cast<std::int64_t>(map.unmatched.size()), "code"), command.to,
                    command.to));
    return Done{};
}

/// Descriptions and colours of codes: those that have a component already have its own.
std::vector<std::string> lost_descriptions(const Project& project, const CodeMap& map, bool keeps_unmatched) {
    std::size_t count = 0;
    for (std::size_t code = 0; code < project.codes.size(); ++code) {
        const bool kept = keeps_unmatched &&
                          std::find(map.unmatched.begin(), map.unmatched.end(), code) != map.unmatched.end();
        count += !kept && !project.codes[code].description.empty() ? 1 : 0;
    }
    if (count == 0) return {};
    return {fmt::format("descriptions of codes ({}): components are described in their codebook", count)};
}

void tell_losses(const std::vector<std::string>& losses) {
    if (losses.empty()) return;
    say("What could not come over as it was:");
    for (const std::string& loss : losses) say("  " + loss);
}

struct Imported {
    const ReadProject* read = nullptr;
    const CodeMap* map = nullptr;
    ImportPlan plan;
    Merged merged;
    bool is_codebook = false;
};

std::string mapping_text(const Project& project, const CodeMap& map) {
    std::string out;
    for (std::size_t code = 0; code < project.codes.size(); ++code) {
        if (!project.codes[code].codable && map.components[code].empty()) continue;
        out += fmt::format("  {} → {}\n", full_code_name(project, code),
                           map.components[code].empty() ? "no component" : map.components[code]);
    }
    return out;
}

std::string summary(const Imported& imported) {
    const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    const Project& project = imported.read->project;
    std::string out = "Codes:\n" + mapping_text(project, *imported.map);
    if (imported.is_codebook) return out;
    const ImportPlan& plan = imported.plan;
    out += fmt::format("{} added", counted(number(plan.intake.sources.size()), "source"));
    if (plan.known_sources > 0) out += fmt::format(", {} known already", plan.known_sources);
    out += fmt::format("; {} added", counted(number(plan.codings), "coding"));
    if (plan.known_codings > 0) out += fmt::format(", {} known already", plan.known_codings);
    out += ".\n";
    if (plan.remarks > 0) {
        out += fmt::format("{} added that code nothing: what was read, or rejected.\n",
                           counted(number(plan.remarks), "decision"));
    }
    for (const auto& [coder, count] : plan.coders) out += fmt::format("  {}: {}\n", coder, count);
    if (!project.sources.empty()) {
        out += fmt::format(
            "Positions: {}; {} of the marked passages hold the words they quote, {} were found by their "
            "words, {} quote "
            "nothing.\n",
            imported.read->convention, imported.read->checked, imported.read->moved,
            imported.read->unchecked);
    }
    if (imported.merged.unresolved > 0) {
        out += fmt::format("{} could not be placed with certainty: evidex decisions --unresolved\n",
                           counted(imported.merged.unresolved, "coding"));
    }
    return out;
}

nlohmann::ordered_json to_json(const Imported& imported, const std::vector<std::string>& losses) {
    nlohmann::ordered_json json;
    json["codes"] = nlohmann::ordered_json::array();
    const Project& project = imported.read->project;
    for (std::size_t code = 0; code < project.codes.size(); ++code) {
        json["codes"].push_back(
            {{"code", full_code_name(project, code)}, {"component", imported.map->components[code]}});
    }
    json["sources"] = {{"added", imported.plan.intake.sources.size()},
                       {"known", imported.plan.known_sources}};
    json["codings"] = {{"added", imported.plan.codings},
                       {"known", imported.plan.known_codings},
                       {"unresolved", imported.merged.unresolved}};
    json["remarks"] = {{"added", imported.plan.remarks}};
    json["coders"] = imported.plan.coders;
    json["positions"] = {{"convention", imported.read->convention},
                         {"checked", imported.read->checked},
                         {"moved", imported.read->moved},
                         {"unchecked", imported.read->unchecked}};
    json["losses"] = losses;
    return json;
}

/// A base of pseudonymised texts takes codings from outside, but no texts with names in them.
Status check_pseudonyms(const Store& store, const ImportPlan& plan) {
    const Result<std::vector<SourceRow>> sources = store.sources();
    if (!sources) return sources.error();
    const bool pseudonymised = std::any_of(sources->begin(), sources->end(), [&](const SourceRow& source) {
        const auto stored = store.source_at(source.path);
        return stored && stored->settings.starts_with("pseudonymised");
    });
    if (!pseudonymised || plan.intake.sources.empty()) return Done{};
    return make_error(
        ErrorCode::usage,
        fmt::format("this base holds pseudonymised texts, and the project brings {} that are not among them",
                    counted(static_cast<std::int64_t>(plan.intake.sources.size()), "text")),
        "import it into a base of its own: --db FILE");
}

/// Reads the project's texts and puts everything into the base at once.
Result<ImportPlan> plan_and_store(const Session& session, const ImportCommand& command, const Tagger& tagger,
                                  Imported& imported) {
    Result<Store> store = open_base_to_write(session, true);
    if (!store) return store.error();
    const Result<StoreStatus> status = store->status();
    if (!status) return status.error();
    if (is_outdated(*status, tagger.codebook())) {
        return make_error(ErrorCode::usage, "the tags in this base are by another version of the codebook",
                          "bring them up to date first: evidex retag");
    }
    const Result<Ledger> ledger = Ledger::open(session.db, Store::Mode::read_only);
    if (!ledger) return ledger.error();
    const Result<std::vector<Entry>> log = ledger->entries();
    if (!log) return log.error();
    ImportOptions options;
    options.analyse.segment.speakers = tagger.codebook().speakers;
    options.analyse.segment.tag_interviewer = tagger.codebook().settings.tag_interviewer;
    options.path = std::filesystem::weakly_canonical(command.file).string();
    options.components = imported.map->components;
    options.coder = command.coder;
    options.read_through = command.read_through;
    options.now = now_utc();
    Result<ImportPlan> plan = plan_import(*store, *log, tagger, imported.read->project, options);
    if (!plan || (plan->intake.sources.empty() && plan->intake.decisions.empty())) return plan;
    if (Status allowed = check_pseudonyms(*store, *plan); !allowed) return allowed.error();
    const Result<Merged> merged = take_in(*store, "import", tagger.codebook(), plan->intake);
    if (!merged) return merged.error();
    imported.merged = *merged;
    return plan;
}

Result<Exit> import_project(const Session& session, const ImportCommand& command) {
    if (!command.coder.empty()) {
        if (const Result<std::string> name = coder_name(command.coder); !name) return name.error();
    }
    const Result<ReadProject> read = read_file_as_project(command.file);
    if (!read) return read.error();
    const Result<Tagger> tagger = open_tagger(session);
    if (!tagger) return tagger.error();
    Result<CodeMap> map = map_codes(read->project, tagger->codebook(), command.map);
    if (!map) return map.error();
    if (Status kept = write_further_codebook(command, read->project, tagger->codebook(), *map); !kept)
        return kept.error();
    Imported imported{&*read, &*map, {}, {}, extension(command.file) == "qdc"};
    std::vector<std::string> losses = read->losses;
    for (std::string& loss : lost_descriptions(read->project, *map, !command.to.empty())) {
        losses.push_back(std::move(loss));
    }
    if (!imported.is_codebook) {
        Result<ImportPlan> plan = plan_and_store(session, command, *tagger, imported);
        if (!plan) return plan.error();
        imported.plan = std::move(*plan);
        losses.insert(losses.end(), imported.plan.losses.begin(), imported.plan.losses.end());
    }
    tell_losses(losses);
    if (!map->unmatched.empty() && command.to.empty()) {
        hint_at(session,
                "Codes without a component: --map FILE.csv (code,component) says which one stands for them; "
                "--to DIR "
                "keeps them as a further codebook.");
    }
    return print_and(Exit::ok, session.format == OutputFormat::json ? print_json(to_json(imported, losses))
                                                                    : summary(imported));
}

}  // namespace

void add_import_project(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ImportCommand>();
    CLI::App* command = add_command(
        program,
        {"import", "Take over sources, codes and codings from NVivo, ATLAS.ti, MAXQDA, QualCoder …",
         "  evidex import project.qdpx\n"
         "  evidex import project.qdpx --map codes.csv          who stands for which code: code,component\n"
         "  evidex import project.qdpx --to further-codebook    keep codes without a component as a "
         "codebook\n"
         "  evidex import codebook.qdc --to my-codebook\n"
         "\nReads REFI-QDA (.qdpx, .qdc). Codes become components of the same name; codings become decisions "
         "of\n"
         "their users; what could not come over is listed. A second import of the same file adds "
         "nothing.\n"});
    command->add_option("file", options->file, "The project (.qdpx) or codebook (.qdc)")
        ->required()
        ->type_name("FILE");
    command->add_option("--map", options->map, "Which component stands for a code: code,component")
        ->type_name("FILE.csv");
    command
        ->add_option("--to", options->to, "Keep codes without a component as a codebook in this new folder")
        ->type_name("DIR");
    command->add_option("--coder", options->coder, "Who coded what names nobody")->type_name("NAME");
    command->add_flag(
        "--read-through", options->read_through,
        "Coders have read every source in which they coded to the end: what they did not code is not there");
    run_with(command, chosen, options, import_project);
}

}  // namespace evidex
