#pragma once

#include <string>
#include <string_view>

namespace evidex {

/// What a person typed, as an FTS5 query that is always valid; empty if it holds no word.
/// Words stand for all of them (AND); `"phrases"`, `prefix*`, `NEAR(a b, 5)`, `a NEAR/5 b`, upper-case AND,
/// OR, NOT and parentheses mean what they do in database searching. What does not fit (a lone quote, an
/// operator without words, unbalanced parentheses) is left out, other punctuation separates words.
std::string fts_query(std::string_view words);

}  // namespace evidex
