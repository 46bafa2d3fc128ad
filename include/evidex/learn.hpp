#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evidex/tag.hpp"

namespace evidex {

/// A passage with the components that a person gave it, and their stances as far as they were coded.
struct LessonPassage {
    PassageView view;                                       ///< One that is not taggable teaches nothing.
    std::vector<std::uint32_t> components;                  ///< Indexes into Codebook::components.
    std::vector<std::pair<std::uint32_t, Stance>> stances;  ///< By component.
    std::uint32_t file = 0;  ///< Number of the file it comes from: files are left out in turn.
};

struct LearnOptions {
    std::vector<bool> judged;  ///< By file: whether cuts and figures rest on it. Empty = all of them.
    std::size_t least = 30;    ///< Coded passages without which a component, or a stance, is not learnt.
    /// Called before the work on each component, by index, and at last with the number of components for the
    /// stances.
    std::function<void(std::uint32_t)> progress;
};

/// What was learnt of one component.
struct LearntComponent {
    std::int64_t coded = 0;  ///< Passages of all files that have it.
    bool is_learnt = false;  ///< False: too few are coded; weights stay as they are.
    /// F1 on the judged files by the codebook as it is; unset where nothing is coded or tagged.
    std::optional<double> before;
    /// F1 on each judged file by weights learnt without it, and by a cut chosen without it.
    std::optional<double> after;
    double cut = 0;  ///< Score (in units of the regression) from which a passage is tagged.
};

/// What was learnt of the stances. The two shares are of the judged cases that the codebook tags already.
struct LearntStances {
    std::int64_t coded = 0;  ///< Components of passages that have a coded stance.
    bool is_learnt = false;
    std::int64_t judged = 0;       ///< Of those, the ones counted in the shares.
    std::optional<double> before;  ///< Share right by the codebook as it is.
    std::optional<double> after;   ///< Share right by the words alone, learnt without the file at hand.
};

/// New weights for a codebook.
struct Learnt {
    std::int64_t passages = 0;  ///< That taught something.
    std::vector<LearntComponent> components;
    LearntStances stances;
    std::vector<std::optional<double>> row_weights;  ///< By row; unset = the row goes.
    WordWeights words;                               ///< words.csv as a whole, by pattern.
};

/// Learns how much rows and words say from coded passages, by regularised logistic regression (liblinear).
/// What a row speaks for never changes sides. Where there is one file only, every tenth passage is left out
/// in turn. Rows tagged `soft` go, as the words do their work. Same input, same result. Fails if too little
/// is coded to learn anything.
Result<Learnt> learn(const Tagger& tagger, const std::vector<LessonPassage>& passages,
                     const LearnOptions& options = {});

/// Writes what was learnt into a folder that is a copy of the codebook's: the weights in terms.csv and
/// rules.csv, and words.csv as a whole. Everything else stays, cell by cell.
Status write_learnt(const Codebook& codebook, const Learnt& learnt, const std::string& folder);

}  // namespace evidex
