#pragma once

#include <string_view>
#include <vector>

#include "tag/pattern.hpp"

namespace evidex {

/// One piece of a rule: a bracket, a word, a reference, an operator.
struct RuleToken {
    enum class Kind {
        open,
        close,
        word,
        quoted,
        set,
        component,
        proximity,
        after,
        within,
        conjunction,
        disjunction
    };
    Kind kind = Kind::word;
    Op op = Op::phrase;     ///< Of operators.
    int distance = 0;       ///< Of NEAR, THEN, AFTER, NOT NEAR.
    std::string_view text;  ///< Of words and references (without @ and #).
    int column = 0;         ///< 1-based byte column in the cell.
};

/// Cuts a rule or condition into tokens. Operators count in upper case only; in double quotes
/// everything is a word. Fails on operators without a distance, unclosed quotes and stray signs.
Result<std::vector<RuleToken>> lex_rule(std::string_view rule);

/// Something in a rule that is allowed but easily misread.
struct RuleNote {
    int column = 0;
    std::string message;
};

/// NEAR beside THEN, and AND beside OR, without brackets that say what belongs together.
std::vector<RuleNote> mixed_operators(const std::vector<RuleToken>& tokens);

}  // namespace evidex
