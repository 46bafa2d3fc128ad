#include "evidex/evaluation.hpp"

#include <algorithm>
#include <set>

#include "evidex/agreement.hpp"

namespace evidex {
namespace {

std::optional<double> ratio(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

const Prediction* find_prediction(const std::vector<Prediction>& predictions, const std::string& component) {
    const auto found = std::find_if(predictions.begin(), predictions.end(),
                                    [&](const Prediction& p) { return p.component == component; });
    return found == predictions.end() ? nullptr : &*found;
}

std::optional<Stance> gold_stance(const GoldPassage& passage, const std::string& component) {
    for (const auto& [id, stance] : passage.stance) {
        if (id == component) return stance;
    }
    return std::nullopt;
}

/// Counts one (passage, component) cell. Returns whether gold names a stance for an agreed code.
bool count_cell(ComponentScore& score, const GoldPassage& passage,
                const std::vector<Prediction>& predictions) {
    const bool in_gold = contains(passage.components, score.component);
    const Prediction* predicted = find_prediction(predictions, score.component);
    score.support += in_gold ? 1 : 0;
    if (!in_gold && predicted == nullptr) ++score.neither;
    if (in_gold && predicted == nullptr) ++score.gold_only;
    if (!in_gold && predicted != nullptr) ++score.predicted_only;
    if (!in_gold || predicted == nullptr) return false;
    ++score.both;
    const std::optional<Stance> stance = gold_stance(passage, score.component);
    score.stance_right += stance == predicted->stance ? 1 : 0;
    return stance.has_value();
}

void derive(ComponentScore& score) {
    score.precision = ratio(score.both, score.both + score.predicted_only);
    score.recall = ratio(score.both, score.both + score.gold_only);
    score.f1 = ratio(2 * score.both, 2 * score.both + score.gold_only + score.predicted_only);
    const Fourfold table{score.both, score.gold_only, score.predicted_only, score.neither};
    score.kappa = cohen_kappa(count_ratings(table)).value;
}

void derive_totals(Evaluation& evaluation, std::int64_t with_stance) {
    ComponentScore pooled;
    double f1_sum = 0;
    std::int64_t f1_count = 0;
    for (const ComponentScore& score : evaluation.components) {
        pooled.both += score.both;
        pooled.gold_only += score.gold_only;
        pooled.predicted_only += score.predicted_only;
        pooled.neither += score.neither;
        pooled.stance_right += score.stance_right;
        if (score.f1) {
            f1_sum += *score.f1;
            ++f1_count;
        }
    }
    derive(pooled);
    if (f1_count > 0) evaluation.macro_f1 = f1_sum / static_cast<double>(f1_count);
    evaluation.micro_f1 = pooled.f1;
    evaluation.pooled_kappa = pooled.kappa;
    evaluation.stance_accuracy = ratio(pooled.stance_right, with_stance);
}

}  // namespace

Evaluation evaluate(const std::vector<GoldPassage>& gold,
                    const std::vector<std::vector<Prediction>>& predicted,
                    const std::vector<std::string>& component_ids,
                    const std::vector<BorderlineCell>& borderline) {
    std::set<std::pair<std::string, std::string>> left_out;
    for (const BorderlineCell& cell : borderline) left_out.emplace(cell.id, cell.component);

    Evaluation evaluation;
    evaluation.passages = static_cast<std::int64_t>(gold.size());
    std::int64_t with_stance = 0;
    for (const std::string& id : component_ids) {
        ComponentScore score;
        score.component = id;
        for (std::size_t i = 0; i < gold.size(); ++i) {
            if (left_out.count({gold[i].id, id}) > 0) continue;
            with_stance += count_cell(score, gold[i], predicted[i]) ? 1 : 0;
        }
        derive(score);
        evaluation.components.push_back(std::move(score));
    }
    for (std::size_t i = 0; i < gold.size(); ++i) {
        if (!gold[i].components.empty()) continue;
        ++evaluation.without_component;
        evaluation.left_untagged += predicted[i].empty() ? 1 : 0;
    }
    derive_totals(evaluation, with_stance);
    return evaluation;
}

}  // namespace evidex
