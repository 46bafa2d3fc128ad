#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace evidex {

/// One number of an observation; those that are not there are 0.
struct Feature {
    std::uint32_t column = 0;
    double value = 0;
};

/// Features by ascending column.
using Observation = std::vector<Feature>;

/// Observations with their answers, side by side.
struct Lesson {
    std::vector<const Observation*> observations;
    std::vector<bool> answers;
    std::size_t columns = 0;  ///< Number of features.
};

/// A plane between yes and no.
struct LogisticModel {
    std::vector<double> coefficients;  ///< By column.
    double intercept = 0;

    /// Above 0 the answer is rather yes.
    [[nodiscard]] double score(const Observation& observation) const;
};

/// Fits L2-regularised logistic regression: minimises |w|^2 / 2 + C sum of log(1 + exp(-y w x)) with C = 0.3,
/// a constant feature of 1 (regularised like the others), and errors on a yes counted `yes_weight` times
/// (solver L2R_LR of liblinear; Lin, Weng and Keerthi 2008). If all answers are one, the model says so.
LogisticModel fit_logistic(const Lesson& lesson, double yes_weight);

/// The score of each observation by a model that has not seen its fold. `folds`: by observation; only folds
/// that are `judged` get scores, the others 0.
std::vector<double> left_out_scores(const Lesson& lesson, double yes_weight,
                                    const std::vector<std::uint32_t>& folds, const std::vector<bool>& judged);

}  // namespace evidex
