#include "evidex/overlaps.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "tag/pattern.hpp"

namespace evidex {
namespace {

/// A row that counts, read once.
struct ReadRow {
    const Row* row = nullptr;
    Node node;
};

bool same(const Node& a, const Node& b) {
    return a.op == b.op && a.distance == b.distance && a.name == b.name && a.phrase == b.phrase &&
           std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same);
}

bool is_joined(Op op) {
    return op == Op::near || op == Op::then || op == Op::within_sentence || op == Op::within_passage ||
           op == Op::all;
}

/// Whether the narrower operator holds wherever the wider is asked for: THEN/3 implies NEAR/5.
bool implies(const Node& narrow, const Node& wide) {
    if (wide.op == Op::near && narrow.op == Op::then) return narrow.distance <= wide.distance;
    if (wide.op == Op::within_passage) return is_joined(narrow.op);
    if (wide.op == Op::within_sentence)
        return narrow.op == Op::near || narrow.op == Op::then || narrow.op == Op::within_sentence;
    if (narrow.op != wide.op || !is_joined(wide.op)) return false;
    return (wide.op != Op::near && wide.op != Op::then) || narrow.distance <= wide.distance;
}

/// Whether `wide` finds something in every place where `narrow` does. May miss cases, is never wrong.
bool covers(const Node& wide, const Node& narrow) {
    if (same(wide, narrow)) return true;
    if (narrow.op == Op::any) {
        return std::all_of(narrow.children.begin(), narrow.children.end(),
                           [&](const Node& child) { return covers(wide, child); });
    }
    if (wide.op == Op::any) {
        return std::any_of(wide.children.begin(), wide.children.end(),
                           [&](const Node& child) { return covers(child, narrow); });
    }
    if (!implies(narrow, wide) || narrow.children.size() != wide.children.size()) return false;
    for (std::size_t i = 0; i < wide.children.size(); ++i) {
        if (!covers(wide.children[i], narrow.children[i])) return false;
    }
    return true;
}

/// Whether the rule excludes what it asks for.
bool contradicts_itself(const Node& node) {
    const bool excludes =
        node.op == Op::all_not || node.op == Op::not_within_sentence || node.op == Op::not_within_passage;
    if (excludes) return covers(node.children[1], node.children[0]) || contradicts_itself(node.children[0]);
    if (node.op == Op::any)
        return std::all_of(node.children.begin(), node.children.end(), contradicts_itself);
    return std::any_of(node.children.begin(), node.children.end(), contradicts_itself);
}

/// Why the row can never find anything; empty if it can.
std::string reason_for_silence(const ReadRow& read, const Codebook& codebook) {
    const Row& row = *read.row;
    if (row.kind == RowKind::rule && contradicts_itself(read.node))
        return "the rule excludes what it asks for";
    if (const auto conditions = parse_conditions(row.not_if); conditions && row.kind == RowKind::term) {
        for (const Condition& condition : *conditions) {
            if (condition.kind == Condition::Kind::overlaps && same(condition.operand, read.node))
                return "not_if names the very pattern";
        }
    }
    const auto where = parse_where(row.where);
    if (where && where->roles == std::vector<std::string>{"interviewer"} &&
        !codebook.settings.tag_interviewer)
        return "it asks for interviewers, whose turns are not tagged";
    return {};
}

std::vector<ReadRow> read_rows(const Codebook& codebook) {
    std::vector<ReadRow> rows;
    for (const Row& row : codebook.rows) {
        if (row.status == RowStatus::retired) continue;
        auto node = row.kind == RowKind::rule ? parse_rule(row.pattern) : parse_term(row.pattern, row.match);
        if (node) rows.push_back({&row, std::move(*node)});
    }
    return rows;
}

/// Rows are compared where everything but the pattern is alike.
bool are_comparable(const Row& a, const Row& b) {
    return a.component == b.component && a.kind == b.kind && a.match == b.match && a.where == b.where &&
           a.only_if == b.only_if && a.not_if == b.not_if && a.weight * b.weight > 0;
}

class Overlaps {
public:
    explicit Overlaps(const Codebook& codebook) : codebook_(codebook), rows_(read_rows(codebook)) {}

    std::vector<Diagnostic> find() {
        std::map<std::string, const Row*> terms;
        for (const ReadRow& read : rows_) {
            if (read.row->kind == RowKind::term) note_shared(*read.row, terms);
            if (const std::string why = reason_for_silence(read, codebook_); !why.empty())
                add("W218", *read.row, fmt::format("{} can never find anything: {}", read.row->id, why));
            note_covered(read);
        }
        return std::move(found_);
    }

private:
    void note_shared(const Row& row, std::map<std::string, const Row*>& terms) {
        const auto [first, fresh] = terms.emplace(row.pattern, &row);
        if (fresh || first->second->component == row.component) return;
        add("W217", row,
            fmt::format("'{}' stands in {} as {} and in {} as {}", row.pattern,
                        codebook_.components[first->second->component].id, first->second->id,
                        codebook_.components[row.component].id, row.id));
    }

    void note_covered(const ReadRow& read) {
        for (const ReadRow& other : rows_) {
            if (other.row == read.row || !are_comparable(*other.row, *read.row)) continue;
            if (!covers(other.node, read.node) || (covers(read.node, other.node) && other.row > read.row))
                continue;
            add("W219", *read.row,
                fmt::format("{} never finds anything alone: {} finds it too", read.row->id, other.row->id));
            return;
        }
    }

    void add(std::string_view code, const Row& row, std::string message) {
        const std::string_view name = row.kind == RowKind::rule ? "rules.csv" : "terms.csv";
        found_.push_back({false, std::string(code), std::move(message),
                          fmt::format("{}/{}", codebook_.directory, name), row.line, 0});
    }

    const Codebook& codebook_;
    std::vector<ReadRow> rows_;
    std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<Diagnostic> find_overlaps(const Codebook& codebook) {
    return Overlaps(codebook).find();
}

}  // namespace evidex
