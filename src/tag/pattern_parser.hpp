#pragma once

#include <vector>

#include "tag/pattern_lexer.hpp"

namespace evidex {

/// Builds the tree of a token list by the grammar in lexicons/README.md, tightest first: phrase, NEAR/THEN,
/// WITHIN, AND, OR; one level reads from left to right. `length` is that of the cell, for messages.
/// Does not ask whether operands stand for places.
Result<Node> parse_tokens(const std::vector<RuleToken>& tokens, std::size_t length);

/// Fails if an operand of NEAR, THEN or WITHIN is no place in the text (AND in it).
Status check_operands(const Node& node);

}  // namespace evidex
