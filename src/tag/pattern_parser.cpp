#include "tag/pattern_parser.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/unicode.hpp"
#include "tag/pattern_words.hpp"

namespace evidex {
namespace {

using Kind = RuleToken::Kind;

/// Brackets within brackets; deeper ones are a mistake and would exhaust the stack.
constexpr int kDeepest = 64;

Node branch(Op op, Node left, Node right) {
    Node node;
    node.op = op;
    node.column = left.column;
    node.children.push_back(std::move(left));
    node.children.push_back(std::move(right));
    return node;
}

/// Recursive descent, one function a level. After the first error every function returns at once.
class Parser {
public:
    Parser(const std::vector<RuleToken>& tokens, std::size_t length)
        : tokens_(tokens), end_column_(static_cast<int>(length) + 1) {}

    Result<Node> run() {
        Node node = parse_or();
        if (!error_ && at_ < tokens_.size()) fail_at_surplus();
        if (error_) return *error_;
        return node;
    }

private:
    Node parse_or() {
        Node first = parse_and();
        if (!is(Kind::disjunction)) return first;
        Node node;
        node.op = Op::any;
        node.column = first.column;
        node.children.push_back(std::move(first));
        while (!error_ && take(Kind::disjunction)) node.children.push_back(parse_and());
        return node;
    }

    Node parse_and() {
        Node left = parse_within();
        while (!error_ && is(Kind::conjunction)) {
            const Op op = tokens_[at_++].op;
            Node right = parse_within();
            if (op == Op::all && left.op == Op::all) {
                left.children.push_back(std::move(right));
            } else {
                left = branch(op, std::move(left), std::move(right));
            }
        }
        return left;
    }

    Node parse_within() {
        Node left = parse_near();
        while (!error_ && is(Kind::within)) {
            const Op op = tokens_[at_++].op;
            left = branch(op, std::move(left), parse_near());
        }
        return left;
    }

    Node parse_near() {
        Node left = parse_primary();
        while (!error_ && is(Kind::proximity)) {
            const RuleToken& token = tokens_[at_++];
            left = branch(token.op, std::move(left), parse_primary());
            left.distance = token.distance;
        }
        return left;
    }

    Node parse_primary() {
        if (error_) return {};
        if (at_ >= tokens_.size()) return fail(end_column_, "the cell ends where a word is expected", "");
        const RuleToken& token = tokens_[at_];
        switch (token.kind) {
            case Kind::open:
                return parse_group();
            case Kind::word:
            case Kind::quoted:
                return parse_phrase();
            case Kind::set:
            case Kind::component:
                return parse_reference();
            case Kind::close:
                return fail(token.column, "')' where a word is expected", "");
            default:
                return fail(token.column, "an operator needs something on both sides", "");
        }
    }

    Node parse_group() {
        const int column = tokens_[at_++].column;
        if (++depth_ > kDeepest) {
            return fail(column, fmt::format("more than {} brackets within each other", kDeepest),
                        "split the rule");
        }
        Node node = parse_or();
        --depth_;
        if (error_) return {};
        if (!take(Kind::close)) {
            const int where = at_ < tokens_.size() ? tokens_[at_].column : end_column_;
            return fail(
                where,
                at_ < tokens_.size() ? "expected ')' or an operator" : "expected ')' before end of cell",
                fmt::format("the bracket opens at column {}", column));
        }
        return node;
    }

    Node parse_phrase() {
        Node node;
        node.column = tokens_[at_].column;
        const Kind kind = tokens_[at_].kind;
        do {
            Result<std::vector<Atom>> atoms = split_words(tokens_[at_].text, false, tokens_[at_].column);
            if (!atoms) return fail_with(atoms.error());
            node.phrase.insert(node.phrase.end(), atoms->begin(), atoms->end());
            ++at_;
        } while (kind == Kind::word && is(Kind::word));
        if (Status sound = check_phrase(node.phrase, node.column); !sound) return fail_with(sound.error());
        return node;
    }

    Node parse_reference() {
        const RuleToken& token = tokens_[at_++];
        Node node;
        node.op = token.kind == Kind::set ? Op::set : Op::component;
        node.name = fold_case(token.text);
        node.column = token.column;
        return node;
    }

    void fail_at_surplus() {
        const RuleToken& token = tokens_[at_];
        if (token.kind == Kind::close) {
            fail(token.column, "')' without '('", "");
        } else {
            fail(token.column, "an operator is missing here",
                 "join the two sides with THEN/1 (one directly behind the other), NEAR/5, AND or OR");
        }
    }

    [[nodiscard]] bool is(Kind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }

    bool take(Kind kind) {
        if (!is(kind)) return false;
        ++at_;
        return true;
    }

    Node fail(int column, std::string message, std::string advice) {
        return fail_with(pattern_error(column, std::move(message), std::move(advice)));
    }

    Node fail_with(const Error& error) {
        if (!error_) error_ = error;
        return {};
    }

    const std::vector<RuleToken>& tokens_;
    int end_column_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::optional<Error> error_;
};

std::string shown(const Node& node) {
    switch (node.op) {
        case Op::near:
            return fmt::format("NEAR/{}", node.distance);
        case Op::then:
            return fmt::format("THEN/{}", node.distance);
        case Op::not_near:
            return fmt::format("NOT NEAR/{}", node.distance);
        case Op::within_sentence:
            return "WITHIN sentence";
        case Op::within_passage:
            return "WITHIN passage";
        case Op::not_within_sentence:
            return "NOT WITHIN sentence";
        case Op::not_within_passage:
            return "NOT WITHIN passage";
        case Op::all:
            return "AND";
        case Op::all_not:
            return "AND NOT";
        default:
            return "OR";
    }
}

bool is_proximity(Op op) {
    return op == Op::near || op == Op::then || op == Op::not_near;
}

bool is_within(Op op) {
    return op == Op::within_sentence || op == Op::within_passage || op == Op::not_within_sentence ||
           op == Op::not_within_passage;
}

/// The node inside `node` that keeps it from being a place.
const Node& obstacle(const Node& node) {
    if (node.op != Op::any) return node;
    const auto found = std::find_if(node.children.begin(), node.children.end(),
                                    [](const Node& child) { return !is_span_valued(child); });
    return found == node.children.end() ? node : obstacle(*found);
}

/// A WITHIN may follow another WITHIN from left to right.
bool may_be_operand(const Node& parent, const Node& child) {
    return is_span_valued(child) || (is_within(parent.op) && is_within(child.op));
}

}  // namespace

Result<Node> parse_tokens(const std::vector<RuleToken>& tokens, std::size_t length) {
    return Parser(tokens, length).run();
}

bool is_span_valued(const Node& node) {
    switch (node.op) {
        case Op::phrase:
        case Op::set:
        case Op::component:
        case Op::regex:
        case Op::near:
        case Op::then:
        case Op::not_near:
            return true;
        case Op::any:
            return std::all_of(node.children.begin(), node.children.end(), is_span_valued);
        default:
            return false;
    }
}

Status check_operands(const Node& node) {
    for (const Node& child : node.children) {
        if ((is_proximity(node.op) || is_within(node.op)) && !may_be_operand(node, child)) {
            const Node& bad = obstacle(child);
            return pattern_error(
                bad.column, fmt::format("{} is not allowed inside an operand of {}", shown(bad), shown(node)),
                "operands are words, @sets, #components, OR groups of these, or NEAR and THEN");
        }
        if (Status sound = check_operands(child); !sound) return sound;
    }
    return Done{};
}

}  // namespace evidex
