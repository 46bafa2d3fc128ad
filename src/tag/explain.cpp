#include "tag/explain.hpp"

#include <utility>

#include "tag/score.hpp"

namespace evidex {

std::vector<ComponentExplanation> explain(const Program& program, const PassageView& passage,
                                          const ExplainOptions& options) {
    static_cast<void>(options);
    std::vector<ComponentExplanation> explanations;
    if (!passage.taggable) return explanations;
    Reading& reading = reading_for(program);
    reading.read(program, passage);
    const std::vector<double> scores = scores_of(program, reading.hits());
    for (std::uint32_t component = 0; component < scores.size(); ++component) {
        ComponentExplanation explanation;
        explanation.component = component;
        explanation.score = scores[component];
        explanation.threshold = program.codebook.components[component].threshold;
        explanation.tagged = reaches_threshold(program, component, scores[component]);
        explanation.because = judged_hits(program, reading, component);
        const Ballot ballot = count_votes(program.codebook, explanation.because);
        explanation.stance = ballot.stance;
        explanation.margin = ballot.margin;
        if (!explanation.because.empty()) explanations.push_back(std::move(explanation));
    }
    return explanations;
}

}  // namespace evidex
