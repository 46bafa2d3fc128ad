#include "tag/score.hpp"

#include <algorithm>
#include <tuple>

namespace evidex {

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
