#pragma once

#include <map>
#include <vector>

#include "tag/learn_material.hpp"

namespace evidex {

/// What was learnt of a component, in units of its threshold.
struct ComponentWeights {
    LearntComponent figures;
    std::map<std::uint32_t, double> rows;  ///< That were seen; not yet rounded.
    std::vector<double> words;             ///< By column of the common words.
    double always = 0;                     ///< What every passage starts with.
};

/// Weighs the rows and words of one component. With fewer than `least` coded passages only the figures are
/// given.
ComponentWeights learn_component(const Codebook& codebook, const LearnMaterial& material,
                                 std::uint32_t component, std::size_t least);

}  // namespace evidex
