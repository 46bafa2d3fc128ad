#include "report/agreement.hpp"

#include "report/measure.hpp"

namespace evidex {
namespace {

Json to_json(const Measure& measure) {
    if (measure.value) return *measure.value;
    return nullptr;
}

/// The measures of a row in the order in which they are written.
std::vector<std::pair<const char*, const Measure*>> measures_of(const Agreement& figures) {
    return {{"prevalence", &figures.prevalence},
            {"percent", &figures.percent},
            {"kappa", &figures.kappa},
            {"alpha", &figures.alpha},
            {"positive", &figures.positive},
            {"negative", &figures.negative},
            {"ac1", &figures.ac1},
            {"bp", &figures.brennan_prediger},
            {"fleiss", &figures.fleiss},
            {"light", &figures.light}};
}

Json to_json(const AgreementRow& row) {
    const Agreement& figures = row.figures;
    Json json;
    json["component"] = row.component.empty() ? Json() : Json(row.component);
    json["coders"] = row.coders;
    json["units"] = figures.units;
    json["left_out"] = figures.left_out;
    json["documents"] = figures.documents;
    json["rated"] = figures.rated;
    json["positives"] = figures.positives;
    json["undefined"] = Json::object();
    for (const auto& [name, measure] : measures_of(figures)) {
        json[name] = to_json(*measure);
        if (!measure->value) json["undefined"][name] = measure->undefined;
    }
    const BootstrapInterval& interval = figures.interval;
    json["interval"] = {{"of", row.coders.size() == 2 ? "kappa" : "alpha"},
                        {"low", measure_json(interval.low)},
                        {"high", measure_json(interval.high)},
                        {"documents", interval.documents},
                        {"replicates", interval.replicates},
                        {"without_value", interval.without_value},
                        {"seed", interval.seed},
                        {"undefined", interval.undefined}};
    if (figures.table) {
        json["table"] = {{"both", figures.table->both},
                         {"only_a", figures.table->only_a},
                         {"only_b", figures.table->only_b},
                         {"neither", figures.table->neither}};
    }
    json["few_positives"] = figures.few_positives;
    if (row.spans) {
        json["spans"] = {{"exact", to_json(row.spans->exact)},
                         {"overlap", to_json(row.spans->overlap)},
                         {"intersection", to_json(row.spans->intersection)},
                         {"token_f1", to_json(row.spans->token_f1)}};
    }
    return json;
}

Json to_json(const std::vector<AgreementRow>& rows) {
    Json json = Json::array();
    for (const AgreementRow& row : rows) json.push_back(to_json(row));
    return json;
}

Json to_json(const Stratum& stratum) {
    return {{"size", stratum.size}, {"read", stratum.read}, {"found", stratum.found}};
}

Json to_json(const Sample& sample, const std::vector<MissedEvidence>& missed) {
    Json json;
    json["drawn"] = sample.time;
    json["wanted"] = sample.wanted;
    json["seed"] = sample.seed;
    json["component"] = sample.component.empty() ? Json() : Json(sample.component);
    json["codebook"] = sample.codebook;
    json["frame"] = sample.frame;
    json["strata"] = Json::array();
    for (const SampleStratum& stratum : sample.strata) {
        json["strata"].push_back({{"name", stratum.name}, {"size", stratum.size}, {"drawn", stratum.drawn}});
    }
    json["components"] = Json::array();
    for (const MissedEvidence& row : missed) {
        Json untagged = Json::array();
        for (const Stratum& stratum : row.untagged) untagged.push_back(to_json(stratum));
        json["components"].push_back({{"component", row.component},
                                      {"tagged", to_json(row.tagged)},
                                      {"untagged", std::move(untagged)},
                                      {"unread", row.unread},
                                      {"disputed", row.disputed},
                                      {"found", row.recall.found},
                                      {"missed", row.recall.missed},
                                      {"missed_most", row.recall.missed_most},
                                      {"recall", measure_json(row.recall.recall)},
                                      {"low", row.recall.low},
                                      {"high", row.recall.high},
                                      {"kappa", measure_json(row.kappa)}});
    }
    return json;
}

void add_rows(Table& table, const char* part, const std::vector<AgreementRow>& rows) {
    for (const AgreementRow& row : rows) {
        const Agreement& figures = row.figures;
        std::string coders;
        std::string positives;
        for (std::size_t i = 0; i < row.coders.size(); ++i) {
            coders += (i == 0 ? "" : "; ") + row.coders[i];
            positives += (i == 0 ? "" : "; ") + std::to_string(figures.positives[i]);
        }
        std::vector<Cell> cells{part,
                                row.component.empty() ? "all" : row.component,
                                coders,
                                figures.units,
                                figures.left_out,
                                figures.documents,
                                positives};
        for (const auto& [name, measure] : measures_of(figures)) {
            cells.emplace_back(to_json(*measure), measure->value ? "" : measure->undefined);
        }
        cells.emplace_back(measure_json(figures.interval.low), "");
        cells.emplace_back(measure_json(figures.interval.high), "");
        const Fourfold counts = figures.table.value_or(Fourfold{});
        for (const std::int64_t count : {counts.both, counts.only_a, counts.only_b, counts.neither}) {
            cells.emplace_back(figures.table ? Json(count) : Json(), "");
        }
        cells.emplace_back(figures.few_positives ? "yes" : "no");
        const bool pair = row.coders.size() == 2;
        cells.emplace_back(pair ? figures.kappa.undefined : figures.alpha.undefined);
        table.rows.push_back(std::move(cells));
    }
}

}  // namespace

Table agreement_rows(const AgreementReport& report) {
    Table table;
    for (const char* name : {"part", "component", "coders", "units", "left_out", "documents", "positives"}) {
        table.columns.push_back({name, name});
    }
    for (const auto& [name, measure] : measures_of({})) table.columns.push_back({name, name});
    for (const char* name :
         {"low", "high", "both", "only_a", "only_b", "neither", "few_positives", "undefined"}) {
        table.columns.push_back({name, name});
    }
    add_rows(table, "blind", report.blind);
    add_rows(table, "assisted", report.assisted);
    add_rows(table, "engine", report.engine);
    return table;
}

Json to_json(const ShownAgreement& shown) {
    const AgreementReport& report = shown.report;
    Json json;
    json["unit"] = name_of(report.unit);
    json["coders"] = report.coders;
    json["passages"] = report.passages;
    json["blind"] = to_json(report.blind);
    json["assisted"] = to_json(report.assisted);
    json["engine"] = to_json(report.engine);
    json["samples"] = Json::array();
    for (const auto& [sample, missed] : shown.samples) json["samples"].push_back(to_json(sample, missed));
    json["work"] = to_json(work_table(report.work));
    return json;
}

}  // namespace evidex
