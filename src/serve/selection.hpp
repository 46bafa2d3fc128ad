#pragma once

#include <cstdint>
#include <string_view>

#include "evidex/result.hpp"
#include "evidex/span.hpp"

namespace evidex {

/// Words that somebody selected in a browser, which counts in UTF-16 units.
struct Selected {
    std::int64_t begin = 0, end = 0;  ///< UTF-16 units of the text.
    std::string_view words;
};

/// The bytes of a selection. Fails if they are not exactly those words: then the page shows another text than
/// the base holds, and a place must not be guessed.
Result<Span> bytes_of(std::string_view text, const Selected& selected);

}  // namespace evidex
