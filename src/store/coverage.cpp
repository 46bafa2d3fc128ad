#include "store/coverage.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "evidex/overview.hpp"
#include "store/access.hpp"
#include "store/filter.hpp"
#include "store/passage_groups.hpp"
#include "store/row_themes.hpp"

namespace evidex {
namespace {

using Key = std::pair<std::string, std::string>;  // component, group
using Rows = std::map<Key, CoverageRow>;

/// What is found of a component in some passages of one source.
struct Found {
    Key key;
    std::int64_t source = 0;
    std::string_view role;  ///< Empty: not speech.
    Stance stance = Stance::neutral;
    std::int64_t passages = 0;
};

/// Adds up what is found, row by row.
class Tally {
public:
    void add(const Found& found) {
        Cell& cell = cells_[found.key];
        cell.row.passages += found.passages;
        if (found.stance == Stance::meets) cell.row.meets += found.passages;
        if (found.stance == Stance::falls_short) cell.row.falls_short += found.passages;
        if (found.stance == Stance::neutral) cell.row.neutral += found.passages;
        cell.sources.insert(found.source);
        if (!found.role.empty()) cell.roles[std::string(found.role)] += found.passages;
    }

    [[nodiscard]] Rows rows(const SourceTraitsTable& traits) const {
        Rows rows;
        for (const auto& [key, cell] : cells_) {
            CoverageRow row = cell.row;
            row.component = key.first;
            row.group = key.second;
            row.sources = static_cast<std::int64_t>(cell.sources.size());
            row.interviews = std::count_if(
                cell.sources.begin(), cell.sources.end(),
                [&](std::int64_t source) { return traits.of(source).kind == SourceKind::interview; });
            row.documents = row.sources - row.interviews;
            row.roles.assign(cell.roles.begin(), cell.roles.end());
            std::stable_sort(row.roles.begin(), row.roles.end(),
                             [](const auto& a, const auto& b) { return a.second > b.second; });
            rows.emplace(key, std::move(row));
        }
        return rows;
    }

private:
    struct Cell {
        CoverageRow row;
        std::set<std::int64_t> sources;
        std::map<std::string, std::int64_t> roles;
    };
    std::map<Key, Cell> cells_;
};

/// Components restrict the passages and stance the tag itself, so that a filter never counts a tag that it
/// does not name.
bool is_named(const GroupTag& tag, const Filter& filter) {
    const auto& names = filter.components;
    return (!filter.stance || tag.stance == *filter.stance) &&
           (names.empty() || std::find(names.begin(), names.end(), tag.component) != names.end());
}

/// The group of a tag; "" for one group a component. Themes are not told by groups of passages.
std::string group_of(CoverageBy by, const PassageGroup& group, const GroupTag& tag,
                     const SourceTraits& source) {
    switch (by) {
        case CoverageBy::role:
            return group.role.empty() ? "not speech" : std::string(group.role);
        case CoverageBy::kind:
            return std::string(name_of(source.kind));
        case CoverageBy::year:
            return source.year ? std::to_string(*source.year) : "unknown";
        case CoverageBy::source:
            return source.path;
        case CoverageBy::stance:
            return std::string(name_of(tag.stance));
        case CoverageBy::theme:
        case CoverageBy::none:
            break;
    }
    return {};
}

using UseTag = std::function<void(const PassageGroup&, const GroupTag&)>;

void each_named_tag(Database& database, const Filter& filter, const UseTag& use) {
    Query query;
    query.filter = filter;
    each_group(database, query, [&](const PassageGroup& group) {
        for (const GroupTag& tag : group.tags) {
            if (is_named(tag, filter)) use(group, tag);
        }
    });
}

/// Tags with their hits, one hit a row, those of a tag together.
Sql hits_sql(const Filter& filter) {
    Sql sql;
    sql.add("select t.passage, t.component, t.stance, p.source, ").add(kRoleOf).add(", h.rule from ");
    sql.add(evidence_table(filter.evidence) + " t cross join passage p on p.id = t.passage cross join ");
    sql.add("source s on s.id = p.source left join hit h on h.passage = t.passage and ");
    sql.add("h.component = t.component where true").add(tag_conditions(filter, "p.id"));
    sql.add(decided_conditions(filter, "p.id")).add(passage_conditions(filter));
    if (filter.stance) sql.add(" and t.stance = ?", std::string(name_of(*filter.stance)));
    if (!filter.components.empty()) sql.add(" and t.component").add_list(filter.components);
    return sql;
}

/// A passage counts once for each theme of its tag.
void count_themes(Database& database, const Filter& filter, Tally& tally) {
    const RowThemes themes(database);
    std::set<std::size_t> met;
    Found found;
    std::string role;
    std::int64_t passage = 0;
    const auto count = [&] {
        for (const std::size_t theme : met) {
            found.key.second = theme < themes.themes() ? themes.name(theme).second : "no theme";
            if (theme < themes.themes() || met.size() == 1) tally.add(found);
        }
        met.clear();
    };
    const Sql sql = hits_sql(filter);
    Statement read = prepare(database, sql);
    while (read.next()) {
        if (read.integer(0) != passage || read.text(1) != found.key.first) {
            count();
            passage = read.integer(0);
            role = read.string(4);
            found = {{read.string(1), {}},
                     read.integer(3),
                     role,
                     stance_from(read.text(2)).value_or(Stance::neutral),
                     1};
        }
        met.insert(read.is_null(5) ? themes.themes() : themes.theme_of(read.text(5)));
    }
    count();
}

Rows count_evidence(Database& database, const Filter& filter, CoverageBy by) {
    const SourceTraitsTable traits(database);
    Tally tally;
    if (by == CoverageBy::theme) {
        count_themes(database, filter, tally);
    } else {
        each_named_tag(database, filter, [&](const PassageGroup& group, const GroupTag& tag) {
            tally.add({{std::string(tag.component), group_of(by, group, tag, traits.of(group.source))},
                       group.source,
                       group.role,
                       tag.stance,
                       group.passages});
        });
    }
    return tally.rows(traits);
}

/// What can hold evidence under a filter, whatever the filter says of tags.
struct Readable {
    std::int64_t passages = 0;
    std::set<std::int64_t> sources;
    std::set<std::string> roles, kinds;
};

Readable count_readable(Database& database, const Filter& filter) {
    Query query;
    query.filter.roles = filter.roles;
    query.filter.kind = filter.kind;
    query.filter.source = filter.source;
    query.filter.year_from = filter.year_from;
    query.filter.year_to = filter.year_to;
    query.filter.year_unknown = filter.year_unknown;
    const SourceTraitsTable traits(database);
    Readable readable;
    each_group(database, query, [&](const PassageGroup& group) {
        if (!group.taggable) return;
        readable.passages += group.passages;
        readable.sources.insert(group.source);
        readable.roles.insert(group_of(CoverageBy::role, group, {}, {}));
        readable.kinds.insert(std::string(name_of(traits.of(group.source).kind)));
    });
    return readable;
}

std::vector<std::string> strings(Database& database, const Sql& sql) {
    std::vector<std::string> list;
    Statement read = prepare(database, sql);
    while (read.next()) list.push_back(read.string(0));
    return list;
}

/// Groups that every component gets a row for, so that empty cells show. Years and sources are too many.
std::vector<std::string> all_groups(Database& database, CoverageBy by, const std::string& component,
                                    const Readable& readable) {
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
            return {readable.kinds.begin(), readable.kinds.end()};
        case CoverageBy::role:
            return {readable.roles.begin(), readable.roles.end()};
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
    const SourceTraitsTable traits(database);
    std::map<std::pair<std::string, int>, std::int64_t> counts;
    each_named_tag(database, filter, [&](const PassageGroup& group, const GroupTag& tag) {
        const int year = traits.of(group.source).year.value_or(0);
        if (year > 0) counts[{std::string(tag.component), year}] += group.passages;
    });
    std::vector<YearCount> years;
    years.reserve(counts.size());
    for (const auto& [key, passages] : counts) years.push_back({key.first, key.second, passages});
    return database.finish(std::move(years));
}

Result<Coverage> read_coverage(Database& database, const Filter& filter, CoverageBy by) {
    Coverage coverage;
    coverage.by = by;
    Rows rows = count_evidence(database, filter, by);
    const Readable readable = count_readable(database, filter);
    coverage.passages = readable.passages;
    coverage.sources = static_cast<std::int64_t>(readable.sources.size());
    Sql names;
    names.add("select id from component where position > 0");
    if (!filter.components.empty()) names.add(" and id").add_list(filter.components);
    names.add(" order by position");
    for (const std::string& component : strings(database, names)) {
        append_component(coverage, rows, component, all_groups(database, by, component, readable));
    }
    return database.finish(std::move(coverage));
}

}  // namespace evidex
