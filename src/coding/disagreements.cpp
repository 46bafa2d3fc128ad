#include <algorithm>
#include <map>

#include "evidex/coding.hpp"
#include "evidex/review.hpp"

namespace evidex {
namespace {

bool is_meant(const std::vector<std::string>& coders, const std::string& coder) {
    return coders.empty() || std::find(coders.begin(), coders.end(), coder) != coders.end();
}

bool is_about(const Decision& decision, const std::string& component) {
    return decision.component.empty() || decision.component == component;
}

bool is_adjudication(Verdict verdict) {
    return verdict == Verdict::settled || verdict == Verdict::dismissed;
}

/// The entries that touch a passage; an index over all of them.
using ByPassage = std::map<std::int64_t, std::vector<const Entry*>>;

ByPassage by_passage(const std::vector<Entry>& entries) {
    ByPassage index;
    for (const Entry& entry : entries) {
        if (!entry.stands) continue;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            index[passage].push_back(&entry);
        }
    }
    return index;
}

void fill(Choice& choice, const Decision& decision) {
    choice.stance = decision.stance;
    choice.words = decision.place.words;
    choice.note = decision.note;
    choice.reason = decision.reason;
    choice.time = decision.time;
}

/// The entry that speaks most directly for a rating: a coding, or a rejection, or else the reading.
Choice choice_for(const Rating& rating, const std::vector<const Entry*>& entries,
                  const std::string& component) {
    Choice choice;
    choice.coder = rating.coder;
    choice.coded = rating.coded;
    choice.view = rating.view;
    int best = -1;
    for (const Entry* entry : entries) {
        const Decision& decision = entry->decision;
        if (decision.coder != rating.coder || !is_about(decision, component)) continue;
        if (is_adjudication(decision.verdict) || is_coding(decision.verdict) != rating.coded) continue;
        const int directness = decision.component.empty() ? 0 : 1;
        if (directness >= best) fill(choice, decision);
        best = std::max(best, directness);
    }
    return choice;
}

std::optional<Choice> settled_by(const std::vector<const Entry*>& entries, const std::string& component) {
    std::optional<Choice> settled;
    for (const Entry* entry : entries) {
        const Decision& decision = entry->decision;
        if (!is_adjudication(decision.verdict) || decision.component != component) continue;
        if (settled && decision.time < settled->time) continue;
        settled = Choice{};
        settled->coder = decision.coder;
        settled->coded = decision.verdict == Verdict::settled;
        settled->view = decision.view;
        fill(*settled, decision);
    }
    return settled;
}

}  // namespace

std::vector<Disagreement> disagreements(const std::vector<Entry>& entries,
                                        const std::vector<std::string>& components,
                                        const std::vector<std::string>& coders) {
    const ByPassage index = by_passage(entries);
    std::vector<Disagreement> found;
    for (const std::string& component : components) {
        const std::vector<Rating> all = ratings(entries, component);
        for (auto first = all.begin(); first != all.end();) {
            const auto last = std::find_if(
                first, all.end(), [&](const Rating& rating) { return rating.passage != first->passage; });
            Disagreement cell{first->passage, component, {}, std::nullopt};
            bool yes = false;
            bool no = false;
            const std::vector<const Entry*>& here = index.at(first->passage);
            for (; first != last; ++first) {
                if (!is_meant(coders, first->coder)) continue;
                (first->coded ? yes : no) = true;
                cell.choices.push_back(choice_for(*first, here, component));
            }
            cell.settled = settled_by(here, component);
            if (yes && no) found.push_back(std::move(cell));
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Disagreement& a, const Disagreement& b) { return a.passage < b.passage; });
    return found;
}

}  // namespace evidex
