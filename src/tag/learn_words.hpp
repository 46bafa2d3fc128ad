#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidex/learn.hpp"
#include "tag/learn_logistic.hpp"

namespace evidex {

/// The words of a text and the pairs of neighbours that no comma or full stop parts, as words.csv spells
/// them: distinct, sorted, without numbers.
std::vector<std::string> word_patterns(std::string_view text);

/// What many passages have in common: the words and pairs that can be learnt.
struct CommonWords {
    std::vector<std::string> patterns;      ///< Sorted; the columns of the observations.
    std::vector<double> values;             ///< What having the pattern counts: rare ones count more.
    std::vector<Observation> observations;  ///< By passage.
};

/// Keeps the patterns of 3 passages and 2 folds or more, so that what one speaker or file says does not
/// count. `folds`: by passage.
CommonWords common_words(const std::vector<const LessonPassage*>& passages,
                         const std::vector<std::uint32_t>& folds);

}  // namespace evidex
