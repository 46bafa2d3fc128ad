#include "evidex/suggest.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <unordered_map>

#include "base/statistics.hpp"
#include "tag/features.hpp"

namespace evidex {
namespace {

using PassageIndex = std::uint32_t;
using FeatureId = std::uint32_t;

/// The passages with their patterns and with what the codebook makes of them now.
struct Material {
    std::vector<std::string> patterns;                     ///< By FeatureId.
    std::vector<std::vector<PassageIndex>> passages_with;  ///< By FeatureId, ascending.
    std::vector<std::vector<FeatureId>> features_of;       ///< By passage.
    std::vector<std::vector<Tag>> tags;                    ///< By passage.
    std::vector<std::uint8_t> half;                        ///< By passage: 0 or 1, by the id alone.
};

Material prepare(const Tagger& tagger, const std::vector<CodedPassage>& passages) {
    Material material;
    Features features(tagger.codebook().sets);
    std::unordered_map<std::string, FeatureId> ids;
    for (PassageIndex i = 0; i < passages.size(); ++i) {
        std::vector<FeatureId> found;
        for (std::string& pattern : features.of(passages[i].view.text)) {
            const auto [entry, is_new] =
                ids.try_emplace(std::move(pattern), static_cast<FeatureId>(ids.size()));
            if (is_new) {
                material.patterns.push_back(entry->first);
                material.passages_with.emplace_back();
            }
            found.push_back(entry->second);
            material.passages_with[entry->second].push_back(i);
        }
        material.features_of.push_back(std::move(found));
        material.tags.push_back(tagger.tag(passages[i].view));
        std::uint32_t sum = 2'166'136'261U;  // FNV-1a
        for (const char c : passages[i].id) sum = (sum ^ static_cast<unsigned char>(c)) * 16'777'619U;
        material.half.push_back(static_cast<std::uint8_t>((sum >> 7U) & 1U));
    }
    return material;
}

bool has(const std::vector<std::uint32_t>& components, std::uint32_t component) {
    return std::find(components.begin(), components.end(), component) != components.end();
}

const Tag* find_tag(const std::vector<Tag>& tags, std::uint32_t component) {
    const auto found =
        std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.component == component; });
    return found == tags.end() ? nullptr : &*found;
}

/// What each passage is to one question (a component, or a row that errs).
enum class Part : std::uint8_t {
    outside,  ///< Plays no part.
    wanted,   ///< The pattern should hit it: it is wrong now and would be put right.
    fine,     ///< The pattern may hit it: nothing changes.
    harmed,   ///< The pattern must not hit it.
};

/// Patterns that hit wanted passages and few harmed ones, each counted on the half that did not suggest it.
/// Chosen greedily, so that each suggestion adds something to those before it.
std::vector<RowProposal> mine(const Material& material, const std::vector<Part>& parts,
                              const SuggestOptions& options) {
    std::map<FeatureId, std::array<std::int64_t, 2>> support;
    std::array<std::int64_t, 4> totals{};
    for (PassageIndex i = 0; i < parts.size(); ++i) {
        ++totals[static_cast<std::size_t>(parts[i])];
        if (parts[i] != Part::wanted) continue;
        for (const FeatureId feature : material.features_of[i]) ++support[feature][material.half[i]];
    }
    const double chance = static_cast<double>(totals[1] + totals[2]) /
                          std::max(1.0, static_cast<double>(totals[1] + totals[2] + totals[3]));
    struct Candidate {
        FeatureId feature = 0;
        RowProposal suggestion;
    };
    std::vector<Candidate> candidates;
    for (const auto& [feature, by_half] : support) {
        Candidate candidate;
        candidate.feature = feature;
        RowProposal& suggestion = candidate.suggestion;
        for (const PassageIndex passage : material.passages_with[feature]) {
            const Part part = parts[passage];
            if (part == Part::outside) continue;
            suggestion.gained += part == Part::wanted ? 1 : 0;
            suggestion.harmed += part == Part::harmed ? 1 : 0;
            const std::size_t other = 1U - material.half[passage];
            if (by_half[other] < options.support) continue;  // its own half is no test
            ++suggestion.tested;
            suggestion.right += part == Part::harmed ? 0 : 1;
        }
        if (suggestion.tested < options.support || suggestion.precision() < options.precision) continue;
        if (suggestion.gained <= suggestion.harmed) continue;
        const Interval interval = wilson_interval(suggestion.right, suggestion.tested);
        suggestion.low = interval.low;
        suggestion.high = interval.high;
        suggestion.lift = chance > 0 ? suggestion.precision() / chance : 0;
        suggestion.pattern = material.patterns[feature];
        suggestion.is_rule = Features::is_rule(suggestion.pattern);
        candidates.push_back(std::move(candidate));
    }
    std::vector<RowProposal> chosen;
    std::vector<bool> covered(parts.size(), false);
    while (chosen.size() < options.per_component) {
        const Candidate* best = nullptr;
        double best_worth = 0;
        for (const Candidate& candidate : candidates) {
            std::int64_t fresh = 0;
            for (const PassageIndex passage : material.passages_with[candidate.feature]) {
                fresh += parts[passage] == Part::wanted && !covered[passage] ? 1 : 0;
            }
            const double worth = static_cast<double>(fresh) * candidate.suggestion.low -
                                 static_cast<double>(candidate.suggestion.harmed);
            const bool is_shorter = best != nullptr && worth == best_worth &&
                                    candidate.suggestion.pattern.size() < best->suggestion.pattern.size();
            if (fresh >= options.support && (worth > best_worth || is_shorter)) {
                best = &candidate;
                best_worth = worth;
            }
        }
        if (best == nullptr) break;
        chosen.push_back(best->suggestion);
        for (const PassageIndex passage : material.passages_with[best->feature]) {
            if (parts[passage] == Part::wanted && chosen.back().examples.size() < 3)
                chosen.back().examples.push_back(passage);
            covered[passage] = true;
        }
    }
    return chosen;
}

/// Rows for a component: passages that people coded and the codebook misses are wanted.
std::vector<RowProposal> suggest_rows(const Material& material, const std::vector<CodedPassage>& passages,
                                      std::uint32_t component, const SuggestOptions& options) {
    std::vector<Part> parts;
    for (PassageIndex i = 0; i < passages.size(); ++i) {
        const bool coded = has(passages[i].components, component);
        const bool tagged = find_tag(material.tags[i], component) != nullptr;
        if (!passages[i].view.taggable)
            parts.push_back(Part::outside);
        else if (coded)
            parts.push_back(tagged ? Part::fine : Part::wanted);
        else
            parts.push_back(tagged ? Part::outside : Part::harmed);
    }
    return mine(material, parts, options);
}

/// Conditions for a row: passages that are wrongly tagged and that the row helped to tag are wanted.
std::vector<RowProposal> suggest_conditions(const Material& material,
                                            const std::vector<CodedPassage>& passages,
                                            std::uint32_t component, std::uint32_t row,
                                            const SuggestOptions& options) {
    std::vector<Part> parts(passages.size(), Part::outside);
    for (PassageIndex i = 0; i < passages.size(); ++i) {
        const Tag* tag = find_tag(material.tags[i], component);
        if (tag == nullptr) continue;
        const bool responsible = std::any_of(tag->because.begin(), tag->because.end(),
                                             [&](const Hit& hit) { return hit.row == row; });
        if (responsible) parts[i] = has(passages[i].components, component) ? Part::harmed : Part::wanted;
    }
    return mine(material, parts, options);
}

}  // namespace

std::vector<RowProposal> suggest(const Tagger& tagger, const std::vector<CodedPassage>& passages,
                                 const SuggestOptions& options) {
    const Material material = prepare(tagger, passages);
    const Codebook& codebook = tagger.codebook();
    std::vector<RowProposal> all;
    const auto add = [&](std::vector<RowProposal> found, std::uint32_t component,
                         std::optional<std::uint32_t> row) {
        for (RowProposal& suggestion : found) {
            suggestion.component = component;
            suggestion.row = row;
            all.push_back(std::move(suggestion));
        }
    };
    for (std::uint32_t component = 0; component < codebook.components.size(); ++component) {
        add(suggest_rows(material, passages, component, options), component, std::nullopt);
    }
    for (std::uint32_t row = 0; row < codebook.rows.size(); ++row) {
        const std::uint32_t component = codebook.rows[row].component;
        add(suggest_conditions(material, passages, component, row, options), component, row);
    }
    return all;
}

}  // namespace evidex
