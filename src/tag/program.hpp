#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/tag.hpp"
#include "tag/bits.hpp"
#include "tag/lexis.hpp"
#include "tag/lists.hpp"
#include "tag/pattern.hpp"
#include "tag/word_table.hpp"

namespace evidex {

/// Something that can be found in a text: a phrase of the trie; behind the phrases the regexes; behind these,
/// for each component, its counted term hits and then the hits of its unconditional terms.
using SourceId = std::uint32_t;
/// A span-valued leaf of the rules: a phrase, a set, a component or an OR of them. Equal ones are one
/// operand.
using OperandId = std::uint32_t;
/// Some sources of which one must occur. Equal ones are one.
using RequirementId = std::uint32_t;
using ExprId = std::uint32_t;
using RowId = std::uint32_t;

/// A node of a compiled rule. Leaves have `op == Op::set`.
struct Expr {
    Op op = Op::set;
    std::uint32_t distance = 0;
    OperandId operand = 0;
    ExprId left = 0;
    ExprId right = 0;
};

struct ConditionPlan {
    Condition::Kind kind = Condition::Kind::overlaps;
    std::uint32_t distance = 0;
    ExprId expr = 0;
};

/// What the engine needs of a row.
struct RowPlan {
    RowKind kind = RowKind::term;
    RowStatus status = RowStatus::active;
    bool decided_by_presence = false;  ///< Rules only: it holds if `required` is met and `refused` is not.
    std::uint32_t component = 0;
    std::uint32_t where = 0;  ///< Index into Program::wheres.
    ExprId expr = 0;          ///< Rules only.
    double weight = 0;
    std::vector<RequirementId> required;  ///< Rules only: all must be met for it to have a chance …
    std::vector<RequirementId> refused;   ///< … and none of these.
    std::vector<ConditionPlan> only_if;
    std::vector<ConditionPlan> not_if;

    [[nodiscard]] bool is_live_rule() const { return kind == RowKind::rule && status != RowStatus::retired; }
    [[nodiscard]] bool is_unconditional() const { return only_if.empty() && not_if.empty(); }
};

/// A compiled codebook. Read-only once made; everything about one passage lives in a Reading.
struct Program {
    Codebook codebook;
    std::uint64_t id = 0;  ///< Different for every compilation in a process.
    Lexis lexis;
    WordTable words;
    Lists<RowId> terms;   ///< By source: the term rows that ask for it.
    Lists<BitBlock> met;  ///< By source: the requirements that it meets.
    std::uint32_t requirement_count = 0;
    std::vector<RowPlan> rows;         ///< By row of the codebook.
    std::vector<OperandId> modifiers;  ///< By modifier of the codebook.
    std::vector<Expr> exprs;
    std::vector<Where> wheres;
    Lists<BitBlock> operands;  ///< By operand: the sources of which it is an OR.

    [[nodiscard]] SourceId regex_source(std::uint32_t regex) const {
        return lexis.trie.phrase_count() + regex;
    }
    /// In rules `#component` means all counted hits of its terms …
    [[nodiscard]] SourceId counted_source(std::uint32_t component) const {
        return regex_source(lexis.regexes.size()) + component;
    }
    /// … in conditions only those of unconditional terms, so that there are no cycles.
    [[nodiscard]] SourceId plain_source(std::uint32_t component) const {
        return counted_source(static_cast<std::uint32_t>(codebook.components.size())) + component;
    }
    [[nodiscard]] std::uint32_t source_count() const {
        return plain_source(static_cast<std::uint32_t>(codebook.components.size()));
    }
};

/// Compiles a codebook. Fails with the first row that cannot be compiled.
Result<std::shared_ptr<const Program>> compile(Codebook codebook);

/// Whether rows with this condition apply to the passage at all.
bool applies(const Where& where, const PassageView& passage);

/// The one door from the public handle to the engine.
struct TaggerAccess {
    static const Program& program(const Tagger& tagger);
};

}  // namespace evidex
