#include "tag/learn_logistic.hpp"

#include <algorithm>
#include <memory>

#include <linear.h>

namespace evidex {
namespace {

constexpr double kCost = 0.3;
constexpr double kPrecision = 1e-4;  // of the gradient, in relation to where the solver starts

struct ModelDeleter {
    void operator()(model* fitted) const { free_and_destroy_model(&fitted); }
};

/// The observations as liblinear wants them: one after the other, columns counted from 1, the constant last,
/// and a column of -1 to end each.
struct Nodes {
    std::vector<feature_node> nodes;
    std::vector<feature_node*> starts;
};

Nodes nodes_of(const Lesson& lesson) {
    Nodes out;
    std::vector<std::size_t> starts;
    for (const Observation* observation : lesson.observations) {
        starts.push_back(out.nodes.size());
        for (const Feature& feature : *observation)
            out.nodes.push_back({static_cast<int>(feature.column) + 1, feature.value});
        out.nodes.push_back({static_cast<int>(lesson.columns) + 1, 1.0});
        out.nodes.push_back({-1, 0});
    }
    for (const std::size_t start : starts) out.starts.push_back(&out.nodes[start]);
    return out;
}

}  // namespace

double LogisticModel::score(const Observation& observation) const {
    double sum = intercept;
    for (const Feature& feature : observation) sum += coefficients[feature.column] * feature.value;
    return sum;
}

LogisticModel fit_logistic(const Lesson& lesson, double yes_weight) {
    LogisticModel out{std::vector<double>(lesson.columns), 0};
    const bool has_yes =
        std::find(lesson.answers.begin(), lesson.answers.end(), true) != lesson.answers.end();
    const bool has_no =
        std::find(lesson.answers.begin(), lesson.answers.end(), false) != lesson.answers.end();
    if (!has_yes || !has_no) {
        out.intercept = has_yes ? 1 : -1;
        return out;
    }
    Nodes nodes = nodes_of(lesson);
    std::vector<double> labels;
    labels.reserve(lesson.answers.size());
    for (const bool yes : lesson.answers) labels.push_back(yes ? 1 : 0);
    problem task{};
    task.l = static_cast<int>(labels.size());
    task.n = static_cast<int>(lesson.columns) + 1;
    task.y = labels.data();
    task.x = nodes.starts.data();
    task.bias = -1;  // the constant is a feature of its own
    int weighed = 1;
    parameter settings{};
    settings.solver_type = L2R_LR;
    settings.eps = kPrecision;
    settings.C = kCost;
    settings.nr_weight = 1;
    settings.weight_label = &weighed;
    settings.weight = &yes_weight;
    set_print_string_function([](const char*) {});
    const std::unique_ptr<model, ModelDeleter> fitted(train(&task, &settings));
    // liblinear's plane points to the label that it met first.
    const double side = fitted->label[0] == 1 ? 1 : -1;
    for (std::size_t i = 0; i < lesson.columns; ++i) out.coefficients[i] = side * fitted->w[i];
    out.intercept = side * fitted->w[lesson.columns];
    return out;
}

std::vector<double> left_out_scores(const Lesson& lesson, double yes_weight,
                                    const std::vector<std::uint32_t>& folds,
                                    const std::vector<bool>& judged) {
    std::vector<double> scores(lesson.observations.size());
    for (std::uint32_t fold = 0; fold < judged.size(); ++fold) {
        if (!judged[fold]) continue;
        Lesson others;
        others.columns = lesson.columns;
        for (std::size_t i = 0; i < folds.size(); ++i) {
            if (folds[i] == fold) continue;
            others.observations.push_back(lesson.observations[i]);
            others.answers.push_back(lesson.answers[i]);
        }
        const LogisticModel model = fit_logistic(others, yes_weight);
        for (std::size_t i = 0; i < folds.size(); ++i) {
            if (folds[i] == fold) scores[i] = model.score(*lesson.observations[i]);
        }
    }
    return scores;
}

}  // namespace evidex
