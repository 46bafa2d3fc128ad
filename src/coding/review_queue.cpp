#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "base/random.hpp"
#include "evidex/review.hpp"

namespace evidex {
namespace {

bool is_asked(const std::vector<std::string>& components, const std::string& component) {
    return components.empty() ||
           std::find(components.begin(), components.end(), component) != components.end();
}

void shuffle(std::vector<ReviewItem>& items, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[draw_below(random, i)]);
}

/// How far a suggestion's score is from the threshold, as a share of it: 0 is a toss-up.
double certainty(const Suggestion& suggestion, const Codebook& codebook) {
    const std::size_t component = codebook.find_component(suggestion.component);
    if (component == Codebook::npos) return 0;
    const double threshold = codebook.components[component].threshold;
    return std::abs(suggestion.score - threshold) / std::max(threshold, 0.1);
}

/// What the coder's entries say of each passage.
struct Coded {
    std::set<std::int64_t> seen;                             ///< Shown with suggestions or codes.
    std::map<std::int64_t, std::set<std::string>> reviewed;  ///< Components; "" = all.
};

Coded coded_by(const std::vector<Entry>& own) {
    Coded coded;
    for (const Entry& entry : own) {
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            if (entry.decision.view != View::blind) coded.seen.insert(passage);
            if (entry.stands && entry.decision.verdict == Verdict::reviewed) {
                coded.reviewed[passage].insert(entry.decision.component);
            }
        }
    }
    return coded;
}

bool is_reviewed(const Coded& coded, std::int64_t passage, const std::vector<std::string>& components) {
    const auto found = coded.reviewed.find(passage);
    if (found == coded.reviewed.end()) return false;
    if (found->second.count("") > 0) return true;
    return !components.empty() && std::all_of(components.begin(), components.end(),
                                              [&](const auto& id) { return found->second.count(id) > 0; });
}

}  // namespace

ReviewQueue suggestion_queue(const std::vector<Suggestion>& suggestions, const QueueOptions& options,
                             const Codebook& codebook) {
    ReviewQueue queue;
    for (const Suggestion& suggestion : suggestions) {
        if (!is_asked(options.components, suggestion.component)) continue;
        if (suggestion.state == Suggestion::State::decided) {
            ++queue.decided;
        } else {
            queue.items.push_back({suggestion.passage, suggestion.component, suggestion});
        }
    }
    if (options.order == ReviewOrder::random) shuffle(queue.items, options.seed);
    if (options.order == ReviewOrder::uncertain) {
        std::stable_sort(queue.items.begin(), queue.items.end(),
                         [&](const ReviewItem& a, const ReviewItem& b) {
                             return certainty(*a.suggestion, codebook) < certainty(*b.suggestion, codebook);
                         });
    }
    return queue;
}

ReviewQueue passage_queue(const std::vector<Unit>& units, const std::vector<Entry>& own,
                          const QueueOptions& options) {
    const Coded coded = coded_by(own);
    const std::string component = options.components.size() == 1 ? options.components.front() : "";
    ReviewQueue queue;
    for (const Unit& unit : units) {
        if (is_reviewed(coded, unit.passage, options.components)) {
            ++queue.decided;
        } else if (coded.seen.count(unit.passage) > 0) {
            ++queue.seen;
        } else {
            queue.items.push_back({unit.passage, component, std::nullopt});
        }
    }
    if (options.order == ReviewOrder::random) shuffle(queue.items, options.seed);
    return queue;
}

}  // namespace evidex
