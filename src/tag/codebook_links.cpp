#include "tag/codebook_links.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

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

    void check(const Node& node, const Place& place, std::string_view column) {
        if (node.op == Op::set && !has(sets_, node.name)) {
            add("E208", place, column, node, fmt::format("there is no set @{} in sets.csv", node.name),
                sets_);
        }
        if (node.op == Op::component && !has(components_, node.name)) {
            add("E203", place, column, node, fmt::format("unknown component #{}", node.name), components_);
        }
        for (const Node& child : node.children) check(child, place, column);
    }

    void check_conditions(const std::string& cell, const Place& place, std::string_view column) {
        const auto conditions = parse_conditions(cell);
        if (!conditions) return;
        for (const Condition& condition : *conditions) check(condition.operand, place, column);
    }

private:
    static bool has(const std::vector<std::string>& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    void add(std::string_view code, Place place, std::string_view column, const Node& node,
             const std::string& message, const std::vector<std::string>& known) {
        place.column = node.column;
        findings_.add(code, place, fmt::format("{}: {}{}", column, message, suggestion(node.name, known)));
    }

    Findings& findings_;
    std::vector<std::string> sets_;
    std::vector<std::string> components_;
};

}  // namespace

void check_links(const Codebook& codebook, const std::vector<Place>& places, Findings& findings) {
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

}  // namespace evidex
