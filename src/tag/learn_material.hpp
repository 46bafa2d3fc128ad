#pragma once

#include <vector>

#include "evidex/learn.hpp"
#include "tag/learn_words.hpp"

namespace evidex {

/// What there is to learn from, by passage.
struct LearnMaterial {
    std::vector<const LessonPassage*> passages;  ///< The taggable ones.
    std::vector<std::uint32_t> folds;            ///< Each fold is left out in turn: a file, or every tenth.
    std::vector<bool> judged;                    ///< By fold.
    CommonWords words;
    std::vector<std::vector<std::uint32_t>>
        rows;                            ///< That count in the passage, `soft` ones apart. Distinct.
    std::vector<std::vector<Tag>> tags;  ///< By the codebook as it is; of judged folds only.

    [[nodiscard]] bool is_judged(std::size_t passage) const { return judged[folds[passage]]; }
};

Result<LearnMaterial> gather_material(const Tagger& tagger, const std::vector<LessonPassage>& passages,
                                      const LearnOptions& options);

/// Rows that learning takes out: their tags have the word `soft`. They stood in for weights of words.
bool is_soft(const Row& row);

}  // namespace evidex
