#include "tag/stance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

namespace evidex {
namespace {

/// The farthest any scope reaches, in words. Speech without punctuation is one endless sentence.
constexpr std::uint32_t kFarthest = 64;

bool concerns(const Modifier& modifier, std::uint32_t component) {
    const auto& list = modifier.components;
    return list.empty() || std::find(list.begin(), list.end(), component) != list.end();
}

bool any_overlap(const std::vector<ModifierHit>& by_position) {
    for (std::size_t i = 1; i < by_position.size(); ++i) {
        if (by_position[i].words.overlaps(by_position[i - 1].words)) return true;
    }
    return false;
}

/// Of overlapping modifiers, which come by position, the longest stays (then the first); equal places stay
/// together.
std::vector<ModifierHit> longest_only(std::vector<ModifierHit> hits, std::size_t word_count) {
    if (!any_overlap(hits)) return hits;
    const auto length = [](const ModifierHit& hit) { return hit.words.last - hit.words.first; };
    std::stable_sort(hits.begin(), hits.end(),
                     [&](const ModifierHit& a, const ModifierHit& b) { return length(a) > length(b); });
    // What was kept before is at least as long, so it covers the first or the last word of what it overlaps.
    std::vector<const ModifierHit*> owner(word_count, nullptr);
    std::vector<ModifierHit> kept;
    kept.reserve(hits.size());
    for (const ModifierHit& hit : hits) {
        const auto free = [&](std::uint32_t word) {
            return owner[word] == nullptr || owner[word]->words == hit.words;
        };
        if (!free(hit.words.first) || !free(hit.words.last)) continue;
        kept.push_back(hit);
        for (std::uint32_t word = hit.words.first; word <= hit.words.last; ++word) owner[word] = &hit;
    }
    std::sort(kept.begin(), kept.end());
    return kept;
}

/// The words a modifier reaches in its directions, stops aside: so many words, the clause or the sentence.
Words scope_of(const Modifier& modifier, Words words, Scan& scan) {
    const bool whole_sentence = modifier.scope_tokens == 0 && !modifier.scope_clause;
    const std::uint32_t most =
        modifier.scope_tokens > 0 ? static_cast<std::uint32_t>(modifier.scope_tokens) : kFarthest;
    const auto unit = [&](std::uint32_t word) {
        return whole_sentence ? scan.place(word).sentence : scan.place(word).clause;
    };
    Words scope = words;
    if (modifier.forward) {
        scope.last = std::min(words.last + most, static_cast<std::uint32_t>(scan.tokens().size() - 1));
        while (unit(scope.last) != unit(words.last)) --scope.last;
    }
    if (modifier.backward) {
        scope.first = words.first - std::min(words.first, most);
        while (unit(scope.first) != unit(words.first)) ++scope.first;
    }
    return scope;
}

Stance flipped(Stance stance) {
    if (stance == Stance::meets) return Stance::falls_short;
    return stance == Stance::falls_short ? Stance::meets : stance;
}

}  // namespace

Modifiers::Modifiers(const Program& program, Reading& reading, std::uint32_t component)
    : program_(program), reading_(reading), component_(component) {
    std::vector<ModifierHit> hits;
    for (const ModifierHit& hit : reading.modifiers()) {
        if (concerns(program.codebook.modifiers[hit.modifier], component)) hits.push_back(hit);
    }
    if (hits.empty()) return;
    for (const ModifierHit& hit : longest_only(std::move(hits), reading.scan().tokens().size())) {
        if (program.codebook.modifiers[hit.modifier].kind == ModifierKind::pseudo) continue;
        active_.push_back({hit.modifier, hit.words, hit.words});
    }
    find_reaches();
}

void Modifiers::find_reaches() {
    const auto modifier_of = [&](const ActiveModifier& active) -> const Modifier& {
        return program_.codebook.modifiers[active.modifier];
    };
    const auto is_stop = [&](const ActiveModifier& active) {
        return modifier_of(active).kind == ModifierKind::stop;
    };
    std::uint32_t open_from = 0;  // behind the last stop on the way
    for (ActiveModifier& active : active_) {
        if (is_stop(active)) {
            open_from = active.words.last + 1;
            continue;
        }
        active.reach = scope_of(modifier_of(active), active.words, reading_.scan());
        active.reach.first = std::max(active.reach.first, std::min(open_from, active.words.first));
    }
    std::uint32_t closed_from = kNone;  // the next stop, on the way back
    for (std::size_t i = active_.size(); i-- > 0;) {
        ActiveModifier& active = active_[i];
        if (is_stop(active)) {
            closed_from = active.words.first;
        } else if (active.reach.last >= closed_from) {
            active.reach.last = std::max(closed_from - 1, active.words.last);
        }
    }
    active_.erase(std::remove_if(active_.begin(), active_.end(), is_stop), active_.end());
}

/// A modifier acts on a hit if it reaches the words of an operand and is none of them itself.
std::vector<const ActiveModifier*> Modifiers::acting_on(std::span<const Words> parts) const {
    std::vector<const ActiveModifier*> acting;
    for (const ActiveModifier& active : active_) {
        const auto reached = [&](Words part) { return active.reach.overlaps(part); };
        const auto own = [&](Words part) { return active.words.overlaps(part); };
        if (std::any_of(parts.begin(), parts.end(), reached) &&
            std::none_of(parts.begin(), parts.end(), own)) {
            acting.push_back(&active);
        }
    }
    return acting;
}

/// Whether an odd number of negators act on the words.
bool Modifiers::is_negated(Words words) const {
    bool negated = false;
    for (const ActiveModifier* active : acting_on(std::span<const Words>(&words, 1))) {
        negated ^= program_.codebook.modifiers[active->modifier].kind == ModifierKind::negated;
    }
    return negated;
}

/// "would have liked a plan but never got one": behind the wish, the same sentence reports the lack as a
/// fact.
bool Modifiers::is_denied_later(Words words) const {
    return std::any_of(active_.begin(), active_.end(), [&](const ActiveModifier& active) {
        return program_.codebook.modifiers[active.modifier].kind == ModifierKind::negated &&
               active.words.first > words.last &&
               reading_.scan().same_sentence(words.last, active.words.first);
    });
}

Stance Modifiers::stance_of(const Row& row, Words words,
                            std::span<const ActiveModifier* const> acting) const {
    if (row.stance_fixed && row.stance) return *row.stance;
    bool negated = false;
    bool unreal = false;
    bool wished = false;
    bool strained = false;
    int valued = 0;
    for (const ActiveModifier* active : acting) {
        switch (program_.codebook.modifiers[active->modifier].kind) {
            case ModifierKind::negated:
                negated = !negated;
                break;
            case ModifierKind::norm:
            case ModifierKind::hypothetical:
                unreal = true;
                break;
            case ModifierKind::wish:
                wished = true;
                break;
            case ModifierKind::strain:
                strained = true;
                break;
            case ModifierKind::praise:
                valued += is_negated(active->words) ? -1 : 1;
                break;
            case ModifierKind::criticism:
                valued += is_negated(active->words) ? 1 : -1;
                break;
            default:
                break;
        }
    }
    if (row.stance == Stance::neutral) return Stance::neutral;
    if (wished) return is_denied_later(words) ? Stance::falls_short : Stance::neutral;
    if (unreal) return Stance::neutral;
    if (strained) return Stance::falls_short;
    if (row.stance) return negated ? flipped(*row.stance) : *row.stance;
    if (negated) return program_.codebook.components[component_].negated_default;
    if (valued == 0) return Stance::neutral;
    return valued > 0 ? Stance::meets : Stance::falls_short;
}

Hit Modifiers::judge(const RowHit& hit) const {
    const std::span<const Words> parts = reading_.parts(hit);
    const std::vector<const ActiveModifier*> acting = acting_on(parts);
    const Scan& scan = reading_.scan();
    Hit out;
    out.row = hit.row;
    out.span = scan.span(hit.words);
    out.parts.reserve(parts.size());
    for (const Words part : parts) out.parts.push_back(scan.span(part));
    for (const ActiveModifier* active : acting) {
        out.modifiers.push_back({active->modifier, scan.span(active->words)});
    }
    out.stance = stance_of(program_.codebook.rows[hit.row], hit.words, acting);
    return out;
}

namespace {

constexpr std::array kStances{Stance::neutral, Stance::meets, Stance::falls_short};

/// What the rows say alone.
Ballot verdict_of_rows(const Codebook& codebook, std::span<const Hit> hits) {
    double meets = 0;
    double falls_short = 0;
    for (const Hit& hit : hits) {
        const double weight = std::abs(codebook.rows[hit.row].weight);
        if (hit.stance == Stance::meets) meets += weight;
        if (hit.stance == Stance::falls_short) falls_short += weight;
    }
    const double larger = std::max(meets, falls_short);
    const double smaller = std::min(meets, falls_short);
    Ballot ballot{Stance::neutral, larger - smaller};
    if (larger > smaller && larger >= codebook.settings.balance * smaller) {
        ballot.stance = meets > falls_short ? Stance::meets : Stance::falls_short;
    }
    return ballot;
}

}  // namespace

Ballot count_votes(const Codebook& codebook, std::span<const Hit> hits, const WordScore& words) {
    const Ballot rows = verdict_of_rows(codebook, hits);
    if (!codebook.words.has_stances) return rows;
    const auto score = [&](Stance stance) {
        const bool said = stance == rows.stance && stance != Stance::neutral;
        return words.of(stance) + (said ? codebook.settings.verdict : 0);
    };
    std::array<std::pair<double, Stance>, 3> ranks{};
    std::transform(kStances.begin(), kStances.end(), ranks.begin(),
                   [&](Stance stance) { return std::pair(score(stance), stance); });
    std::sort(ranks.begin(), ranks.end(), std::greater<>());
    const double margin = ranks[0].first - ranks[1].first;
    return {margin > 0 ? ranks[0].second : Stance::neutral, margin};
}

}  // namespace evidex
