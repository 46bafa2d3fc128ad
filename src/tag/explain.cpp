#include "tag/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "tag/near_misses.hpp"
#include "tag/score.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostWords = 8;
constexpr std::size_t kMostStanceWords = 4;

/// Told of the heaviest row that counts: the passage speaks of the component, but not enough.
NearMiss below_threshold(const Program& program, const ComponentExplanation& explanation) {
    const auto heaviest = std::max_element(
        explanation.because.begin(), explanation.because.end(),
        [&](const Hit& a, const Hit& b) { return program.rows[a.row].weight < program.rows[b.row].weight; });
    return {heaviest->row,
            fmt::format("the score is {:.1f}; {:.1f} more is needed for a tag", explanation.score,
                        explanation.threshold - explanation.score),
            0, heaviest->parts};
}

ComponentExplanation explain_component(const Program& program, Reading& reading, std::uint32_t component) {
    ComponentExplanation explanation;
    explanation.component = component;
    explanation.score = reading.score(component);
    explanation.threshold = program.codebook.components[component].threshold;
    explanation.tagged = reading.reaches_threshold(component);
    explanation.words_score = reading.words().of(component);
    explanation.words = reading.words().shares(reading.scan(), component, kMostWords);
    explanation.because = judged_hits(program, reading, component);
    const Ballot ballot = count_votes(program.codebook, explanation.because, reading.words());
    explanation.stance = ballot.stance;
    explanation.margin = ballot.margin;
    explanation.stance_words_score = reading.words().of(ballot.stance);
    explanation.stance_words = reading.words().shares(reading.scan(), ballot.stance, kMostStanceWords);
    return explanation;
}

}  // namespace

std::vector<ComponentExplanation> explain(const Program& program, const PassageView& passage,
                                          const ExplainOptions& options) {
    std::vector<ComponentExplanation> explanations;
    if (!passage.taggable) return explanations;
    Reading& reading = reading_for(program);
    reading.read(passage, Purpose::everything);
    for (std::uint32_t component = 0; component < program.codebook.components.size(); ++component) {
        ComponentExplanation explanation = explain_component(program, reading, component);
        if (options.near_misses) {
            explanation.near_misses = near_misses_of(program, reading, component);
            if (!explanation.tagged && !explanation.because.empty()) {
                if (explanation.near_misses.size() == 5) explanation.near_misses.pop_back();
                explanation.near_misses.insert(explanation.near_misses.begin(),
                                               below_threshold(program, explanation));
            }
        }
        if (!explanation.because.empty() || !explanation.near_misses.empty()) {
            explanations.push_back(std::move(explanation));
        }
    }
    return explanations;
}

}  // namespace evidex
