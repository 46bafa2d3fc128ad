#include "evidex/sample.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "base/random.hpp"
#include "evidex/agreement.hpp"

namespace evidex {
namespace {

bool has(const SamplePassage& passage, const std::string& component) {
    return std::find(passage.components.begin(), passage.components.end(), component) !=
           passage.components.end();
}

std::size_t stratum_of(const SamplePassage& passage, const std::string& component) {
    if (component.empty()) return passage.components.empty() ? 1 : 0;
    if (has(passage, component)) return 0;
    return passage.components.empty() ? 2 : 1;
}

std::vector<SampleStratum> empty_strata(const std::string& component) {
    if (component.empty()) return {{"tagged", 0, 0}, {"untagged", 0, 0}};
    return {{"tagged", 0, 0}, {"tagged otherwise", 0, 0}, {"untagged", 0, 0}};
}

/// Shares the passages wanted out: half to the last stratum, the rest evenly to those before it; what one
/// cannot give is asked of the others, the last first.
void allocate(std::vector<SampleStratum>& strata, std::int64_t wanted) {
    const auto others = static_cast<std::int64_t>(strata.size()) - 1;
    std::int64_t left = wanted;
    for (std::size_t i = 0; i < strata.size(); ++i) {
        const bool last = i + 1 == strata.size();
        strata[i].drawn = std::min(strata[i].size, last ? left : wanted / 2 / others);
        left -= strata[i].drawn;
    }
    for (std::size_t i = strata.size(); i-- > 0;) {
        const std::int64_t more = std::min(left, strata[i].size - strata[i].drawn);
        strata[i].drawn += more;
        left -= more;
    }
}

/// Every (size / count)th after a random start.
std::vector<std::size_t> spread(std::size_t size, std::size_t count, std::mt19937_64& random) {
    std::vector<std::size_t> places;
    places.reserve(count);
    const std::size_t start = count == 0 ? 0 : draw_below(random, size);
    for (std::size_t i = 0; i < count; ++i) places.push_back((start + i * size) / count);
    return places;
}

/// What people say of a component in each passage that somebody read blind.
struct Verdicts {
    std::map<std::int64_t, bool> known;
    std::map<std::int64_t, bool> disputed;
};

Verdicts verdicts_on(const std::string& component, const std::vector<Entry>& blind,
                     const std::vector<Entry>& entries) {
    Verdicts verdicts;
    for (const Rating& rating : ratings(blind, component)) {
        const auto [found, is_new] = verdicts.known.emplace(rating.passage, rating.coded);
        if (!is_new && found->second != rating.coded) verdicts.disputed[rating.passage] = true;
    }
    for (const auto& [passage, disputed] : verdicts.disputed) verdicts.known.erase(passage);
    for (const Entry& entry : entries) {
        const Verdict verdict = entry.decision.verdict;
        const bool settles = verdict == Verdict::settled || verdict == Verdict::dismissed;
        if (!settles || !entry.stands || entry.decision.component != component) continue;
        for (std::int64_t passage = entry.first_passage; passage <= entry.last_passage; ++passage) {
            if (verdicts.known.count(passage) + verdicts.disputed.count(passage) == 0) continue;
            verdicts.known[passage] = verdict == Verdict::settled;
            verdicts.disputed.erase(passage);
        }
    }
    return verdicts;
}

/// The sample's strata as this component sees them: tagged with it, tagged otherwise, untagged.
std::vector<Stratum> cells_of(const Sample& sample, const std::string& component) {
    const auto tagged = std::find_if(sample.tagged.begin(), sample.tagged.end(),
                                     [&](const auto& row) { return row.first == component; });
    const std::int64_t with_it = tagged == sample.tagged.end() ? 0 : tagged->second;
    const bool is_for_one = !sample.component.empty();
    const std::int64_t with_any =
        is_for_one ? sample.strata[0].size + sample.strata[1].size : sample.strata[0].size;
    return {{with_it, 0, 0}, {with_any - with_it, 0, 0}, {sample.strata.back().size, 0, 0}};
}

std::optional<double> kappa_of(const MissedEvidence& missed, std::int64_t frame) {
    Fourfold table;
    table.both = std::llround(missed.recall.found);
    table.only_a = missed.tagged.size - table.both;
    table.only_b = std::llround(missed.recall.missed);
    table.neither = frame - table.both - table.only_a - table.only_b;
    return cohen_kappa(count_ratings(table)).value;
}

}  // namespace

Sample draw_sample(const std::vector<SamplePassage>& frame, Sample request) {
    Sample sample = std::move(request);
    sample.frame = static_cast<std::int64_t>(frame.size());
    sample.strata = empty_strata(sample.component);
    sample.passages.clear();
    std::vector<std::vector<std::size_t>> members(sample.strata.size());
    std::map<std::string, std::int64_t> tagged;
    for (std::size_t i = 0; i < frame.size(); ++i) {
        members[stratum_of(frame[i], sample.component)].push_back(i);
        for (const std::string& component : frame[i].components) ++tagged[component];
    }
    sample.tagged.assign(tagged.begin(), tagged.end());
    for (std::size_t s = 0; s < members.size(); ++s) {
        sample.strata[s].size = static_cast<std::int64_t>(members[s].size());
    }
    allocate(sample.strata, sample.wanted);
    std::mt19937_64 random(sample.seed);
    for (std::size_t s = 0; s < members.size(); ++s) {
        const auto count = static_cast<std::size_t>(sample.strata[s].drawn);
        for (const std::size_t place : spread(members[s].size(), count, random)) {
            sample.passages.push_back(frame[members[s][place]]);
            sample.passages.back().stratum = s;
        }
    }
    for (std::size_t i = sample.passages.size(); i > 1; --i) {
        std::swap(sample.passages[i - 1], sample.passages[draw_below(random, i)]);
    }
    return sample;
}

std::vector<MissedEvidence> missed_evidence(const Sample& sample, const std::vector<Entry>& entries,
                                            const std::vector<std::string>& components) {
    const std::vector<Entry> blind = standing_in(entries, View::blind);
    std::vector<MissedEvidence> all;
    for (const std::string& component : components) {
        if (!sample.component.empty() && sample.component != component) continue;
        const Verdicts verdicts = verdicts_on(component, blind, entries);
        std::vector<Stratum> cells = cells_of(sample, component);
        MissedEvidence missed;
        missed.component = component;
        for (const SamplePassage& passage : sample.passages) {
            const auto known = verdicts.known.find(passage.passage);
            if (verdicts.disputed.count(passage.passage) > 0) {
                ++missed.disputed;
            } else if (passage.passage == 0 || known == verdicts.known.end()) {
                ++missed.unread;
            } else {
                Stratum& cell = cells[stratum_of(passage, component)];
                ++cell.read;
                cell.found += known->second ? 1 : 0;
            }
        }
        missed.tagged = cells[0];
        missed.untagged = {cells[1], cells[2]};
        std::erase_if(missed.untagged, [](const Stratum& cell) { return cell.size == 0; });
        missed.recall = estimate_recall(missed.tagged, missed.untagged);
        missed.kappa = kappa_of(missed, sample.frame);
        all.push_back(std::move(missed));
    }
    return all;
}

}  // namespace evidex
