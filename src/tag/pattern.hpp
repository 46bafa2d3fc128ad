#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// One word of a phrase: letters, with `*` = any number of letters and `?` = exactly one;
/// a lone `*` stands for any one word, `<number>` for digits and number words.
struct Atom {
    enum class Kind { word, any_word, number };
    Kind kind = Kind::word;
    std::string text;  ///< Case-folded unless the phrase is case-sensitive; curly apostrophes straight.
    bool operator==(const Atom&) const = default;
};

/// What a node of a rule asks for. `A near B` etc. take two children, `any` and `all` two or more.
enum class Op {
    phrase,           ///< Words one after the other.
    set,              ///< Any member of @name.
    component,        ///< Any counted hit of a term of #name.
    regex,            ///< RE2 pattern (terms and sets only).
    any,              ///< OR
    all,              ///< AND: both somewhere in the passage.
    all_not,          ///< AND NOT
    near,             ///< NEAR/n
    then,             ///< THEN/n
    not_near,         ///< NOT NEAR/n
    within_sentence,  ///< A WITHIN sentence B
    within_passage,   ///< A WITHIN passage B
    not_within_sentence,
    not_within_passage,
};

/// A parsed term or rule.
struct Node {
    Op op = Op::phrase;
    int distance = 0;  ///< For near, then, not_near: 1 to 50.
    std::string name;  ///< Set or component name, or the regex.
    std::vector<Atom> phrase;
    std::vector<Node> children;
    int column = 0;  ///< 1-based byte column in the cell, for messages.
};

/// A condition of `only_if` / `not_if`.
struct Condition {
    enum class Kind { overlaps, near, then, after, within_sentence };
    Kind kind = Kind::overlaps;
    int distance = 0;
    Node operand;  ///< Span-valued.
};

/// Conditions on speaker role, section and kind; all must hold. An empty list does not restrict.
struct Where {
    std::vector<std::string> roles, not_roles;
    std::vector<SectionKind> sections, not_sections;
    std::vector<SourceKind> kinds, not_kinds;
};

/// Parses a term's pattern (words, `regex:`). Errors carry the column within the cell.
Result<Node> parse_term(std::string_view pattern, Match match);

/// Parses a rule by the grammar of lexicons/README.md.
Result<Node> parse_rule(std::string_view rule);

/// Parses a `|`-list of conditions.
Result<std::vector<Condition>> parse_conditions(std::string_view cell);

/// Parses `role:a|b section:!c kind:d`.
Result<Where> parse_where(std::string_view cell);

/// Whether the node stands for a place in the text (and so may be an operand of NEAR and THEN).
bool is_span_valued(const Node& node);

}  // namespace evidex
