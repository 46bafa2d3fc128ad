#pragma once

#include <optional>
#include <string_view>

#include "evidex/document.hpp"

namespace evidex {

/// The section that a heading announces ("3.2 Results:", "Reference list"); none if its words are not known.
std::optional<SectionKind> section_of_heading(std::string_view text);

/// The section that a paragraph alone makes up by its first words ("Keywords: …", "Funding: …").
std::optional<SectionKind> section_announced_by(std::string_view text);

}  // namespace evidex
