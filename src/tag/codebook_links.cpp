#include "tag/codebook_links.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/unicode.hpp"
#include "tag/pattern.hpp"

namespace evidex {
namespace {

class Checker {
public:
    Checker(const Codebook& codebook, Findings& findings) : findings_(findings) {
        std::set<std::string> sets;
        for (const SetMember& member : codebook.sets) sets.insert(member.set);
        sets_.assign(sets.begin(), sets.end());
        for (const Component& component : codebook.components) components_.push_back(component.id);
    }

    void check(const Node& node, const FilePlace& place, std::string_view column) {
        if (node.op == Op::set && !has(sets_, node.name)) {
            add("E208", place, column, node, fmt::format("there is no set @{} in sets.csv", node.name),
                sets_);
        }
        if (node.op == Op::component && !has(components_, node.name)) {
            add("E203", place, column, node, fmt::format("unknown component #{}", node.name), components_);
        }
        for (const Node& child : node.children) check(child, place, column);
    }

    void check_conditions(const std::string& cell, const FilePlace& place, std::string_view column) {
        const auto conditions = parse_conditions(cell);
        if (!conditions) return;
        for (const Condition& condition : *conditions) check(condition.operand, place, column);
    }

private:
    static bool has(const std::vector<std::string>& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    void add(std::string_view code, FilePlace place, std::string_view column, const Node& node,
             const std::string& message, const std::vector<std::string>& known) {
        place.column = node.column;
        findings_.add(code, place, fmt::format("{}: {}{}", column, message, suggestion(node.name, known)));
    }

    Findings& findings_;
    std::vector<std::string> sets_;
    std::vector<std::string> components_;
};

/// Two rows with the same key would count one finding twice.
std::string duplicate_key(const Row& row) {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", row.component, static_cast<int>(row.kind),
                       row.match == Match::case_sensitive ? row.pattern : fold_case(row.pattern),
                       static_cast<int>(row.match), row.only_if, row.not_if, row.where);
}

}  // namespace

void check_links(const Codebook& codebook, const std::vector<FilePlace>& places, Findings& findings) {
    Checker checker(codebook, findings);
    for (std::size_t i = 0; i < codebook.rows.size(); ++i) {
        const Row& row = codebook.rows[i];
        if (row.kind == RowKind::rule) {
            if (const auto rule = parse_rule(row.pattern)) checker.check(*rule, places[i], "rule");
        }
        checker.check_conditions(row.only_if, places[i], "only_if");
        checker.check_conditions(row.not_if, places[i], "not_if");
    }
}

void check_rows(const Codebook& codebook, const std::vector<FilePlace>& places, Findings& findings) {
    std::map<std::string, std::size_t> ids;
    std::map<std::string, std::size_t> patterns;
    std::set<std::pair<std::uint32_t, std::string>> spoken;
    const auto named = [&](std::size_t row) {
        return fmt::format("{}:{}", places[row].file, places[row].line);
    };
    for (std::size_t i = 0; i < codebook.rows.size(); ++i) {
        const Row& row = codebook.rows[i];
        if (const auto [first, fresh] = ids.emplace(row.id, i); !fresh) {
            findings.add("E202", places[i],
                         fmt::format("the id {} is already used at {}; give this row a new one", row.id,
                                     named(first->second)));
        }
        if (row.status == RowStatus::retired) continue;
        if (row.status == RowStatus::active) spoken.emplace(row.component, row.theme);
        if (const auto [first, fresh] = patterns.emplace(duplicate_key(row), i); !fresh) {
            findings.add(
                "E211", places[i],
                fmt::format("'{}' is already in this component as {} at {} and would count twice; remove one",
                            row.pattern, codebook.rows[first->second].id, named(first->second)));
        }
    }
    for (std::uint32_t i = 0; i < codebook.components.size(); ++i) {
        for (const Theme& theme : codebook.components[i].themes) {
            if (spoken.count({i, theme.id}) > 0) continue;
            findings.add(
                "W216", {codebook.directory + "/codebook.toml"},
                fmt::format("no active row speaks to theme '{}' of {}", theme.id, codebook.components[i].id));
        }
    }
}

}  // namespace evidex
