#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/codebook.hpp"

namespace evidex {

/// Finds what a passage offers as a pattern: words, phrases of two and three words, and ordered pairs of
/// words or sets with up to four words between, all in the rule language.
class Features {
public:
    explicit Features(const std::vector<SetMember>& sets);

    /// Distinct patterns of a text, sorted.
    [[nodiscard]] std::vector<std::string> of(std::string_view text);

    /// Whether a pattern is a rule (and belongs in rules.csv) or a term.
    [[nodiscard]] static bool is_rule(std::string_view pattern);

private:
    const std::vector<std::string>& sets_of(const std::string& word);

    const std::vector<SetMember>& members_;
    std::map<std::string, std::vector<std::string>> known_;  ///< Sets by word, as far as asked.
};

}  // namespace evidex
