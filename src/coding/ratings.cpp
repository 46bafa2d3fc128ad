#include <algorithm>
#include <map>

#include "evidex/coding.hpp"

namespace evidex {
namespace {

/// 1 or 0 if the entry says something about whether the component is there.
std::optional<bool> answer(const Decision& decision, std::string_view component) {
    const bool names_it = decision.component == component;
    switch (decision.verdict) {
        case Verdict::accepted:
        case Verdict::added:
        case Verdict::changed_span:
            return names_it ? std::optional(true) : std::nullopt;
        case Verdict::rejected:
            return names_it ? std::optional(false) : std::nullopt;
        case Verdict::reviewed:
            return names_it || decision.component.empty() ? std::optional(false) : std::nullopt;
        default:
            return std::nullopt;
    }
}

}  // namespace

std::vector<Rating> ratings(const std::vector<Entry>& entries, std::string_view component) {
    std::map<std::pair<std::int64_t, std::string>, Rating> all;
    for (const Entry& entry : entries) {
        const std::optional<bool> coded = answer(entry.decision, component);
        if (!entry.stands || !coded) continue;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            Rating& rating = all[{passage, entry.decision.coder}];
            rating.passage = passage;
            rating.coder = entry.decision.coder;
            rating.coded = rating.coded || *coded;
            rating.view = std::max(rating.view, entry.decision.view);
        }
    }
    std::vector<Rating> list;
    list.reserve(all.size());
    for (auto& [key, rating] : all) list.push_back(std::move(rating));
    return list;
}

}  // namespace evidex
