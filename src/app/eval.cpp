#include <fmt/format.h>

#include <algorithm>

#include "app/command.hpp"
#include "app/decided_gold.hpp"
#include "app/eval_rows.hpp"
#include "app/tagging.hpp"
#include "base/lookup.hpp"
#include "report/evaluation.hpp"
#include "report/explanation.hpp"

namespace evidex {
namespace {

struct EvalOptions {
    std::string gold;
    std::string borderline;
    std::string split;
    std::string evidence;
    bool assisted = false;
    bool errors = false;
    bool rows = false;
};

/// Coded passages, what the tagger says of them, and cells to leave out.
struct Comparison {
    std::vector<GoldPassage> gold;
    std::vector<std::vector<Prediction>> predicted;
    std::vector<BorderlineCell> left_out;
    std::vector<ComponentRecall> recalls;  // from decisions only
};

bool is_left_out(const std::vector<BorderlineCell>& borderline, const std::string& id,
                 const std::string& component) {
    return std::any_of(borderline.begin(), borderline.end(), [&](const BorderlineCell& cell) {
        return cell.id == id && cell.component == component;
    });
}

/// The rows that made the tag, or the nearest that could have.
std::string reason_for(const ComponentExplanation* found, bool missed, std::string_view text,
                       const Codebook& codebook) {
    if (found == nullptr) return "no row came near";
    std::string why;
    for (const Hit& hit : found->because) {
        const Row& row = codebook.rows[hit.row];
        why += fmt::format("{}{} {:+.1f} \"{}\"", why.empty() ? "" : "; ", row.id, row.weight,
                           words_of(text, hit));
    }
    if (!missed) return why;
    why += fmt::format("{}score {:.1f} of {:.1f}", why.empty() ? "" : "; ", found->score, found->threshold);
    if (!found->near_misses.empty()) {
        const NearMiss& miss = found->near_misses.front();
        why += fmt::format("; {} (+{:.1f}): {}", codebook.rows[miss.row].id, miss.would_add, miss.reason);
    }
    return why;
}

std::vector<EvaluationError> errors_in(const GoldPassage& passage, const std::vector<Prediction>& predicted,
                                       const Tagger& tagger, const std::vector<BorderlineCell>& borderline) {
    const Codebook& codebook = tagger.codebook();
    std::vector<EvaluationError> errors;
    std::vector<ComponentExplanation> explained;
    for (std::uint32_t i = 0; i < codebook.components.size(); ++i) {
        const std::string& id = codebook.components[i].id;
        const bool in_gold = std::count(passage.components.begin(), passage.components.end(), id) > 0;
        const bool found = std::any_of(predicted.begin(), predicted.end(),
                                       [&](const Prediction& p) { return p.component == id; });
        if (in_gold == found || is_left_out(borderline, passage.id, id)) continue;
        if (explained.empty()) explained = tagger.explain(view_of(passage, codebook));
        const auto entry = std::find_if(explained.begin(), explained.end(),
                                        [&](const ComponentExplanation& e) { return e.component == i; });
        const ComponentExplanation* found_entry = entry == explained.end() ? nullptr : &*entry;
        errors.push_back({passage.id, id, in_gold, reason_for(found_entry, in_gold, passage.text, codebook),
                          passage.text});
    }
    return errors;
}

Result<Exit> show_errors(const Session& session, const Tagger& tagger, const std::vector<GoldPassage>& gold,
                         const std::vector<std::vector<Prediction>>& predicted,
                         const std::vector<BorderlineCell>& borderline) {
    std::vector<EvaluationError> errors;
    for (std::size_t i = 0; i < gold.size(); ++i) {
        for (EvaluationError& error : errors_in(gold[i], predicted[i], tagger, borderline)) {
            errors.push_back(std::move(error));
        }
    }
    std::stable_sort(errors.begin(), errors.end(), [&](const EvaluationError& a, const EvaluationError& b) {
        if (a.component == b.component) return a.missed < b.missed;
        const Codebook& codebook = tagger.codebook();
        return codebook.find_component(a.component) < codebook.find_component(b.component);
    });
    return print_and(Exit::ok, render(errors_table(errors), session.format, session.look));
}

Result<Comparison> compare_file(const Tagger& tagger, const EvalOptions& options) {
    Result<std::vector<GoldPassage>> gold = load_gold(options.gold);
    if (!gold) return gold.error();
    Comparison comparison;
    comparison.gold = half_of(std::move(*gold), options.split);
    if (!options.borderline.empty()) {
        Result<std::vector<BorderlineCell>> loaded = load_borderline(options.borderline);
        if (!loaded) return loaded.error();
        comparison.left_out = std::move(*loaded);
    }
    comparison.predicted = predict(tagger, comparison.gold);
    return comparison;
}

Result<Comparison> compare_base(const Session& session, const Codebook& codebook,
                                const EvalOptions& options) {
    const Evidence evidence = evidence_from(options.evidence).value_or(Evidence::decided);
    Result<DecidedGold> decided = gold_from_decisions(session, codebook, evidence, options.assisted);
    if (!decided) return decided.error();
    if (decided->gold.empty()) {
        return make_error(ErrorCode::not_found, "there are no such decisions in this base to compare with",
                          options.assisted ? "coders make them: evidex review"
                                           : "evidex review --blind makes some; --assisted counts those made "
                                             "after seeing suggestions too");
    }
    return Comparison{std::move(decided->gold), std::move(decided->predicted), std::move(decided->unjudged),
                      std::move(decided->recalls)};
}

Result<Comparison> compare(const Session& session, const Tagger& tagger, const EvalOptions& options) {
    if (!options.gold.empty()) return compare_file(tagger, options);
    if (!options.evidence.empty()) return compare_base(session, tagger.codebook(), options);
    return make_error(ErrorCode::usage, "eval needs passages that a person coded",
                      "give a file, or --evidence decided for what coders decided in the base");
}

Result<Exit> evaluate_tagger(const Session& session, const EvalOptions& options) {
    const Result<Tagger> tagger = open_tagger(session);
    if (!tagger) return tagger.error();
    const Result<Comparison> found = compare(session, *tagger, options);
    if (!found) return found.error();
    if (options.rows) {
        return print_and(Exit::ok,
                         render(row_precision_table(*tagger, found->gold), session.format, session.look));
    }
    if (options.errors) return show_errors(session, *tagger, found->gold, found->predicted, found->left_out);
    const Evaluation evaluation =
        evaluate(found->gold, found->predicted, component_ids(tagger->codebook()), found->left_out);
    const Table recalls = recall_table(found->recalls);
    if (session.format == OutputFormat::json) {
        Json json = evaluation_json(evaluation);
        if (!found->recalls.empty()) json["missed"] = to_json(recalls);
        return print_and(Exit::ok, print_json(json));
    }
    std::string out = render(evaluation_table(evaluation, tagger->codebook()), session.format, session.look);
    if (session.format == OutputFormat::csv) return print_and(Exit::ok, out);
    out += evaluation_notes(evaluation);
    if (found->recalls.empty()) return print_and(Exit::ok, out);
    hint_at(session,
            "What the engine missed is an estimate; it holds if the passages read were drawn at random "
            "(evidex review --blind --sample N).");
    return print_and(Exit::ok, out + "\n" + render(recalls, session.format, session.look));
}

}  // namespace

void add_eval(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<EvalOptions>();
    CLI::App* command = add_command(
        program,
        {"eval", "Compare the tagger with passages that a person coded",
         "  evidex eval corpus-samples/gold/dev.jsonl\n"
         "  evidex eval dev.jsonl --borderline dev-borderline.jsonl --format json\n"
         "  evidex eval --evidence agreed                   and how much evidence is missed\n"
         "  evidex eval dev.jsonl --split odd --errors      what is wrong, and because of which rows\n"
         "  evidex eval dev.jsonl --rows --format csv > rows.csv\n"});
    CLI::Option* gold =
        command
            ->add_option("gold", options->gold, "JSON Lines {\"id\", \"text\", \"components\", \"stance\" …}")
            ->type_name("GOLD.jsonl");
    allow_only(command->add_option("--evidence", options->evidence,
                                   "Instead of a file: what coders decided in the base, or agree on"),
               {"decided", "agreed"})
        ->excludes(gold);
    command->add_flag("--assisted", options->assisted,
                      "With --evidence: decisions made after seeing the suggestions count too");
    command->add_option("--borderline", options->borderline, "Cells on which coders may differ, left out")
        ->type_name("FILE")
        ->needs(gold);
    allow_only(command->add_option("--split", options->split,
                                   "Only passages whose id ends in an odd or even number"),
               {"odd", "even"})
        ->needs(gold);
    command->add_flag("--errors", options->errors, "List every wrong and missed tag instead of the scores");
    command->add_flag("--rows", options->rows, "How often each row is right, with its interval; worst first")
        ->needs(gold);
    run_with(command, chosen, options, evaluate_tagger);
}

}  // namespace evidex
