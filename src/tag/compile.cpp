#include <algorithm>
#include <atomic>
#include <map>
#include <string>
#include <utility>

#include "tag/leaves.hpp"
#include "tag/program.hpp"

namespace evidex {
namespace {

/// Builds a Program row by row. Operands and wheres that are spelt alike are made once.
class Compiler {
public:
    explicit Compiler(Program& program) : program_(program), book_(program.codebook), leaves_(program) {}

    Status run() {
        program_.rows.resize(book_.rows.size());
        for (RowId id = 0; id < book_.rows.size(); ++id) {
            if (Status row = add_row(id); !row) return row;
        }
        for (std::uint32_t i = 0; i < book_.modifiers.size(); ++i) {
            if (Status modifier = add_modifier(i); !modifier) return modifier;
        }
        return leaves_.finish();
    }

private:
    ExprId add_expr(Expr expr) {
        program_.exprs.push_back(expr);
        return static_cast<ExprId>(program_.exprs.size() - 1);
    }

    Result<ExprId> expr_of(const Node& node, bool in_condition = false) {
        if (Leaves::is_leaf(node)) {
            const Result<Leaf> leaf = leaves_.leaf_of(node);
            if (!leaf) return leaf.error();
            return add_expr({Op::set, 0, leaves_.operand_of(*leaf, in_condition), 0, 0});
        }
        Result<ExprId> left = expr_of(node.children.front(), in_condition);
        for (std::size_t i = 1; left && i < node.children.size(); ++i) {
            const Result<ExprId> right = expr_of(node.children[i], in_condition);
            if (!right) return right;
            left = add_expr({node.op, static_cast<std::uint32_t>(node.distance), 0, *left, *right});
        }
        return left;
    }

    Result<std::vector<ConditionPlan>> conditions_of(const std::string& cell) {
        const Result<std::vector<Condition>> conditions = parse_conditions(cell);
        if (!conditions) return conditions.error();
        std::vector<ConditionPlan> plans;
        for (const Condition& condition : *conditions) {
            const Result<ExprId> expr = expr_of(condition.operand, true);
            if (!expr) return expr.error();
            plans.push_back({condition.kind, static_cast<std::uint32_t>(condition.distance), *expr});
        }
        return plans;
    }

    Result<std::uint32_t> where_of(const std::string& cell) {
        const std::string& text = cell.empty() ? book_.settings.default_where : cell;
        const auto [place, fresh] =
            wheres_.try_emplace(text, static_cast<std::uint32_t>(program_.wheres.size()));
        if (fresh) {
            Result<Where> where = parse_where(text);
            if (!where) return where.error();
            program_.wheres.push_back(std::move(*where));
        }
        return place->second;
    }

    Status add_row(RowId id) {
        const Row& row = book_.rows[id];
        RowPlan& plan = program_.rows[id];
        plan.kind = row.kind;
        plan.status = row.status;
        plan.component = row.component;
        plan.weight = row.weight;
        if (row.status == RowStatus::retired) return Done{};
        const bool term = row.kind == RowKind::term;
        const Status added = term ? add_term(id, row, plan) : add_rule(row, plan);
        return added ? added
                     : Status(located(added.error(), book_, term ? "terms.csv" : "rules.csv", row.line));
    }

    Status add_term(RowId id, const Row& row, RowPlan& plan) {
        const Result<Node> node = parse_term(row.pattern, row.match);
        if (!node) return node.error();
        const Result<Leaf> leaf = leaves_.leaf_of_term(*node, row.match);
        if (!leaf) return leaf.error();
        leaves_.add_use(*leaf, {Use::Kind::term, id});
        Result<std::vector<ConditionPlan>> only_if = conditions_of(row.only_if);
        if (!only_if) return only_if.error();
        Result<std::vector<ConditionPlan>> not_if = conditions_of(row.not_if);
        if (!not_if) return not_if.error();
        plan.only_if = std::move(*only_if);
        plan.not_if = std::move(*not_if);
        return set_where(row, plan);
    }

    Status add_rule(const Row& row, RowPlan& plan) {
        const Result<Node> node = parse_rule(row.pattern);
        if (!node) return node.error();
        const Result<ExprId> expr = expr_of(*node);
        if (!expr) return expr.error();
        plan.expr = *expr;
        for (std::vector<OperandId>& group : groups_of(*expr)) {
            plan.requirements.push_back(leaves_.requirement_of(std::move(group)));
        }
        return set_where(row, plan);
    }

    Status set_where(const Row& row, RowPlan& plan) {
        const Result<std::uint32_t> where = where_of(row.where);
        if (!where) return where.error();
        plan.where = *where;
        return Done{};
    }

    /// What must occur for the expression to have a chance: of each group at least one operand.
    [[nodiscard]] std::vector<std::vector<OperandId>> groups_of(ExprId id) const {
        const Expr& expr = program_.exprs[id];
        if (expr.op == Op::set) return {{expr.operand}};
        auto left = groups_of(expr.left);
        if (expr.op == Op::all_not || expr.op == Op::not_near || expr.op == Op::not_within_sentence ||
            expr.op == Op::not_within_passage) {
            return left;
        }
        auto right = groups_of(expr.right);
        if (expr.op == Op::any) {
            left.front().insert(left.front().end(), right.front().begin(), right.front().end());
            left.resize(1);
        } else {
            left.insert(left.end(), right.begin(), right.end());
        }
        return left;
    }

    Status add_modifier(std::uint32_t index) {
        const Modifier& modifier = book_.modifiers[index];
        for (std::size_t begin = 0; begin <= modifier.pattern.size();) {
            const std::size_t end = std::min(modifier.pattern.find('|', begin), modifier.pattern.size());
            const std::string pattern = modifier.pattern.substr(begin, end - begin);
            const Result<Node> node = parse_term(pattern, book_.settings.inflect);
            if (!node) return located(node.error(), book_, "modifiers.csv", modifier.line);
            const Result<Leaf> leaf = leaves_.leaf_of_term(*node, book_.settings.inflect);
            if (!leaf) return located(leaf.error(), book_, "modifiers.csv", modifier.line);
            leaves_.add_use(*leaf, {Use::Kind::modifier, index});
            begin = end + 1;
        }
        return Done{};
    }

    Program& program_;
    const Codebook& book_;
    Leaves leaves_;
    std::map<std::string, std::uint32_t> wheres_;
};

}  // namespace

Result<std::shared_ptr<const Program>> compile(Codebook codebook) {
    static std::atomic<std::uint64_t> compilations{0};
    auto program = std::make_shared<Program>();
    program->id = ++compilations;
    program->codebook = std::move(codebook);
    if (Status made = Compiler(*program).run(); !made) return made.error();
    return std::shared_ptr<const Program>(std::move(program));
}

}  // namespace evidex
