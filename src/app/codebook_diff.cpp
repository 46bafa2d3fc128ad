#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/codebook_commands.hpp"
#include "app/passages.hpp"
#include "app/tagging.hpp"
#include "base/lookup.hpp"
#include "report/difference.hpp"
#include "report/explanation.hpp"

namespace evidex {
namespace {

struct DiffOptions {
    std::string before;
    std::string after;
    std::string gold;
    std::string on;
    std::size_t samples = 3;
};

Result<Tagger> compile(const std::string& folder) {
    Result<Codebook> codebook = load_codebook(folder);
    if (!codebook) return codebook.error();
    return Tagger::compile(std::move(*codebook));
}

/// What the change does to the score on coded passages.
void score(Difference& difference, const Tagger& before, const Tagger& after,
           const std::vector<GoldPassage>& gold) {
    std::vector<std::string> ids;
    ids.reserve(difference.components.size());
    for (const ComponentDifference& one : difference.components) ids.push_back(one.component);
    const Evaluation was = evaluate(gold, predict(before, gold), ids);
    const Evaluation is = evaluate(gold, predict(after, gold), ids);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        difference.components[i].f1_before = was.components[i].f1;
        difference.components[i].f1_after = is.components[i].f1;
    }
    difference.macro_f1_before = was.macro_f1;
    difference.macro_f1_after = is.macro_f1;
}

/// What was asked for, else the base, else the coded passages.
Result<std::string> body_of_text(const Session& session, const DiffOptions& options) {
    if (!options.on.empty()) return options.on;
    std::error_code failed;
    if (std::filesystem::exists(session.db, failed)) return std::string("base");
    if (!options.gold.empty()) return options.gold;
    return make_error(ErrorCode::not_found, "there is no evidence base at '" + session.db + "' to compare on",
                      "name texts with --on FOLDER, or coded passages with --gold FILE");
}

Result<Exit> compare_codebooks(const Session& session, const DiffOptions& options) {
    const Result<Tagger> before = compile(options.before);
    if (!before) return before.error();
    const Result<Tagger> after = compile(options.after);
    if (!after) return after.error();
    const Result<std::string> where = body_of_text(session, options);
    if (!where) return where.error();
    Comparison comparison(*before, *after, options.samples);
    const Status read = for_each_passage(
        session, after->codebook(), *where,
        [&](const PassageView& view, const std::string& place) { comparison.add(view, place); });
    if (!read) return read.error();
    if (!options.gold.empty()) {
        const Result<std::vector<GoldPassage>> gold = load_gold(options.gold);
        if (!gold) return gold.error();
        score(comparison.difference(), *before, *after, *gold);
    }
    const Difference& difference = comparison.difference();
    if (session.format == OutputFormat::json) return print_and(Exit::ok, print_json(to_json(difference)));
    std::string out = render(difference_table(difference), session.format, session.look);
    if (session.format == OutputFormat::table) out += difference_notes(difference, session.look);
    return print_and(Exit::ok, out);
}

}  // namespace

void add_diff(CLI::App& codebook, Action& chosen) {
    auto options = std::make_shared<DiffOptions>();
    CLI::App* command = add_command(
        codebook, {"diff", "Tags that another version of the codebook gains and loses, with examples",
                   "  evidex codebook diff old-codebook/ new-codebook/\n"
                   "  evidex codebook diff old/ new/ --gold corpus-samples/gold/dev.jsonl --samples 10\n"
                   "  evidex codebook diff old/ new/ --on papers/ --format json\n"});
    command->add_option("before", options->before, "Codebook folder")->required()->type_name("OLD");
    command->add_option("after", options->after, "Codebook folder")->required()->type_name("NEW");
    command->add_option("--gold", options->gold, "Coded passages: what the change does to the score")
        ->type_name("GOLD.jsonl");
    command
        ->add_option("--on", options->on,
                     "base, a folder or file, or *.jsonl; default: the base if there is one")
        ->type_name("PATH");
    command->add_option("--samples", options->samples, "Passages shown for each change (default 3)")
        ->type_name("N");
    run_with(command, chosen, options, compare_codebooks);
}

}  // namespace evidex
