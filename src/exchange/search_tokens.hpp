#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evidex {

/// A piece of a search line.
struct SearchToken {
    enum class Kind { phrase, reference, and_, or_, not_, near, next, open, close };
    Kind kind = Kind::phrase;
    std::string text;  ///< Phrases: in our language.
    int number = 0;    ///< References: the line; near and next: the distance in words.
};

struct SearchTokens {
    std::vector<SearchToken> tokens;
    std::vector<std::string> losses;  ///< What was left out or read differently.
};

/// Splits line `own_number` of a strategy. Truncation (`$`, `*`, `#`, `?`), phrases, adjN, NEAR/n, NEXT/n, N
/// n, W/n and `or/1-3` are understood; fields (`.ti,ab.`, `:ti`) and `exp` are left out; subject headings
/// become phrases.
SearchTokens search_tokens(std::string_view line, int own_number);

}  // namespace evidex
