#include "tag/learn_cut.hpp"

#include <algorithm>
#include <utility>

namespace evidex {

void Outcomes::add(bool coded, bool tagged) {
    both += coded && tagged ? 1 : 0;
    coded_only += coded && !tagged ? 1 : 0;
    tagged_only += tagged && !coded ? 1 : 0;
}

std::optional<double> Outcomes::f1() const {
    const std::int64_t all = 2 * both + coded_only + tagged_only;
    if (all == 0) return std::nullopt;
    return 2 * static_cast<double>(both) / static_cast<double>(all);
}

double best_cut(std::vector<Scored> passages, double spare) {
    Outcomes outcomes;
    for (const Scored& passage : passages) outcomes.coded_only += passage.coded ? 1 : 0;
    std::erase_if(passages, [](const Scored& passage) { return !passage.can_be_tagged; });
    std::sort(passages.begin(), passages.end(),
              [](const Scored& a, const Scored& b) { return a.score > b.score; });
    std::vector<std::pair<double, double>> cuts;  // with their F1, the highest first
    double best = 0;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        (passages[i].coded ? outcomes.both : outcomes.tagged_only) += 1;
        outcomes.coded_only -= passages[i].coded ? 1 : 0;
        const bool is_last = i + 1 == passages.size();
        const double next = is_last ? passages[i].score : passages[i + 1].score;
        if (!is_last && next == passages[i].score) continue;
        cuts.emplace_back((passages[i].score + next) / 2, *outcomes.f1());
        best = std::max(best, cuts.back().second);
    }
    const auto good =
        std::find_if(cuts.begin(), cuts.end(), [&](const auto& cut) { return cut.second >= best - spare; });
    return good == cuts.end() ? 0 : good->first;
}

}  // namespace evidex
