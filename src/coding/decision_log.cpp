#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

#include "evidex/coding.hpp"

namespace evidex {
namespace {

constexpr auto kNone = static_cast<std::size_t>(-1);

/// Where an id stands in a log.
class IdIndex {
public:
    explicit IdIndex(const std::vector<const Decision*>& log) : log_(log), order_(log.size()) {
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::sort(order_.begin(), order_.end(),
                  [&](std::size_t a, std::size_t b) { return log_[a]->id < log_[b]->id; });
    }
    [[nodiscard]] std::size_t find(std::string_view id) const {
        const auto found = std::lower_bound(
            order_.begin(), order_.end(), id,
            [&](std::size_t each, std::string_view wanted) { return log_[each]->id < wanted; });
        return found == order_.end() || log_[*found]->id != id ? kNone : *found;
    }

private:
    const std::vector<const Decision*>& log_;
    std::vector<std::size_t> order_;
};

std::vector<const Decision*> pointers(const std::vector<Decision>& log) {
    std::vector<const Decision*> list;
    list.reserve(log.size());
    for (const Decision& decision : log) list.push_back(&decision);
    return list;
}

/// From the entries that nothing replaces back to what they replace.
std::vector<bool> fold(const std::vector<const Decision*>& log) {
    const IdIndex index(log);
    std::vector<std::size_t> target(log.size(), kNone);
    std::vector<int> open(log.size(), 0);  // replacers that are not decided yet
    for (std::size_t i = 0; i < log.size(); ++i) {
        if (log[i]->replaces.empty()) continue;
        const std::size_t found = index.find(log[i]->replaces);
        if (found == kNone || log[found]->coder != log[i]->coder) continue;
        target[i] = found;
        ++open[found];
    }
    std::vector<std::size_t> decided;
    for (std::size_t i = 0; i < log.size(); ++i) {
        if (open[i] == 0) decided.push_back(i);
    }
    std::vector<bool> stands(log.size(), true);
    for (std::size_t next = 0; next < decided.size(); ++next) {
        const std::size_t i = decided[next];
        if (target[i] == kNone) continue;
        if (stands[i]) stands[target[i]] = false;
        if (--open[target[i]] == 0) decided.push_back(target[i]);
    }
    return stands;
}

bool comes_before(const Decision& a, const Decision& b) {
    return std::tie(a.time, a.coder, a.sequence, a.id) < std::tie(b.time, b.coder, b.sequence, b.id);
}

/// Checks an entry against the one before it in its coder's log.
void check_link(const Decision& entry, const Decision* previous, std::vector<LogFinding>& findings) {
    const auto damage = [&](const std::string& what) {
        findings.push_back({true, entry.id, "the log of " + entry.coder + ": " + what});
    };
    const std::string number = std::to_string(entry.sequence);
    if (entry.previous.empty()) {
        if (entry.sequence != 1) damage("what came before entry " + number + " is missing");
    } else if (previous == nullptr || previous->coder != entry.coder) {
        damage("the entry before number " + number + " is missing");
    } else if (previous->sequence + 1 != entry.sequence) {
        damage("entry " + number + " does not follow number " + std::to_string(previous->sequence));
    }
}

}  // namespace

std::vector<bool> standing(const std::vector<Decision>& log) {
    return fold(pointers(log));
}

std::vector<Entry> standing_in(const std::vector<Entry>& log, View view) {
    std::vector<std::size_t> places;
    std::vector<const Decision*> entries;
    for (std::size_t i = 0; i < log.size(); ++i) {
        if (log[i].decision.view != view) continue;
        places.push_back(i);
        entries.push_back(&log[i].decision);
    }
    const std::vector<bool> stands = fold(entries);
    std::vector<Entry> left;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!stands[i]) continue;
        left.push_back(log[places[i]]);
        left.back().stands = true;
    }
    return left;
}

std::vector<Decision> merged(const std::vector<Decision>& a, const std::vector<Decision>& b) {
    std::map<std::string_view, const Decision*> by_id;
    for (const std::vector<Decision>* log : {&a, &b}) {
        for (const Decision& decision : *log) {
            const auto [entry, is_new] = by_id.emplace(decision.id, &decision);
            if (!is_new && decision.is_erased()) entry->second = &decision;
        }
    }
    std::vector<Decision> all;
    all.reserve(by_id.size());
    for (const auto& [id, decision] : by_id) all.push_back(*decision);
    std::sort(all.begin(), all.end(), comes_before);
    return all;
}

std::vector<LogFinding> check_log(const std::vector<Decision>& log) {
    const std::vector<const Decision*> entries = pointers(log);
    const IdIndex index(entries);
    std::map<std::pair<std::string, std::string>, int> followers;  // of an entry in a coder's log
    std::set<std::string> clocks;                                  // of coders
    std::vector<LogFinding> findings;
    for (const Decision& entry : log) {
        if (!is_genuine(entry)) {
            findings.push_back({true, entry.id,
                                "the log of " + entry.coder + ": entry " + std::to_string(entry.sequence) +
                                    " was changed after it was made"});
        }
        const std::size_t previous = index.find(entry.previous);
        const Decision* before = previous == kNone ? nullptr : entries[previous];
        check_link(entry, before, findings);
        if (before != nullptr && entry.time < before->time && clocks.insert(entry.coder).second) {
            findings.push_back({false, entry.id,
                                "the clock went back before entry " + std::to_string(entry.sequence) +
                                    " of " + entry.coder});
        }
        if (++followers[{entry.coder, entry.previous}] == 2) {
            findings.push_back({false, entry.id,
                                "there are two logs of " + entry.coder + " from entry " +
                                    std::to_string(entry.sequence) +
                                    " on: the name was used on two computers, or by two people"});
        }
    }
    return findings;
}

}  // namespace evidex
