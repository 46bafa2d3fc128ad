#include "report/evidence_report_quotes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/unicode.hpp"

namespace evidex {
namespace {

constexpr std::size_t kShort = 80;
constexpr std::size_t kLong = 700;
constexpr double kAlike = 0.6;

/// A passage that may be chosen, with what the choice looks at.
struct Candidate {
    const Quote* quote = nullptr;
    Stance stance = Stance::neutral;
    double score = 0;
    std::string voice;
    bool comfortable = false;
    std::set<std::string> vocabulary;
};

std::set<std::string> vocabulary_of(std::string_view text) {
    std::set<std::string> vocabulary;
    const std::vector<std::uint32_t> bounds = word_bounds(text);
    for (std::size_t i = 0; i + 1 < bounds.size(); i += 2) {
        vocabulary.insert(fold_case(text.substr(bounds[i], bounds[i + 1] - bounds[i])));
    }
    return vocabulary;
}

bool are_alike(const Candidate& a, const Candidate& b) {
    const auto shared = static_cast<std::size_t>(
        std::count_if(a.vocabulary.begin(), a.vocabulary.end(),
                      [&](const std::string& word) { return b.vocabulary.count(word) > 0; }));
    const std::size_t all = a.vocabulary.size() + b.vocabulary.size() - shared;
    return all == 0 || static_cast<double>(shared) >= kAlike * static_cast<double>(all);
}

std::vector<Candidate> candidates_for(const std::vector<Quote>& quotes, std::string_view component) {
    std::vector<Candidate> candidates;
    for (const Quote& quote : quotes) {
        const auto tag = std::find_if(quote.tags.begin(), quote.tags.end(),
                                      [&](const QuoteTag& each) { return each.component == component; });
        if (tag == quote.tags.end()) continue;
        const std::size_t length = count_code_points(quote.text);
        candidates.push_back({&quote, tag->stance, tag->score, voice_of(quote),
                              length >= kShort && length <= kLong, vocabulary_of(quote.text)});
    }
    return candidates;
}

/// The voices in order of their turns.
std::vector<std::string> turns_of(const std::vector<Candidate>& candidates, std::vector<std::string> turns) {
    std::set<std::string> others;
    for (const Candidate& candidate : candidates) others.insert(candidate.voice);
    for (const std::string& voice : turns) others.erase(voice);
    turns.insert(turns.end(), others.begin(), others.end());
    return turns;
}

class Chooser {
public:
    explicit Chooser(const QuoteChoice& choice) : choice_(choice) {}

    /// The best that a voice has to give now; null if nothing.
    const Candidate* best_of(const std::vector<Candidate>& candidates, const std::string& voice) const {
        const Candidate* best = nullptr;
        for (const Candidate& candidate : candidates) {
            if (candidate.voice != voice || !may_be_chosen(candidate)) continue;
            if (best == nullptr || rank(candidate) < rank(*best)) best = &candidate;
        }
        return best;
    }

    void choose(const Candidate& candidate) {
        chosen_.push_back(&candidate);
        ++sources_[candidate.quote->source_id];
        ++stances_[static_cast<std::size_t>(candidate.stance)];
    }

    [[nodiscard]] const std::vector<const Candidate*>& chosen() const { return chosen_; }

private:
    std::size_t times_quoted(const Candidate& candidate) const {
        const auto found = sources_.find(candidate.quote->source_id);
        return found == sources_.end() ? 0 : found->second;
    }

    bool may_be_chosen(const Candidate& candidate) const {
        return times_quoted(candidate) < choice_.per_source &&
               std::none_of(chosen_.begin(), chosen_.end(),
                            [&](const Candidate* other) { return are_alike(candidate, *other); });
    }

    /// How much a stance is due; one not shown yet goes before any quotient.
    double claim_of(Stance stance) const {
        const auto index = static_cast<std::size_t>(stance);
        const auto passages = static_cast<double>(choice_.stances[index]);
        if (stances_[index] == 0) return 1e9 + passages;
        return passages / static_cast<double>(2 * stances_[index] + 1);
    }

    /// Least first.
    std::tuple<bool, std::size_t, double, double, std::string_view, std::int64_t> rank(
        const Candidate& candidate) const {
        return {!candidate.comfortable, times_quoted(candidate), -claim_of(candidate.stance),
                -candidate.score,       candidate.quote->path,   candidate.quote->passage};
    }

    const QuoteChoice& choice_;
    std::vector<const Candidate*> chosen_;
    std::map<std::string, std::size_t> sources_;
    std::array<std::size_t, 3> stances_{};
};

}  // namespace

std::string voice_of(const Quote& quote) {
    if (!quote.role.empty()) return quote.role;
    return quote.speaker.empty() ? "in writing" : "unknown";
}

std::vector<ChosenQuote> choose_quotes(const std::vector<Quote>& quotes, std::string_view component,
                                       const QuoteChoice& choice) {
    const std::vector<Candidate> candidates = candidates_for(quotes, component);
    const std::vector<std::string> turns = turns_of(candidates, choice.voices);
    Chooser chooser(choice);
    for (bool found = true; found && chooser.chosen().size() < choice.most;) {
        found = false;
        for (const std::string& voice : turns) {
            if (chooser.chosen().size() == choice.most) break;
            const Candidate* best = chooser.best_of(candidates, voice);
            if (best == nullptr) continue;
            chooser.choose(*best);
            found = true;
        }
    }
    std::vector<ChosenQuote> chosen;
    for (const Candidate* candidate : chooser.chosen()) {
        chosen.push_back({*candidate->quote, candidate->stance, 0});
    }
    return chosen;
}

}  // namespace evidex
