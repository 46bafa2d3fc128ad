#include "tag/pattern.hpp"

#include <algorithm>

#include "tag/pattern_lexer.hpp"
#include "tag/pattern_parser.hpp"
#include "tag/pattern_regex.hpp"
#include "tag/pattern_words.hpp"

namespace evidex {
namespace {

constexpr std::string_view kRegex = "regex:";

/// Signs of the rule language in a term, told apart from other punctuation because the advice differs.
Status refuse_rule_signs(std::string_view pattern) {
    const std::size_t at = pattern.find_first_of("@#()\"|");
    if (at == std::string_view::npos) return Done{};
    return pattern_error(static_cast<int>(at) + 1, "a term is plain words, without @ # ( ) \" |",
                         "write combinations in rules.csv, and each phrase in a row of its own");
}

Result<Node> parse_regex(std::string_view pattern) {
    if (Status sound = check_regex(pattern.substr(kRegex.size())); !sound) return sound.error();
    Node node;
    node.op = Op::regex;
    node.name = pattern.substr(kRegex.size());
    node.column = 1;
    return node;
}

using Tokens = std::vector<RuleToken>;

/// One condition, from its tokens.
Result<Condition> parse_condition(Tokens tokens, std::size_t length) {
    Condition condition;
    if (!tokens.empty()) {
        const RuleToken first = tokens.front();
        const bool proximity = first.kind == RuleToken::Kind::proximity && first.op != Op::not_near;
        const bool within = first.kind == RuleToken::Kind::within && first.op == Op::within_sentence;
        if (proximity || within || first.kind == RuleToken::Kind::after) {
            using Kind = Condition::Kind;
            condition.kind = within                                 ? Kind::within_sentence
                             : first.kind == RuleToken::Kind::after ? Kind::after
                             : first.op == Op::then                 ? Kind::then
                                                                    : Kind::near;
            condition.distance = first.distance;
            tokens.erase(tokens.begin());
        } else if (first.kind == RuleToken::Kind::proximity || first.kind == RuleToken::Kind::within) {
            return pattern_error(first.column, "a condition cannot begin with this operator",
                                 "use NEAR/5, THEN/5, AFTER/5 or WITHIN sentence; vetoes belong in not_if");
        }
    }
    Result<Node> operand = parse_tokens(tokens, length);
    if (!operand) return operand.error();
    if (Status sound = check_operands(*operand); !sound) return sound.error();
    if (!is_span_valued(*operand)) {
        return pattern_error(operand->column, "a condition must name words, not AND or WITHIN",
                             "write two conditions with | between them, or a rule");
    }
    condition.operand = std::move(*operand);
    return condition;
}

}  // namespace

Result<Node> parse_term(std::string_view pattern, Match match) {
    if (pattern.substr(0, kRegex.size()) == kRegex) return parse_regex(pattern);
    if (Status sound = refuse_rule_signs(pattern); !sound) return sound.error();
    Result<std::vector<Atom>> words = split_words(pattern, match == Match::case_sensitive, 1);
    if (!words) return words.error();
    if (Status sound = check_phrase(*words, 1); !sound) return sound.error();
    Node node;
    node.phrase = std::move(*words);
    node.column = 1;
    return node;
}

Result<Node> parse_rule(std::string_view rule) {
    const Result<Tokens> tokens = lex_rule(rule);
    if (!tokens) return tokens.error();
    for (const RuleToken& token : *tokens) {
        if (token.kind == RuleToken::Kind::after) {
            return pattern_error(token.column, "AFTER belongs in only_if and not_if",
                                 "in a rule write B THEN/n A");
        }
    }
    Result<Node> node = parse_tokens(*tokens, rule.size());
    if (!node) return node;
    if (Status sound = check_operands(*node); !sound) return sound.error();
    return node;
}

Result<std::vector<Condition>> parse_conditions(std::string_view cell) {
    std::vector<Condition> conditions;
    if (cell.find_first_not_of(" \t") == std::string_view::npos) return conditions;
    for (std::size_t begin = 0; begin <= cell.size();) {
        const std::size_t end = std::min(cell.find('|', begin), cell.size());
        Result<Tokens> tokens = lex_rule(cell.substr(begin, end - begin));
        const auto moved = [&](Error error) {
            error.column += static_cast<int>(begin);
            return error;
        };
        if (!tokens) return moved(tokens.error());
        Result<Condition> condition = parse_condition(std::move(*tokens), end - begin);
        if (!condition) return moved(condition.error());
        conditions.push_back(std::move(*condition));
        begin = end + 1;
    }
    return conditions;
}

}  // namespace evidex
