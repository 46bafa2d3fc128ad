#pragma once

#include <array>
#include <vector>

#include "tag/learn_material.hpp"

namespace evidex {

/// What words say for a stance rather than neutral: meets, then falls-short.
using StanceWeights = std::array<double, 2>;

struct StanceLesson {
    LearntStances figures;
    StanceWeights always{};            ///< What every passage starts with.
    std::vector<StanceWeights> words;  ///< By column of the common words.
};

/// Learns stances from what words the coded passages use, over all components together. With fewer than
/// `least` cases of one of the three stances only the figures are given.
StanceLesson learn_stances(const LearnMaterial& material, std::size_t least);

}  // namespace evidex
