#include <fmt/format.h>

#include "app/codebook_commands.hpp"
#include "app/codebook_trial.hpp"
#include "app/tagging.hpp"
#include "evidex/suggest.hpp"
#include "report/table.hpp"

namespace evidex {
namespace {

struct CodedOptions {
    std::string gold;
    std::string into;  ///< Folder for a copy with the suggested rows on trial; empty = none.
    SuggestOptions suggest;
};

std::vector<CodedPassage> coded_passages(const std::vector<GoldPassage>& gold, const Codebook& codebook) {
    std::vector<CodedPassage> passages;
    for (const GoldPassage& passage : gold) {
        CodedPassage coded{passage.id, view_of(passage, codebook), {}};
        for (const std::string& id : passage.components) {
            const std::size_t component = codebook.find_component(id);
            if (component != Codebook::npos)
                coded.components.push_back(static_cast<std::uint32_t>(component));
        }
        passages.push_back(std::move(coded));
    }
    return passages;
}

/// What to do, in a line: a new row, or a condition for an old one.
std::string proposal(const RowProposal& suggestion, const Codebook& codebook) {
    if (!suggestion.row) return suggestion.is_rule ? "new rule" : "new term";
    return "stop " + codebook.rows[*suggestion.row].id + " where it meets";
}

Table suggestion_table(const std::vector<RowProposal>& suggestions, const std::vector<GoldPassage>& gold,
                       const Codebook& codebook) {
    Table table;
    table.columns = {{"component", "Component"},     {"proposal", "Proposal"},
                     {"pattern", "Pattern"},         {"right", "Right", true},
                     {"tested", "of", true},         {"low", "95 % from", true},
                     {"high", "to", true},           {"lift", "Lift", true, Column::For::data},
                     {"gained", "Puts right", true}, {"harmed", "Puts wrong", true},
                     {"example", "For instance"}};
    const auto share = [](double value) { return Cell{Json(value), fmt::format("{:.2f}", value)}; };
    for (const RowProposal& one : suggestions) {
        const std::string example = one.examples.empty() ? "" : gold[one.examples.front()].text;
        table.rows.push_back({codebook.components[one.component].id, proposal(one, codebook), one.pattern,
                              one.right, one.tested, share(one.low), share(one.high), share(one.lift),
                              one.gained, one.harmed, example});
    }
    return table;
}

Result<Exit> suggest_rows(const Session& session, const CodedOptions& options) {
    const Result<Tagger> tagger = open_tagger(session);
    if (!tagger) return tagger.error();
    const Result<std::vector<GoldPassage>> gold = load_gold(options.gold);
    if (!gold) return gold.error();
    const std::vector<CodedPassage> passages = coded_passages(*gold, tagger->codebook());
    const std::vector<RowProposal> suggestions = suggest(*tagger, passages, options.suggest);
    if (suggestions.empty()) {
        hint_at(session,
                "Nothing to suggest: no pattern is right often enough on passages that did not suggest it.");
    }
    if (!options.into.empty()) {
        const Result<std::size_t> added =
            write_trial_copy(tagger->codebook(), suggestions, passages, options.into);
        if (!added) return added.error();
        hint_at(session, fmt::format("{} new rows on trial in {}; next: evidex codebook check {}", *added,
                                     options.into, options.into));
    }
    const Table table = suggestion_table(suggestions, *gold, tagger->codebook());
    return print_and(suggestions.empty() ? Exit::nothing_found : Exit::ok,
                     render(table, session.format, session.look));
}

}  // namespace

void add_suggest(CLI::App& codebook, Action& chosen) {
    auto options = std::make_shared<CodedOptions>();
    CLI::App* command = add_command(
        codebook,
        {"suggest", "Rows and conditions that coded passages speak for, each tested on other passages",
         "  evidex codebook suggest coded.jsonl\n"
         "  evidex codebook suggest coded.jsonl --support 3 --precision 0.8 --format csv > ideas.csv\n"
         "  evidex codebook suggest coded.jsonl --into my-codebook\n"
         "\nHalf of the passages suggest, the other half tests, and the other way round. Your codebook\n"
         "is not changed: --into writes a copy that has the new rows on trial (they are shown and\n"
         "counted, but tag nothing). Keep what says something true, give it a theme, make it active.\n"});
    command->add_option("coded", options->gold, "Coded passages, JSON Lines as for evidex eval")
        ->required()
        ->type_name("FILE");
    command
        ->add_option("--into", options->into, "New folder for a copy of the codebook with the rows on trial")
        ->type_name("DIR");
    command
        ->add_option("--support", options->suggest.support, "Passages that must offer a pattern (default 2)")
        ->check(between(1, 1'000))
        ->type_name("N");
    command
        ->add_option("--precision", options->suggest.precision,
                     "Least share of right test passages (default 0.7)")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("SHARE");
    command
        ->add_option("--most", options->suggest.per_component,
                     "Most suggestions a component or row (default 15)")
        ->check(between(1, 1'000))
        ->type_name("N");
    run_with(command, chosen, options, suggest_rows);
}

}  // namespace evidex
