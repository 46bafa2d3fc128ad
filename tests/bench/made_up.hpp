#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"

namespace evidex::bench {

/// A codebook of the size that the design speaks of, made of the words of the text that it is to tag: 1,000
/// terms, 250 rules of 6 NEAR 6 phrases, modifiers. The same text gives the same codebook.
Codebook made_up_codebook(const std::vector<std::string>& passages);

}  // namespace evidex::bench
