#include "tag/score.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace evidex {

std::vector<double> scores_of(const Program& program, std::span<const RowHit> hits) {
    std::vector<RowId> rows;
    rows.reserve(hits.size());
    for (const RowHit& hit : hits) rows.push_back(hit.row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<double> scores(program.codebook.components.size());
    for (const RowId row : rows) scores[program.rows[row].component] += program.rows[row].weight;
    // Weights have few decimals; sums such as 1.1 + 1.9 must not miss a threshold by rounding.
    for (double& score : scores) score = std::round(score * 1e6) / 1e6;
    return scores;
}

bool reaches_threshold(const Program& program, std::uint32_t component, double score) {
    return score > 0 && score >= program.codebook.components[component].threshold;
}

std::vector<Hit> judged_hits(const Program& program, Reading& reading, std::uint32_t component) {
    const Modifiers modifiers(program, reading, component);
    std::vector<Hit> hits;
    for (const RowHit& hit : reading.hits()) {
        if (program.rows[hit.row].component == component) hits.push_back(modifiers.judge(hit));
    }
    std::sort(hits.begin(), hits.end(),
              [](const Hit& a, const Hit& b) { return std::tie(a.span, a.row) < std::tie(b.span, b.row); });
    return hits;
}

}  // namespace evidex
