#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "evidex/tag.hpp"
#include "tag/program.hpp"
#include "tag/reading.hpp"

namespace evidex {

/// A modifier at work: where it stands and how far it reaches.
struct ActiveModifier {
    std::uint32_t modifier = 0;
    Words words;
    Words reach;  ///< Includes the modifier itself.
};

/// The modifiers of the passage that concern a component, by position: the longest at each place, pseudo
/// modifiers and what they swallow gone, scopes cut at stops, clause ends and sentence ends.
class Modifiers {
public:
    Modifiers(const Program& program, Reading& reading, std::uint32_t component);

    /// What a hit votes for, and the modifiers that made it so.
    [[nodiscard]] Hit judge(const RowHit& hit) const;

private:
    void find_reaches();
    [[nodiscard]] std::vector<const ActiveModifier*> acting_on(std::span<const Words> parts) const;
    [[nodiscard]] bool is_negated(Words words) const;
    [[nodiscard]] bool is_denied_later(Words words) const;
    [[nodiscard]] Stance stance_of(const Row& row, Words words,
                                   std::span<const ActiveModifier* const> acting) const;

    const Program& program_;
    Reading& reading_;
    std::uint32_t component_;
    std::vector<ActiveModifier> active_;
};

/// How the votes of a component's hits add up, and the words of the passage if words.csv speaks for stances.
struct Ballot {
    Stance stance = Stance::neutral;
    double margin = 0;
};
Ballot count_votes(const Codebook& codebook, std::span<const Hit> hits, const WordScore& words);

}  // namespace evidex
