#pragma once

#include <random>
#include <string>
#include <vector>

#include "evidex/coding.hpp"

namespace evidex::test {

/// A coder's log as the store would write it, without a store.
class Log {
public:
    explicit Log(std::string coder) : coder_(std::move(coder)) {}

    const Decision& add(Verdict verdict, const std::string& component, const std::string& replaces = {}) {
        Decision decision;
        decision.verdict = verdict;
        decision.coder = coder_;
        decision.component = component;
        decision.replaces = replaces;
        decision.sequence = static_cast<std::int64_t>(entries_.size()) + 1;
        decision.previous = entries_.empty() ? "" : entries_.back().id;
        decision.time = "2026-01-05T09:" + std::to_string(10 + entries_.size() % 50) + ":00Z";
        decision.place = {"source", "text", {40, 59}, "I waited six months", "P1: ", " for a first"};
        decision.salt = "salt " + coder_;
        entries_.push_back(sealed(decision));
        return entries_.back();
    }
    [[nodiscard]] const std::vector<Decision>& entries() const { return entries_; }

private:
    std::string coder_;
    std::vector<Decision> entries_;
};

/// Entries in passage 1.
inline std::vector<Entry> in_passage(const std::vector<Decision>& log, std::int64_t passage = 1) {
    const std::vector<bool> stands = standing(log);
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < log.size(); ++i) {
        Entry entry;
        entry.decision = log[i];
        entry.stands = stands[i];
        entry.whereabouts = Whereabouts::placed;
        entry.first_passage = passage;
        entry.last_passage = passage;
        entries.push_back(entry);
    }
    return entries;
}

}  // namespace evidex::test
