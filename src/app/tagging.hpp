#pragma once

#include <string_view>
#include <vector>

#include "evidex/evaluation.hpp"
#include "evidex/tag.hpp"

namespace evidex {

/// A passage as the tagger sees it; an interviewer's turn is taggable only if the codebook says so.
PassageView view_of(std::string_view text, SourceKind kind, std::string_view role, const Codebook& codebook);
PassageView view_of(const GoldPassage& passage, const Codebook& codebook);

/// The passages whose id ends in an odd or even number (`half`: "odd", "even"; empty = all); ids without a
/// number count as even.
std::vector<GoldPassage> half_of(std::vector<GoldPassage> gold, std::string_view half);

/// What the tagger says of coded passages, in their order.
std::vector<std::vector<Prediction>> predict(const Tagger& tagger, const std::vector<GoldPassage>& gold);

}  // namespace evidex
