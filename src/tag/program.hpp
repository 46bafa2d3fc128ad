#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/tag.hpp"
#include "tag/lists.hpp"
#include "tag/pattern.hpp"
#include "tag/vocabulary.hpp"

namespace evidex {

/// Something that is looked for in the text: a phrase of the trie, or (behind the phrases) a regex.
using SourceId = std::uint32_t;
/// A span-valued leaf of the rules: a phrase, a set, a component or an OR of them. Equal ones are one
/// operand.
using OperandId = std::uint32_t;
using ExprId = std::uint32_t;
using RowId = std::uint32_t;

/// Who wants to know about a source.
struct Use {
    enum class Kind : std::uint8_t { term, operand, modifier };
    Kind kind = Kind::term;
    std::uint32_t index = 0;  ///< Row, operand or modifier.
    auto operator<=>(const Use&) const = default;
};

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
    std::uint32_t component = 0;
    std::uint32_t where = 0;  ///< Index into Program::wheres.
    ExprId expr = 0;          ///< Rules only.
    double weight = 0;
    std::vector<ConditionPlan> only_if;
    std::vector<ConditionPlan> not_if;
    /// Rules only: of each group, at least one operand must occur.
    std::vector<std::vector<OperandId>> groups;

    [[nodiscard]] bool is_unconditional() const { return only_if.empty() && not_if.empty(); }
};

/// A rule to try when an operand occurs, if another one does too.
struct Trigger {
    RowId row = 0;
    OperandId also = kNone;  ///< kNone: try it in any case.
};

/// A compiled codebook. Read-only once made; everything about one passage lives in a Workspace.
struct Program {
    Codebook codebook;
    std::uint64_t id = 0;  ///< Different for every compilation in a process.
    Lexis lexis;
    Lists<Use> uses;            ///< By source.
    std::vector<RowPlan> rows;  ///< By row of the codebook.
    std::vector<Expr> exprs;
    std::vector<Where> wheres;
    std::uint32_t operand_count = 0;
    Lists<OperandId> counted;  ///< By component: operands of rules that its counted term hits fill.
    Lists<OperandId> plain;    ///< By component: operands of conditions that the hits of its unconditional
                               ///< terms fill; the others would make cycles.
    Lists<Trigger> triggers;   ///< By operand: the rules to try when it occurs.
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
