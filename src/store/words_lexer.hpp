#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evidex {

constexpr int kDefaultDistance = 10;  ///< Of NEAR without a number, in words.

/// A word, phrase, parenthesis or operator of what a person typed.
struct QueryToken {
    enum class Kind { phrase, open, close, near, near_open, both, either, except };
    Kind kind = Kind::phrase;
    std::string text;  ///< Phrases: in FTS5's quotes, with `*` behind if it is a prefix.
    int distance = kDefaultDistance;
};

/// `text` must be valid UTF-8. Phrases hold at least one word; between `near_open` and its `close` there are
/// only phrases.
std::vector<QueryToken> query_tokens(std::string_view text);

}  // namespace evidex
