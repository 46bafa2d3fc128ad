#include "evidex/agreement_report.hpp"

#include <algorithm>

#include "base/lookup.hpp"
#include "evidex/review_sample.hpp"
#include "report/agreement.hpp"
#include "report/words.hpp"
#include "serve/query.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

Json measure_json(const Measure& measure, const BootstrapInterval* interval) {
    Json json{{"value", measure.value ? Json(*measure.value) : Json()}, {"interval", Json()}, {"reason", ""}};
    if (!measure.value) json["reason"] = "n/a (" + measure.undefined + ")";
    if (interval != nullptr && interval->low && interval->high) {
        json["interval"] = {{"low", *interval->low}, {"high", *interval->high}};
    }
    return json;
}

Json row_json(const AgreementRow& row, const Codebook& codebook) {
    const Agreement& figures = row.figures;
    const bool two = row.coders.size() == 2;
    const BootstrapInterval* interval = &figures.interval;
    Json positives = Json::array();
    for (std::size_t i = 0; i < row.coders.size() && i < figures.positives.size(); ++i) {
        positives.push_back({{"coder", row.coders[i]}, {"positives", figures.positives[i]}});
    }
    const std::optional<Fourfold>& table = figures.table;
    return {{"component", row.component},
            {"label", row.component.empty() ? "All together" : label_of(codebook, row.component)},
            {"coders", row.coders},
            {"units", figures.units},
            {"sources", figures.documents},
            {"positives", std::move(positives)},
            {"prevalence", figures.prevalence.value ? Json(*figures.prevalence.value) : Json()},
            {"percent", measure_json(figures.percent, nullptr)},
            {"kappa", measure_json(figures.kappa, two ? interval : nullptr)},
            {"alpha", measure_json(figures.alpha, two ? nullptr : interval)},
            {"ac1", measure_json(figures.ac1, nullptr)},
            {"positive_agreement", measure_json(figures.positive, nullptr)},
            {"table", table ? Json({table->both, table->only_a, table->only_b, table->neither}) : Json()},
            {"few_positives", figures.few_positives}};
}

Json rows_json(const std::vector<AgreementRow>& rows, const Codebook& codebook) {
    Json list = Json::array();
    for (const AgreementRow& row : rows) list.push_back(row_json(row, codebook));
    return list;
}

Json notes_of(const AgreementReport& report) {
    Json notes = Json::array();
    const auto rated = [](const std::vector<AgreementRow>& rows) {
        return std::any_of(rows.begin(), rows.end(),
                           [](const AgreementRow& row) { return row.figures.units > 0; });
    };
    if (!rated(report.blind)) {
        notes.push_back(
            "No passage was coded blind by two coders. Agreement is reported from blind coding only: "
            "let two coders go through the same sources on the page Review, with blind mode on.");
    }
    if (rated(report.assisted)) {
        notes.push_back(
            "Codings made after seeing suggestions agree more than coders do; they are kept apart.");
    }
    return notes;
}

Result<AgreementRequest> request_of(const Parameters& parameters, const Ledger& ledger,
                                    const Codebook& codebook) {
    AgreementRequest request;
    Result<std::vector<std::string>> coders = coders_of(parameters);
    if (!coders) return coders.error();
    const Result<std::vector<std::string>> known = ledger.coders();
    if (!known) return known.error();
    for (const std::string& coder : *coders) {
        if (std::find(known->begin(), known->end(), coder) == known->end()) {
            return make_error(ErrorCode::usage,
                              "'" + coder + "' has decided nothing in this base" + hint(coder, *known));
        }
    }
    request.coders = std::move(*coders);
    for (const std::string& typed : parameters.list("component")) {
        Result<std::string> id = find_component(codebook, typed);
        if (!id) return id.error();
        request.components.push_back(std::move(*id));
    }
    if (request.components.empty()) request.components = component_ids(codebook);
    const Result<std::string> unit = parameters.choice("unit", "passage sentence character");
    if (!unit) return unit.error();
    request.unit = agreement_unit_from(*unit).value_or(AgreementUnit::passage);
    const Result<std::string> engine = parameters.choice("include-engine", "no yes");
    if (!engine) return engine.error();
    request.include_engine = *engine == "yes";
    return request;
}

Result<ShownAgreement> compute(const Store& store, const Ledger& ledger, const AgreementRequest& request,
                               const Filter& filter) {
    const Result<std::vector<CodedUnit>> units = coded_units(store, ledger, filter, request.unit);
    if (!units) return units.error();
    const Result<std::vector<Entry>> log = ledger.entries();
    if (!log) return log.error();
    Result<std::vector<Suggestion>> tags{std::vector<Suggestion>{}};
    if (request.include_engine) tags = ledger.suggestions(filter, {}, false);
    if (!tags) return tags.error();
    ShownAgreement shown;
    shown.report = report_agreement(*log, *units, *tags, request);
    if (!request.include_engine) return shown;
    auto samples = missed_in_samples(ledger, *log, request.components);
    if (!samples) return samples.error();
    shown.samples = std::move(*samples);
    return shown;
}

}  // namespace

Result<HttpResponse> answer_agreement(Workbench& workbench, const Ask& ask) {
    const Codebook& codebook = workbench.codebook();
    const Result<Ledger> ledger = workbench.ledger();
    if (!ledger) return ledger.error();
    const Result<AgreementRequest> request = request_of(ask.parameters, *ledger, codebook);
    if (!request) return request.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    Filter filter;
    const Result<std::string> source = ask.parameters.one("source");
    if (!source) return source.error();
    filter.source = *source;
    const Result<ShownAgreement> shown = compute(**store, *ledger, *request, filter);
    if (!shown) return shown.error();
    if (ask.format == "csv") return download(to_csv(agreement_rows(shown->report)), "agreement", "csv");
    if (ask.format == "json") return download(print_json(to_json(*shown)), "agreement", "json");
    const Result<std::vector<std::string>> available = ledger->coders();
    if (!available) return available.error();
    std::string command = command_line("agreement", ask.parameters, "coders unit component source");
    if (request->include_engine) command += " --include-engine";
    return json_response({{"command", std::move(command)},
                          {"coders", shown->report.coders},
                          {"available", *available},
                          {"unit", name_of(request->unit)},
                          {"blind", rows_json(shown->report.blind, codebook)},
                          {"assisted", rows_json(shown->report.assisted, codebook)},
                          {"engine", rows_json(shown->report.engine, codebook)},
                          {"samples", to_json(*shown)["samples"]},
                          {"notes", notes_of(shown->report)}});
}

}  // namespace evidex
