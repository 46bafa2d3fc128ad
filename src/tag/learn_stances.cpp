#include "tag/learn_stances.hpp"

#include <algorithm>

namespace evidex {
namespace {

constexpr std::array kStances = {Stance::meets, Stance::falls_short, Stance::neutral};
constexpr std::size_t kNeutral = 2;

/// The coded stances: one case for each component of a passage.
struct Cases {
    std::vector<std::size_t> passages;
    std::vector<std::uint32_t> components;
    std::vector<Stance> stances;
    std::vector<std::uint32_t> folds;
};

Cases cases_of(const LearnMaterial& material) {
    Cases cases;
    for (std::size_t i = 0; i < material.passages.size(); ++i) {
        for (const auto& [component, stance] : material.passages[i]->stances) {
            cases.passages.push_back(i);
            cases.components.push_back(component);
            cases.stances.push_back(stance);
            cases.folds.push_back(material.folds[i]);
        }
    }
    return cases;
}

/// Is it this stance, or one of the others?
Lesson lesson_for(const LearnMaterial& material, const Cases& cases, Stance stance) {
    Lesson lesson;
    lesson.columns = material.words.patterns.size();
    for (std::size_t i = 0; i < cases.passages.size(); ++i) {
        lesson.observations.push_back(&material.words.observations[cases.passages[i]]);
        lesson.answers.push_back(cases.stances[i] == stance);
    }
    return lesson;
}

std::optional<double> share(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

/// Compares codebook and words where the codebook finds the component. `scores`: by stance, left out.
void judge(LearntStances& figures, const LearnMaterial& material, const Cases& cases,
           const std::vector<std::vector<double>>& scores) {
    std::int64_t before = 0, after = 0;
    for (std::size_t i = 0; i < cases.passages.size(); ++i) {
        if (!material.judged[cases.folds[i]]) continue;
        const std::vector<Tag>& tags = material.tags[cases.passages[i]];
        const auto tag = std::find_if(tags.begin(), tags.end(),
                                      [&](const Tag& one) { return one.component == cases.components[i]; });
        if (tag == tags.end()) continue;
        ++figures.judged;
        before += tag->stance == cases.stances[i] ? 1 : 0;
        if (scores.empty()) continue;
        std::size_t best = 0;
        for (std::size_t s = 1; s < kStances.size(); ++s) {
            if (scores[s][i] > scores[best][i]) best = s;
        }
        after += kStances[best] == cases.stances[i] ? 1 : 0;
    }
    figures.before = share(before, figures.judged);
    if (figures.is_learnt) figures.after = share(after, figures.judged);
}

}  // namespace

StanceLesson learn_stances(const LearnMaterial& material, std::size_t least) {
    StanceLesson out;
    const Cases cases = cases_of(material);
    out.figures.coded = static_cast<std::int64_t>(cases.passages.size());
    out.figures.is_learnt = std::all_of(kStances.begin(), kStances.end(), [&](Stance stance) {
        return std::count(cases.stances.begin(), cases.stances.end(), stance) >=
               static_cast<std::int64_t>(least);
    });
    std::vector<std::vector<double>> left_out;
    std::vector<LogisticModel> models;
    for (const Stance stance : kStances) {
        if (!out.figures.is_learnt) break;
        const Lesson lesson = lesson_for(material, cases, stance);
        left_out.push_back(left_out_scores(lesson, 1, cases.folds, material.judged));
        models.push_back(fit_logistic(lesson, 1));
    }
    judge(out.figures, material, cases, left_out);
    if (!out.figures.is_learnt) return out;
    for (std::size_t s = 0; s < kNeutral; ++s)
        out.always[s] = models[s].intercept - models[kNeutral].intercept;
    for (std::size_t column = 0; column < material.words.patterns.size(); ++column) {
        StanceWeights& weights = out.words.emplace_back();
        for (std::size_t s = 0; s < kNeutral; ++s) {
            weights[s] = (models[s].coefficients[column] - models[kNeutral].coefficients[column]) *
                         material.words.values[column];
        }
    }
    return out;
}

}  // namespace evidex
