#pragma once

#include <string_view>
#include <vector>

#include "evidex/reading.hpp"
#include "evidex/span.hpp"
#include "serve/json.hpp"

namespace evidex {

/// A text as pieces of one look each: `[{"text", "mark"?, "tags"?}]`, so that a browser counts no offsets.
/// `marks` are the words of a query; `tags[i]` the words of tag i. Spans may overlap and touch; what lies
/// outside the text or inside a character is left out. Joined, the pieces are the text.
Json runs_json(std::string_view text, const std::vector<Span>& marks,
               const std::vector<std::vector<Span>>& tags);

/// The words of each tag.
std::vector<std::vector<Span>> words_of(const std::vector<StoredTag>& tags);

}  // namespace evidex
