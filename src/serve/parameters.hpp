#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidex/result.hpp"

namespace evidex {

/// "%41+b" as "A b". Fails on broken escapes, control characters and what is not UTF-8.
Result<std::string> decode_component(std::string_view encoded, bool plus_is_blank);

/// A text as it may stand in a query string.
std::string encode_component(std::string_view text);

/// What stands behind the question mark of an address.
class Parameters {
public:
    /// Understands "a=1&b=2&a=3". Fails on more than 200 parameters, on broken escapes, control characters
    /// and what is not UTF-8.
    static Result<Parameters> parse(std::string_view query);

    /// Fails if there is a name that is not among these, separated by blanks.
    [[nodiscard]] Status only(std::string_view names) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// All values of a name, in order, empty ones left out.
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    /// The one value of a name; empty if it is missing. Fails if there are several.
    [[nodiscard]] Result<std::string> one(std::string_view name) const;
    /// A whole number within bounds; `otherwise` if it is missing.
    [[nodiscard]] Result<std::int64_t> number(std::string_view name, std::int64_t otherwise,
                                              std::int64_t least, std::int64_t most) const;
    /// One of these words, separated by blanks; the first if it is missing.
    [[nodiscard]] Result<std::string> choice(std::string_view name, std::string_view words) const;

private:
    std::vector<std::pair<std::string, std::string>> values_;
};

}  // namespace evidex
