#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidex/tag.hpp"
#include "tag/pattern.hpp"

namespace evidex::test {

/// First and last word of a place, both included.
using Place = std::pair<std::uint32_t, std::uint32_t>;

/// The language by its definition, with nothing clever: every pattern at every place, every pair of places.
/// Knows all but regexes and modifiers.
class SlowTagger {
public:
    explicit SlowTagger(Codebook book) : book_(std::move(book)) {}

    /// What counts in a text: places of each row, by row.
    std::map<std::uint32_t, std::vector<Place>> counted(std::string_view text);

    /// Component indexes and scores of the tags.
    std::map<std::uint32_t, double> tags(std::string_view text);

    /// Byte span of a place of the last text.
    [[nodiscard]] Span span(Place place) const {
        return {words_[place.first].begin, words_[place.second].end};
    }

private:
    using Places = std::set<Place>;
    void read(std::string_view text);
    Places evaluate(const Node& node, Match match, bool in_condition, bool operand_of_near);
    Places phrase(const std::vector<Atom>& atoms, Match match) const;
    [[nodiscard]] bool satisfies(std::size_t word, const Atom& atom, Match match) const;
    [[nodiscard]] bool near(Place a, Place b, std::uint32_t distance) const;
    [[nodiscard]] bool in_one_sentence(Place place) const;
    [[nodiscard]] bool holds(const Condition& condition, Place place, bool as_veto);
    std::vector<Place> term_places(std::uint32_t row);
    /// What words.csv gives a component: every pattern tried at every word of the last text.
    [[nodiscard]] double words_score(std::uint32_t component) const;
    [[nodiscard]] bool has_words(const std::string& pattern) const;

    Codebook book_;
    std::string_view text_;
    std::vector<Span> words_;
    std::vector<std::uint32_t> sentence_;
    std::vector<bool> joined_;                       ///< Whether a phrase may go on from the word before.
    std::map<std::uint32_t, Places> counted_terms_;  ///< By component.
    std::map<std::uint32_t, Places> plain_terms_;    ///< By component: unconditional terms only.
};

}  // namespace evidex::test
