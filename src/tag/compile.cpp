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
            Result<ExprId> right = expr_of(node.children[i], in_condition);
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
        leaves_.add_term(*leaf, id);
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
        const Demands demands = demands_of(*expr);
        plan.decided_by_presence = demands.decide;
        for (const Group& group : demands.required) plan.required.push_back(leaves_.requirement_of(group));
        for (const Group& group : demands.refused) plan.refused.push_back(leaves_.requirement_of(group));
        return set_where(row, plan);
    }

    Status set_where(const Row& row, RowPlan& plan) {
        const Result<std::uint32_t> where = where_of(row.where);
        if (!where) return where.error();
        plan.where = *where;
        return Done{};
    }

    /// Operands of which one must occur.
    using Group = std::vector<OperandId>;

    /// What an expression demands of the operands in a passage to have a chance.
    struct Demands {
        std::vector<Group> required;  ///< Of each group, something must occur …
        std::vector<Group> refused;   ///< … and nothing of these.
        bool decide = false;          ///< That is all: then it holds.

        [[nodiscard]] bool is_one_group() const { return decide && required.size() == 1 && refused.empty(); }
    };

    [[nodiscard]] Demands demands_of(ExprId id) const {
        const Expr& expr = program_.exprs[id];
        if (expr.op == Op::set) return {{{expr.operand}}, {}, true};
        Demands left = demands_of(expr.left);
        Demands right = demands_of(expr.right);
        switch (expr.op) {
            case Op::any:
                left.decide = left.is_one_group() && right.is_one_group();
                left.required.resize(1);
                left.refused.clear();
                append(left.required.front(), right.required.front());
                return left;
            case Op::not_near:
            case Op::not_within_sentence:
                left.decide = false;
                return left;
            case Op::all_not:
            case Op::not_within_passage:
                left.decide = left.decide && right.is_one_group();
                if (right.is_one_group()) left.refused.push_back(right.required.front());
                return left;
            default:
                left.decide =
                    left.decide && right.decide && (expr.op == Op::all || expr.op == Op::within_passage);
                append(left.required, right.required);
                append(left.refused, right.refused);
                return left;
        }
    }

    template <class T>
    static void append(std::vector<T>& list, const std::vector<T>& more) {
        list.insert(list.end(), more.begin(), more.end());
    }

    Status add_modifier(std::uint32_t index) {
        const Modifier& modifier = book_.modifiers[index];
        Leaf all;
        for (std::size_t begin = 0; begin <= modifier.pattern.size();) {
            const std::size_t end = std::min(modifier.pattern.find('|', begin), modifier.pattern.size());
            const std::string pattern = modifier.pattern.substr(begin, end - begin);
            const Result<Node> node = parse_term(pattern, book_.settings.inflect);
            if (!node) return located(node.error(), book_, "modifiers.csv", modifier.line);
            const Result<Leaf> leaf = leaves_.leaf_of_term(*node, book_.settings.inflect);
            if (!leaf) return located(leaf.error(), book_, "modifiers.csv", modifier.line);
            all.add(*leaf);
            begin = end + 1;
        }
        all.sort();
        program_.modifiers.push_back(leaves_.operand_of(std::move(all), false));
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
    program->words = WordTable(program->codebook.words, program->codebook.components.size());
    if (Status made = Compiler(*program).run(); !made) return made.error();
    return std::shared_ptr<const Program>(std::move(program));
}

}  // namespace evidex
