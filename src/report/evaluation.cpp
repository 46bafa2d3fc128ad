#include "report/evaluation.hpp"

#include <fmt/format.h>

#include "report/measure.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

std::optional<double> stance_share(const ComponentScore& score) {
    if (score.both == 0) return std::nullopt;
    return static_cast<double>(score.stance_right) / static_cast<double>(score.both);
}

}  // namespace

Table evaluation_table(const Evaluation& evaluation, const Codebook& codebook) {
    Table table;
    table.columns = {{"component", "Component"},
                     {"label", "Label", false, Column::For::data},
                     {"precision", "Precision", true},
                     {"recall", "Recall", true},
                     {"f1", "F1", true},
                     {"kappa", "Kappa", true},
                     {"stance", "Stance", true},
                     {"support", "Support", true},
                     {"right", "Right", true},
                     {"wrong", "Wrong", true},
                     {"missed", "Missed", true}};
    for (const ComponentScore& score : evaluation.components) {
        table.rows.push_back({score.component, label_of(codebook, score.component),
                              measure_cell(score.precision), measure_cell(score.recall),
                              measure_cell(score.f1), measure_cell(score.kappa),
                              measure_cell(stance_share(score)), score.support, score.both,
                              score.predicted_only, score.gold_only});
    }
    return table;
}

std::string evaluation_notes(const Evaluation& evaluation) {
    return fmt::format(
        "\n{}: macro-F1 {}, micro-F1 {}, pooled kappa {}, stance right {}\n"
        "{} of {} passages without a component left untagged\n",
        counted(evaluation.passages, "passage"), measure_text(evaluation.macro_f1),
        measure_text(evaluation.micro_f1), measure_text(evaluation.pooled_kappa),
        measure_text(evaluation.stance_accuracy), evaluation.left_untagged, evaluation.without_component);
}

Json evaluation_json(const Evaluation& evaluation) {
    Json json;
    json["passages"] = evaluation.passages;
    json["macro_f1"] = measure_json(evaluation.macro_f1);
    json["micro_f1"] = measure_json(evaluation.micro_f1);
    json["pooled_kappa"] = measure_json(evaluation.pooled_kappa);
    json["stance_accuracy"] = measure_json(evaluation.stance_accuracy);
    json["without_component"] = evaluation.without_component;
    json["left_untagged"] = evaluation.left_untagged;
    json["components"] = Json::object();
    for (const ComponentScore& score : evaluation.components) {
        json["components"][score.component] = {{"precision", measure_json(score.precision)},
                                               {"recall", measure_json(score.recall)},
                                               {"f1", measure_json(score.f1)},
                                               {"kappa", measure_json(score.kappa)},
                                               {"support", score.support},
                                               {"stance", measure_json(stance_share(score))},
                                               {"both", score.both},
                                               {"gold_only", score.gold_only},
                                               {"predicted_only", score.predicted_only}};
    }
    return json;
}

Table errors_table(const std::vector<EvaluationError>& errors) {
    Table table;
    table.columns = {
        {"id", "Passage"}, {"component", "Component"}, {"error", "Error"}, {"why", "Why"}, {"text", "Text"}};
    for (const EvaluationError& error : errors) {
        table.rows.push_back({error.id, error.component,
                              Cell(error.missed ? "missed" : "wrong", error.missed ? "missed" : "wrong",
                                   error.missed ? Ink::yellow : Ink::red),
                              error.why, error.text});
    }
    return table;
}

}  // namespace evidex
