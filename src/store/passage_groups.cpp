#include "store/passage_groups.hpp"

#include <algorithm>

#include "store/filter.hpp"
#include "store/search.hpp"
#include "store/words.hpp"

namespace evidex {
namespace {

/// What the table of groups should hold, from the passages and tags.
std::string groups_sql() {
    return "select p.source, coalesce(" + std::string(kRoleOf) +
           ", ''), p.taggable, coalesce((select group_concat(component || '=' || stance, ' ') from (select "
           "component, stance from tag t where t.passage = p.id order by component)), ''), count(*) "
           "from passage p group by 1, 2, 3, 4";
}

bool has_nothing_to_find(const Query& query, const std::string& fts) {
    return fts.empty() && query.words.find_first_not_of(" \t\r\n") != std::string::npos;
}

bool is_told_by_groups(const Query& query, const std::string& fts) {
    const Filter& filter = query.filter;
    return fts.empty() && filter.themes.empty() && !filter.decided && filter.evidence == Evidence::suggested;
}

/// "aftercare-planning=meets rapid-access=neutral"
void read_tags(std::string_view text, std::vector<GroupTag>& tags) {
    tags.clear();
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::size_t sign = std::min(text.find('='), end);
        const std::string_view stance = text.substr(std::min(sign + 1, end), end - std::min(sign + 1, end));
        tags.push_back({text.substr(0, sign), stance_from(stance).value_or(Stance::neutral)});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// The filter's conditions on tags.
bool is_meant(const PassageGroup& group, const Filter& filter) {
    if (filter.tagged == true && group.tags.empty()) return false;
    if (filter.tagged == false && (!group.taggable || !group.tags.empty())) return false;
    if (filter.components.empty() && filter.stance) {
        return std::any_of(group.tags.begin(), group.tags.end(),
                           [&](const GroupTag& tag) { return tag.stance == *filter.stance; });
    }
    return std::all_of(filter.components.begin(), filter.components.end(),
                       [&](const std::string& component) { return group.has(component, filter.stance); });
}

void each_stored_group(Database& database, const Filter& filter, const UseGroup& use) {
    Filter about_sources = filter;
    about_sources.roles.clear();
    about_sources.tagged.reset();
    Sql sql;
    sql.add(
        "select g.source, g.role, g.taggable, g.tags, g.passages from source s cross join passage_group g ");
    sql.add("on g.source = s.id where true").add(passage_conditions(about_sources));
    std::vector<std::string> roles;
    roles.reserve(filter.roles.size());
    for (const std::string& role : filter.roles) {
        roles.push_back(role_id(role) == "not-speech" ? "" : role_id(role));
    }
    if (!roles.empty()) sql.add(" and g.role").add_list(roles);
    PassageGroup group;
    Statement read = prepare(database, sql);
    while (read.next()) {
        group.source = read.integer(0);
        group.role = read.text(1);
        group.taggable = read.integer(2) != 0;
        read_tags(read.text(3), group.tags);
        group.passages = read.integer(4);
        if (is_meant(group, filter)) use(group);
    }
}

}  // namespace

bool PassageGroup::has(std::string_view component, std::optional<Stance> stance) const {
    return std::any_of(tags.begin(), tags.end(), [&](const GroupTag& tag) {
        return tag.component == component && (!stance || tag.stance == *stance);
    });
}

void each_group(Database& database, const Query& query, const UseGroup& use) {
    const std::string fts = fts_query(query.words);
    if (has_nothing_to_find(query, fts)) return;
    if (is_told_by_groups(query, fts)) {
        each_stored_group(database, query.filter, use);
    } else {
        each_passage(database, query, use);
    }
}

void each_passage(Database& database, const Query& query, const UseGroup& use) {
    const std::string fts = fts_query(query.words);
    if (has_nothing_to_find(query, fts)) return;
    Sql sql;
    sql.add(
        "select m.id, m.source, m.role, m.taggable, t.component || '=' || t.stance from (select p.id as "
        "id, ");
    sql.add("p.source as source, ").add(kRoleOf).add(" as role, p.taggable as taggable");
    sql.add(matching_sql(query, fts)).add(") m left join " + evidence_table(query.filter.evidence));
    sql.add(" t on t.passage = m.id");
    std::int64_t passage = 0;
    std::string role;
    std::string tags;
    PassageGroup group;
    const auto hand_over = [&] {
        if (passage == 0) return;
        group.role = role;
        read_tags(tags, group.tags);
        use(group);
    };
    Statement read = prepare(database, sql);
    while (read.next()) {
        if (read.integer(0) == passage) {
            tags.append(" ").append(read.text(4));
            continue;
        }
        hand_over();
        passage = read.integer(0);
        group.source = read.integer(1);
        group.taggable = read.integer(3) != 0;
        group.passages = 1;
        role = read.text(2);
        tags = read.text(4);
    }
    hand_over();
}

std::int64_t count_wrong_groups(Database& database) {
    const std::string stored = "select source, role, taggable, tags, passages from passage_group";
    const std::string made = "select * from (" + groups_sql() + ")";
    const std::string more = " except ";
    return database.integer("select count(*) from (" + stored + more + made + ")") +
           database.integer("select count(*) from (" + made + more + stored + ")");
}

SourceTraitsTable::SourceTraitsTable(Database& database) {
    Statement read = database.prepare("select id, kind, year, path from source");
    while (read.next()) {
        SourceTraits& source = rows_[read.integer(0)];
        source.kind = source_kind_from(read.text(1)).value_or(SourceKind::document);
        if (!read.is_null(2)) source.year = read.small(2);
        source.path = read.string(3);
    }
}

const SourceTraits& SourceTraitsTable::of(std::int64_t source) const {
    const auto found = rows_.find(source);
    return found == rows_.end() ? unknown_ : found->second;
}

}  // namespace evidex
