#include "store/coverage.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "evidex/overview.hpp"
#include "store/access.hpp"
#include "store/filter.hpp"

namespace evidex {
namespace {

/// The SQL for the group of a tag; "" for one group a component.
std::string group_of(CoverageBy by) {
    switch (by) {
        case CoverageBy::theme:
            return "coalesce(h.theme, 'no theme')";
        case CoverageBy::role:
            return "coalesce(" + std::string(kRoleOf) + ", 'not speech')";
        case CoverageBy::kind:
            return "s.kind";
        case CoverageBy::year:
            return "coalesce(s.year, 'unknown')";
        case CoverageBy::source:
            return "s.path";
        case CoverageBy::stance:
            return "t.stance";
        case CoverageBy::none:
            break;
    }
    return "''";
}

/// The tags that count. Components restrict the passages and stance the tag itself, so that a filter never
/// counts a tag that it does not name.
Sql evidence(const Filter& filter, CoverageBy by) {
    Sql sql;
    sql.add(" from " + evidence_table(filter.evidence) + " t cross join passage p on p.id = t.passage ");
    sql.add("cross join source s on s.id = p.source");
    if (by == CoverageBy::theme) {
        sql.add(
            " left join (select distinct hit.passage, hit.component, rule.theme from hit join rule on "
            "rule.id = hit.rule where rule.weight > 0) h on h.passage = t.passage and "
            "h.component = t.component");
    }
    Filter others = filter;
    if (filter.components.empty()) {
        others.stance.reset();
        others.evidence = Evidence::suggested;
    }
    sql.add(" where true").add(tag_conditions(others, "p.id")).add(decided_conditions(filter, "p.id"));
    sql.add(passage_conditions(filter));
    if (filter.stance) sql.add(" and t.stance = ?", std::string(name_of(*filter.stance)));
    if (!filter.components.empty()) sql.add(" and t.component").add_list(filter.components);
    return sql;
}

using Key = std::pair<std::string, std::string>;  // component, group
using Rows = std::map<Key, CoverageRow>;

Rows count_evidence(Database& database, const Filter& filter, CoverageBy by) {
    Sql sql;
    sql.add("select t.component, ").add(group_of(by));
    sql.add(
        ", count(*), count(distinct p.source), count(distinct case when s.kind = 'interview' then p.source "
        "end), "
        "sum(t.stance = 'meets'), sum(t.stance = 'falls-short'), sum(t.stance = 'neutral')");
    sql.add(evidence(filter, by)).add(" group by 1, 2");
    Rows rows;
    Statement read = prepare(database, sql);
    while (read.next()) {
        CoverageRow row;
        row.component = read.string(0);
        row.group = read.string(1);
        row.passages = read.integer(2);
        row.sources = read.integer(3);
        row.interviews = read.integer(4);
        row.documents = row.sources - row.interviews;
        row.meets = read.integer(5);
        row.falls_short = read.integer(6);
        row.neutral = read.integer(7);
        rows.emplace(Key(row.component, row.group), std::move(row));
    }
    return rows;
}

void count_roles(Database& database, const Filter& filter, CoverageBy by, Rows& rows) {
    Sql sql;
    sql.add("select t.component, ").add(group_of(by)).add(", ").add(kRoleOf).add(" as role, count(*)");
    sql.add(evidence(filter, by)).add(" and ").add(kRoleOf).add(" is not null");
    sql.add(" group by 1, 2, 3 order by 4 desc, 3");
    Statement read = prepare(database, sql);
    while (read.next()) {
        const auto row = rows.find(Key(read.string(0), read.string(1)));
        if (row != rows.end()) row->second.roles.emplace_back(read.string(2), read.integer(3));
    }
}

std::vector<std::string> strings(Database& database, const Sql& sql) {
    std::vector<std::string> list;
    Statement read = prepare(database, sql);
    while (read.next()) list.push_back(read.string(0));
    return list;
}

/// Groups that every component gets a row for, so that empty cells show. Years and sources are too many.
std::vector<std::string> all_groups(Database& database, const Filter& filter, CoverageBy by,
                                    const std::string& component) {
    Sql sql;
    switch (by) {
        case CoverageBy::none:
            return {""};
        case CoverageBy::stance:
            return {"meets", "falls-short", "neutral"};
        case CoverageBy::theme:
            sql.add("select id from theme where component = ? order by position", component);
            return strings(database, sql);
        case CoverageBy::kind:
        case CoverageBy::role:
            sql.add("select distinct ").add(group_of(by));
            sql.add(" from passage p join source s on s.id = p.source where p.taggable");
            sql.add(passage_conditions(filter)).add(" order by 1");
            return strings(database, sql);
        default:
            return {};
    }
}

void append_component(Coverage& coverage, Rows& rows, const std::string& component,
                      const std::vector<std::string>& groups) {
    const std::size_t before = coverage.rows.size();
    for (const std::string& group : groups) {
        CoverageRow& row = rows[Key(component, group)];
        row.component = component;
        row.group = group;
        coverage.rows.push_back(row);
    }
    // Groups that the codebook or the base no longer names but tags do, and years and sources.
    for (auto row = rows.lower_bound(Key(component, "")); row != rows.end() && row->first.first == component;
         ++row) {
        if (std::find(groups.begin(), groups.end(), row->second.group) == groups.end()) {
            coverage.rows.push_back(row->second);
        }
    }
    if (coverage.rows.size() == before) {
        coverage.rows.emplace_back();
        coverage.rows.back().component = component;
    }
}

}  // namespace

Result<std::vector<YearCount>> count_years(const Store& store, const Filter& filter) {
    Database& database = StoreAccess::database(store);
    Sql sql;
    sql.add("select t.component, s.year, count(*)").add(evidence(filter, CoverageBy::year));
    sql.add(" and s.year > 0 group by 1, 2");
    std::vector<YearCount> years;
    Statement read = prepare(database, sql);
    while (read.next()) {
        years.push_back({read.string(0), static_cast<int>(read.integer(1)), read.integer(2)});
    }
    return database.finish(std::move(years));
}

Result<Coverage> read_coverage(Database& database, const Filter& filter, CoverageBy by) {
    Coverage coverage;
    coverage.by = by;
    Rows rows = count_evidence(database, filter, by);
    count_roles(database, filter, by, rows);
    Sql names;
    names.add("select id from component where position > 0");
    if (!filter.components.empty()) names.add(" and id").add_list(filter.components);
    names.add(" order by position");
    std::vector<std::string> groups;
    bool have_groups = false;
    for (const std::string& component : strings(database, names)) {
        if (!have_groups || by == CoverageBy::theme) groups = all_groups(database, filter, by, component);
        have_groups = true;
        append_component(coverage, rows, component, groups);
    }
    Sql total;
    total.add(
        "select count(*), count(distinct p.source) from passage p join source s on s.id = p.source "
        "where p.taggable");
    total.add(passage_conditions(filter));
    Statement read = prepare(database, total);
    if (read.next()) {
        coverage.passages = read.integer(0);
        coverage.sources = read.integer(1);
    }
    return database.finish(std::move(coverage));
}

}  // namespace evidex
