#include "tag/learn_component.hpp"

#include <algorithm>
#include <cmath>

#include "tag/learn_cut.hpp"

namespace evidex {
namespace {

/// A missed passage counts as much as so many that are wrongly tagged: components are rare.
constexpr double kYesWeight = 2;
/// From intercept to cut it counts as so much at least, so that weights do not grow without bounds where few
/// passages teach little. What is missing to the threshold then, every passage starts with.
constexpr double kLeastDistance = 0.8;
/// So much F1 is given for fewer tags on passages that have no component.
constexpr double kSpare = 0.006;

/// What a row counts when it fires: what people gave more weight is trusted more from the start.
double row_value(const Row& row) {
    return 0.7 * std::sqrt(std::clamp(std::abs(row.weight), 0.3, 5.0));
}

/// One component: its rows are further columns behind the words.
struct Task {
    std::vector<std::uint32_t> rows;  ///< By column, less the number of words.
    std::vector<double> row_values;
    std::vector<Observation> observations;
    std::vector<bool> can_be_tagged;
    Lesson lesson;
};

Task task_for(const Codebook& codebook, const LearnMaterial& material, std::uint32_t component) {
    Task task;
    const std::size_t words = material.words.patterns.size();
    std::map<std::uint32_t, std::uint32_t> columns;
    const auto plays_a_part = [&](std::uint32_t row) {
        return codebook.rows[row].component == component && codebook.rows[row].weight != 0;
    };
    for (const std::vector<std::uint32_t>& rows : material.rows) {
        for (const std::uint32_t row : rows) {
            if (plays_a_part(row)) columns.emplace(row, 0);
        }
    }
    for (auto& [row, column] : columns) {
        column = static_cast<std::uint32_t>(words + task.rows.size());
        task.rows.push_back(row);
        task.row_values.push_back(row_value(codebook.rows[row]));
    }
    for (std::size_t i = 0; i < material.passages.size(); ++i) {
        Observation& observation = task.observations.emplace_back(material.words.observations[i]);
        bool backed = false;
        for (const std::uint32_t row : material.rows[i]) {
            if (!plays_a_part(row)) continue;
            const std::uint32_t column = columns.at(row);
            observation.push_back({column, task.row_values[column - words]});
            backed = backed || codebook.rows[row].weight > 0;
        }
        task.can_be_tagged.push_back(backed);
        const std::vector<std::uint32_t>& coded = material.passages[i]->components;
        task.lesson.answers.push_back(std::find(coded.begin(), coded.end(), component) != coded.end());
    }
    for (const Observation& observation : task.observations) task.lesson.observations.push_back(&observation);
    task.lesson.columns = words + task.rows.size();
    return task;
}

/// The cut that does well on judged passages outside of a fold.
double cut_without(const LearnMaterial& material, const std::vector<Scored>& scored, std::size_t fold) {
    std::vector<Scored> others;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        if (material.is_judged(i) && material.folds[i] != fold) others.push_back(scored[i]);
    }
    return best_cut(std::move(others), kSpare);
}

/// F1 on judged passages where each fold has a cut that was chosen on the others, if there are others.
std::optional<double> honest_f1(const LearnMaterial& material, const std::vector<Scored>& scored) {
    const bool has_others = std::count(material.judged.begin(), material.judged.end(), true) > 1;
    Outcomes outcomes;
    for (std::size_t fold = 0; fold < material.judged.size(); ++fold) {
        if (!material.judged[fold]) continue;
        const double cut = cut_without(material, scored, has_others ? fold : material.judged.size());
        for (std::size_t i = 0; i < scored.size(); ++i) {
            if (material.folds[i] != fold) continue;
            outcomes.add(scored[i].coded, scored[i].can_be_tagged && scored[i].score >= cut);
        }
    }
    return outcomes.f1();
}

std::optional<double> present_f1(const LearnMaterial& material, std::uint32_t component,
                                 const std::vector<bool>& coded) {
    Outcomes outcomes;
    for (std::size_t i = 0; i < coded.size(); ++i) {
        if (!material.is_judged(i)) continue;
        const std::vector<Tag>& tags = material.tags[i];
        outcomes.add(coded[i], std::any_of(tags.begin(), tags.end(),
                                           [&](const Tag& tag) { return tag.component == component; }));
    }
    return outcomes.f1();
}

}  // namespace

ComponentWeights learn_component(const Codebook& codebook, const LearnMaterial& material,
                                 std::uint32_t component, std::size_t least) {
    ComponentWeights out;
    const Task task = task_for(codebook, material, component);
    const std::vector<bool>& coded = task.lesson.answers;
    out.figures.coded = std::count(coded.begin(), coded.end(), true);
    out.figures.before = present_f1(material, component, coded);
    out.figures.is_learnt = out.figures.coded >= static_cast<std::int64_t>(least);
    if (!out.figures.is_learnt) return out;

    const std::vector<double> scores =
        left_out_scores(task.lesson, kYesWeight, material.folds, material.judged);
    std::vector<Scored> scored;
    scored.reserve(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i)
        scored.push_back({scores[i], task.can_be_tagged[i], coded[i]});
    out.figures.after = honest_f1(material, scored);
    out.figures.cut = cut_without(material, scored, material.judged.size());

    const LogisticModel model = fit_logistic(task.lesson, kYesWeight);
    const double threshold = codebook.components[component].threshold;
    const double distance = out.figures.cut - model.intercept;
    const double scale = threshold / std::max(distance, kLeastDistance);
    out.always = threshold - distance * scale;
    const std::size_t words = material.words.patterns.size();
    for (std::size_t i = 0; i < words; ++i)
        out.words.push_back(model.coefficients[i] * material.words.values[i] * scale);
    for (std::size_t i = 0; i < task.rows.size(); ++i)
        out.rows[task.rows[i]] = model.coefficients[words + i] * task.row_values[i] * scale;
    return out;
}

}  // namespace evidex
