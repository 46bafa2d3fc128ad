#include <algorithm>
#include <map>

#include "evidex/coding.hpp"

namespace evidex {
namespace {

/// What is known of one passage so far.
struct Voices {
    int coded = 0;
    int against = 0;
    std::optional<bool> ruling;  // of an adjudicator, the last word
    std::map<Stance, int> stances;
};

std::vector<Entry> standing_entries(const std::vector<Entry>& log) {
    std::vector<Entry> entries;
    std::copy_if(log.begin(), log.end(), std::back_inserter(entries),
                 [](const Entry& entry) { return entry.stands; });
    return entries;
}

/// Rulings count whatever the adjudicator had seen: that is what adjudicators are for.
void add_rulings(const std::vector<Entry>& log, std::string_view component,
                 std::map<std::int64_t, Voices>& passages) {
    for (const Entry& entry : log) {
        const Verdict verdict = entry.decision.verdict;
        const bool rules = verdict == Verdict::settled || verdict == Verdict::dismissed;
        if (!entry.stands || !rules || entry.decision.component != component) continue;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            Voices& voices = passages[passage];
            voices.ruling = verdict == Verdict::settled;
            if (entry.decision.stance) voices.stances = {{*entry.decision.stance, 1'000'000}};
        }
    }
}

void add_stances(const std::vector<Entry>& entries, std::string_view component,
                 std::map<std::int64_t, Voices>& passages) {
    for (const Entry& entry : entries) {
        const Decision& decision = entry.decision;
        if (decision.component != component || !is_coding(decision.verdict) || !decision.stance) continue;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            ++passages[passage].stances[*decision.stance];
        }
    }
}

std::optional<bool> verdict_of(const Voices& voices, Evidence evidence) {
    if (voices.ruling) return voices.ruling;
    const int raters = voices.coded + voices.against;
    if (raters == 0) return std::nullopt;
    if (evidence != Evidence::agreed) return voices.coded > 0;
    if (raters < 2 || (voices.coded > 0 && voices.against > 0)) return std::nullopt;
    return voices.coded > 0;
}

}  // namespace

std::vector<Judgement> judgements(const std::vector<Entry>& log, std::string_view component,
                                  Evidence evidence, bool with_assisted) {
    const std::vector<Entry> entries = with_assisted ? standing_entries(log) : standing_in(log, View::blind);
    std::map<std::int64_t, Voices> passages;
    for (const Rating& rating : ratings(entries, component)) {
        Voices& voices = passages[rating.passage];
        ++(rating.coded ? voices.coded : voices.against);
    }
    add_stances(entries, component, passages);
    add_rulings(log, component, passages);
    std::vector<Judgement> list;
    for (const auto& [passage, voices] : passages) {
        const std::optional<bool> coded = verdict_of(voices, evidence);
        if (!coded) continue;
        Judgement judgement{passage, *coded, std::nullopt};
        const auto most = std::max_element(voices.stances.begin(), voices.stances.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        if (*coded && most != voices.stances.end()) judgement.stance = most->first;
        list.push_back(judgement);
    }
    return list;
}

}  // namespace evidex
