#include "tag/stance.hpp"

#include <algorithm>
#include <cmath>

namespace evidex {
namespace {

/// The farthest any scope reaches, in words. Speech without punctuation is one endless sentence.
constexpr std::uint32_t kFarthest = 64;

bool concerns(const Modifier& modifier, std::uint32_t component) {
    const auto& list = modifier.components;
    return list.empty() || std::find(list.begin(), list.end(), component) != list.end();
}

/// Of overlapping modifiers the longest stays (then the first); equal places stay together.
std::vector<ModifierHit> longest_only(std::vector<ModifierHit> hits, std::size_t word_count) {
    const auto length = [](const ModifierHit& hit) { return hit.words.last - hit.words.first; };
    std::sort(hits.begin(), hits.end(), [&](const ModifierHit& a, const ModifierHit& b) {
        if (length(a) != length(b)) return length(a) > length(b);
        return a.words != b.words ? a.words < b.words : a.modifier < b.modifier;
    });
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
    std::sort(kept.begin(), kept.end(), [](const ModifierHit& a, const ModifierHit& b) {
        return a.words != b.words ? a.words < b.words : a.modifier < b.modifier;
    });
    return kept;
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
    Scan& scan = reading_.scan();
    const auto count = static_cast<std::uint32_t>(scan.tokens().size());
    const auto is_stop = [&](const ActiveModifier& active) {
        return program_.codebook.modifiers[active.modifier].kind == ModifierKind::stop;
    };
    std::vector<bool> stopped(count, false);
    for (const ActiveModifier& active : active_) {
        if (!is_stop(active)) continue;
        for (std::uint32_t word = active.words.first; word <= active.words.last; ++word) stopped[word] = true;
    }
    for (ActiveModifier& active : active_) {
        const Modifier& modifier = program_.codebook.modifiers[active.modifier];
        const bool whole_sentence = modifier.scope_tokens == 0 && !modifier.scope_clause;
        const std::uint32_t most =
            modifier.scope_tokens > 0 ? static_cast<std::uint32_t>(modifier.scope_tokens) : kFarthest;
        const auto open = [&](std::uint32_t from, std::uint32_t word) {
            if (stopped[word]) return false;
            return whole_sentence ? scan.place(from).sentence == scan.place(word).sentence
                                  : scan.place(from).clause == scan.place(word).clause;
        };
        const Words words = active.words;
        if (modifier.forward) {
            while (active.reach.last + 1 < count && active.reach.last - words.last < most &&
                   open(words.last, active.reach.last + 1)) {
                ++active.reach.last;
            }
        }
        if (modifier.backward) {
            while (active.reach.first > 0 && words.first - active.reach.first < most &&
                   open(words.first, active.reach.first - 1)) {
                --active.reach.first;
            }
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

Ballot count_votes(const Codebook& codebook, std::span<const Hit> hits) {
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

}  // namespace evidex
