#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// The candidate that `word` is most likely a slip of: few letters differ, or it is the beginning or a part
/// of exactly one.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// " (did you mean 'x'?)", or the list of all candidates where none is near.
std::string hint(std::string_view word, const std::vector<std::string>& candidates);

std::vector<std::string> component_ids(const Codebook& codebook);

/// The id for what a user typed: the id or the label, with blanks or hyphens, upper or lower case.
Result<std::string> find_component(const Codebook& codebook, std::string_view typed);
Result<std::string> find_theme(const Codebook& codebook, std::string_view typed);
/// A role id, or "unknown".
Result<std::string> find_role(std::string_view typed);

}  // namespace evidex
