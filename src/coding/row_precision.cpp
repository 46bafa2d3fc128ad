#include <algorithm>
#include <map>

#include "base/statistics.hpp"
#include "evidex/coding.hpp"

namespace evidex {
namespace {

/// What an adjudicator said to a component in a passage, the last word counting.
using Rulings = std::map<std::pair<std::int64_t, std::string>, bool>;

Rulings rulings_in(const std::vector<Entry>& entries) {
    Rulings rulings;
    for (const Entry& entry : entries) {
        const Verdict verdict = entry.decision.verdict;
        if (!entry.stands || (verdict != Verdict::settled && verdict != Verdict::dismissed)) continue;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            rulings[{passage, entry.decision.component}] = verdict == Verdict::settled;
        }
    }
    return rulings;
}

bool is_right(const Entry& entry, const Rulings& rulings) {
    const auto ruling = rulings.find({entry.first_passage, entry.decision.component});
    return ruling == rulings.end() ? entry.decision.verdict == Verdict::accepted : ruling->second;
}

std::vector<std::pair<std::string, std::int64_t>> most_first(
    const std::map<std::string, std::int64_t>& counts) {
    std::vector<std::pair<std::string, std::int64_t>> list(counts.begin(), counts.end());
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return list;
}

}  // namespace

std::vector<RowPrecision> row_precision(const std::vector<Entry>& entries, std::string_view codebook) {
    const Rulings rulings = rulings_in(entries);
    std::map<std::string, RowPrecision> rows;
    std::map<std::string, std::map<std::string, std::int64_t>> reasons;
    for (const Entry& entry : entries) {
        const Decision& decision = entry.decision;
        const bool judged = decision.verdict == Verdict::accepted || decision.verdict == Verdict::rejected;
        if (!entry.stands || !judged || (!codebook.empty() && decision.codebook != codebook)) continue;
        const bool right = is_right(entry, rulings);
        for (const std::string& rule : decision.rules) {
            RowPrecision& row = rows[rule];
            const bool alone = decision.rules.size() == 1;
            (right ? row.accepted : row.rejected) += 1;
            if (alone) (right ? row.accepted_alone : row.rejected_alone) += 1;
            if (!right && !decision.reason.empty()) ++reasons[rule][decision.reason];
        }
    }
    std::vector<RowPrecision> list;
    for (auto& [rule, row] : rows) {
        row.rule = rule;
        const Interval interval = wilson_interval(row.accepted, row.accepted + row.rejected);
        row.low = interval.low;
        row.high = interval.high;
        row.reasons = most_first(reasons[rule]);
        list.push_back(std::move(row));
    }
    return list;
}

}  // namespace evidex
