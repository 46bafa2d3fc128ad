#pragma once

#include <cstddef>
#include <span>

#include "evidex/document.hpp"
#include "read/text_input.hpp"

namespace evidex {

/// The YAML block between `---` lines that may open a Markdown file.
struct FrontMatter {
    Citation citation;      ///< From `title`, `author(s)`, `year` or `date`, `doi`.
    std::size_t lines = 0;  ///< Lines it takes, both fences included; 0 = there is none.
};

/// Reads plain keys, quoted values, `[a, b]`, `a; b` and `- a` lists: what people write there, not all of
/// YAML.
FrontMatter read_front_matter(std::span<const TextLine> lines);

}  // namespace evidex
