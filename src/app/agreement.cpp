#include "report/agreement.hpp"

#include <algorithm>

#include "app/command.hpp"
#include "base/lookup.hpp"
#include "base/strings.hpp"
#include "evidex/review_sample.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct AgreementOptions {
    std::vector<std::string> coders, components;
    std::string source;
    std::string unit = "passage";
    bool include_engine = false;
    bool precise = false;
};

Result<std::vector<std::string>> find_coders(const Ledger& ledger, const AgreementOptions& options) {
    const Result<std::vector<std::string>> known = ledger.coders();
    if (!known) return known.error();
    std::vector<std::string> coders;
    for (const std::string& typed : options.coders) {
        Result<std::string> name = coder_name(typed);
        if (!name) return name.error();
        if (std::find(known->begin(), known->end(), *name) == known->end()) {
            return make_error(ErrorCode::not_found,
                              "'" + *name + "' has decided nothing in this base" + hint(*name, *known));
        }
        coders.push_back(std::move(*name));
    }
    if (coders.size() == 1 && !options.include_engine) {
        return make_error(ErrorCode::usage, "agreement needs at least two coders",
                          "name two, or compare one with the engine: --include-engine");
    }
    return coders;
}

bool is_empty(const ShownAgreement& shown) {
    for (const auto* rows : {&shown.report.blind, &shown.report.assisted, &shown.report.engine}) {
        for (const AgreementRow& row : *rows) {
            if (row.figures.units > 0) return false;
        }
    }
    return shown.samples.empty();
}

Result<ShownAgreement> compute(const Session& session, const AgreementOptions& options,
                               const Codebook& codebook) {
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    const Result<Ledger> ledger = Ledger::open(session.db, Store::Mode::read_only);
    if (!ledger) return ledger.error();
    AgreementRequest request;
    Result<std::vector<std::string>> coders = find_coders(*ledger, options);
    if (!coders) return coders.error();
    request.coders = std::move(*coders);
    for (const std::string& typed : options.components) {
        Result<std::string> component = find_component(codebook, typed);
        if (!component) return component.error();
        request.components.push_back(std::move(*component));
    }
    if (request.components.empty()) request.components = component_ids(codebook);
    request.unit = agreement_unit_from(options.unit).value_or(AgreementUnit::passage);
    request.include_engine = options.include_engine;
    Filter filter;
    filter.source = options.source;
    const Result<std::vector<CodedUnit>> units = coded_units(*store, *ledger, filter, request.unit);
    if (!units) return units.error();
    const Result<std::vector<Entry>> log = ledger->entries();
    if (!log) return log.error();
    Result<std::vector<Suggestion>> tags{std::vector<Suggestion>{}};
    if (options.include_engine) tags = ledger->suggestions(filter, {}, false);
    if (!tags) return tags.error();
    ShownAgreement shown;
    shown.digits = options.precise ? 4 : 2;
    shown.report = report_agreement(*log, *units, *tags, request);
    if (!options.include_engine) return shown;
    auto samples = missed_in_samples(*ledger, *log, request.components);
    if (!samples) return samples.error();
    shown.samples = std::move(*samples);
    return shown;
}

Result<Exit> show_agreement(const Session& session, const AgreementOptions& options) {
    const Result<Codebook> codebook = open_codebook(session);
    if (!codebook) return codebook.error();
    const Result<ShownAgreement> shown = compute(session, options, *codebook);
    if (!shown) return shown.error();
    if (is_empty(*shown)) {
        hint_at(session,
                "No passage was rated by two coders in the same way. Both read the same sources blind with: "
                "evidex review --blind --source PATTERN --coder NAME");
    }
    const Exit exit = is_empty(*shown) ? Exit::nothing_found : Exit::ok;
    if (session.format == OutputFormat::json) return print_and(exit, print_json(to_json(*shown)));
    if (session.format == OutputFormat::csv) return print_and(exit, to_csv(agreement_rows(shown->report)));
    return print_and(exit, agreement_text(*shown, *codebook, session.format, session.look));
}

}  // namespace

void add_agreement(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<AgreementOptions>();
    CLI::App* command = add_command(
        program,
        {"agreement", "How well coders agree, by component, with intervals",
         "  evidex agreement\n"
         "  evidex agreement --coders ana,ben --component rapid-access --precise\n"
         "  evidex agreement --include-engine     and how the engine agrees with each coder\n"
         "  evidex agreement --unit character     to compare with programs that count characters\n"
         "  evidex review --disagreements --format md      the passages they differ on\n"
         "\nPassages that a coder coded blind are compared with each other, those coded after seeing\n"
         "suggestions with each other; what a coder has not read is missing, not a no.\n"});
    command->add_option("--coders", options->coders, "These coders, separated by commas (default all)")
        ->delimiter(',')
        ->expected(1)
        ->take_all()
        ->type_name("A,B");
    allow_only(command->add_option("--unit", options->unit, "What is counted (default passage)"),
               {"passage", "sentence", "character"});
    command->add_option("--component", options->components, "Only this component; repeat it for others")
        ->type_name("ID")
        ->expected(1)
        ->take_all();
    command->add_option("--source", options->source, "Path, file name or title; * stands for anything")
        ->type_name("PATTERN");
    command->add_flag("--include-engine", options->include_engine,
                      "Also the engine with each coder, and what it missed in samples");
    command->add_flag("--precise", options->precise, "Four decimals instead of two");
    run_with(command, chosen, options, show_agreement);
}

}  // namespace evidex
