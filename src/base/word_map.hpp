#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_change.hpp"
#include "evidex/span.hpp"

namespace evidex {

/// Where the words of a text went when it was set anew: lines joined or broken, blanks added or removed, some
/// words changed.
class WordMap {
public:
    WordMap(std::string_view before, std::string_view after);
    WordMap(const WordMap&) = delete;
    WordMap& operator=(const WordMap&) = delete;

    /// The place of the same words, without blanks at the ends; none if they were changed or it is not
    /// certain.
    [[nodiscard]] std::optional<Span> find(Span span) const;

private:
    /// A text with one word a line.
    struct Words {
        std::string text;
        std::vector<std::uint32_t> from;  ///< Where each byte stood.
    };
    static Words words_of(std::string_view text);

    Words before_, after_;
    TextChange change_;
};

}  // namespace evidex
