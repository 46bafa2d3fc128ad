#pragma once

#include <vector>

#include "evidex/tag.hpp"
#include "tag/program.hpp"

namespace evidex {

/// `Tagger::explain` on the engine's side.
std::vector<ComponentExplanation> explain(const Program& program, const PassageView& passage,
                                          const ExplainOptions& options);

}  // namespace evidex
