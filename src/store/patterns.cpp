#include <algorithm>
#include <map>

#include "base/files.hpp"
#include "evidex/overview.hpp"
#include "store/access.hpp"
#include "store/filter.hpp"
#include "store/passage_groups.hpp"
#include "store/row_themes.hpp"

namespace evidex {
namespace {

/// Which themes a source speaks about, source by source.
class MetThemes {
public:
    explicit MetThemes(Database& database) : rows_(database) {}

    void add(std::int64_t source, std::string_view row) {
        if (own_ == met_.end() || own_->first != source) {
            own_ = met_.try_emplace(source, rows_.themes() + 1).first;
        }
        own_->second[rows_.theme_of(row)] = true;
    }
    void write(std::map<std::int64_t, SourceFindings>& findings) const {
        for (const auto& [source, themes] : met_) findings[source].themes = rows_.names(themes);
    }

private:
    RowThemes rows_;
    std::map<std::int64_t, std::vector<bool>> met_;
    std::map<std::int64_t, std::vector<bool>>::iterator own_ = met_.end();
};

/// Whether a source's hits all count or none: then they are read as they lie in the table.
bool is_about_sources_only(const Filter& filter) {
    return filter.components.empty() && filter.themes.empty() && filter.roles.empty() && !filter.stance &&
           !filter.tagged && !filter.decided && filter.evidence == Evidence::suggested;
}

void add_whole_sources(Database& database, const Filter& filter, MetThemes& met) {
    Sql sql;
    sql.add("select s.id, h.rule from source s cross join hit h on h.passage between s.first_passage and ");
    Statement read = prepare(database, sql.add("s.last_passage where true").add(passage_conditions(filter)));
    while (read.next()) met.add(read.integer(0), read.text(1));
}

void add_some_hits(Database& database, const Filter& filter, MetThemes& met) {
    Sql sql;
    sql.add("select p.source, h.rule from " + evidence_table(filter.evidence) + " t cross join passage p ");
    sql.add("on p.id = t.passage cross join source s on s.id = p.source cross join hit h on ");
    sql.add("h.passage = t.passage and h.component = t.component where true");
    sql.add(tag_conditions(filter, "p.id")).add(decided_conditions(filter, "p.id"));
    sql.add(passage_conditions(filter));
    if (!filter.components.empty()) sql.add(" and t.component").add_list(filter.components);
    Statement read = prepare(database, sql);
    while (read.next()) met.add(read.integer(0), read.text(1));
}

/// Whether one of its tags is of the components, or of any if none is named.
bool is_counted(const PassageGroup& group, const std::vector<std::string>& components) {
    if (components.empty()) return !group.tags.empty();
    return std::any_of(components.begin(), components.end(),
                       [&](const std::string& component) { return group.has(component, std::nullopt); });
}

Query passages_under(const Filter& filter) {
    Query query;
    query.filter = filter;
    return query;
}

}  // namespace

Result<Cooccurrence> count_pairs(const Store& store, const Filter& filter) {
    Database& database = StoreAccess::database(store);
    Cooccurrence found;
    std::map<std::pair<std::string, std::string>, std::int64_t> pairs;
    each_group(database, passages_under(filter), [&](const PassageGroup& group) {
        if (!group.tags.empty()) found.passages += group.passages;
        for (const GroupTag& a : group.tags) {
            for (const GroupTag& b : group.tags) {
                pairs[{std::string(a.component), std::string(b.component)}] += group.passages;
            }
        }
    });
    for (const auto& [pair, passages] : pairs) found.pairs.push_back({pair.first, pair.second, passages});
    return database.finish(std::move(found));
}

Result<std::vector<SourceFindings>> findings_by_source(const Store& store, const Filter& filter) {
    Database& database = StoreAccess::database(store);
    MetThemes met(database);
    is_about_sources_only(filter) ? add_whole_sources(database, filter, met)
                                  : add_some_hits(database, filter, met);
    std::map<std::int64_t, SourceFindings> findings;
    met.write(findings);
    each_group(database, passages_under(filter), [&](const PassageGroup& group) {
        if (is_counted(group, filter.components)) findings[group.source].passages += group.passages;
    });
    Statement names = database.prepare("select id, sha256, title, path from source");
    while (names.next()) {
        const auto found = findings.find(names.integer(0));
        if (found == findings.end()) continue;
        found->second.source_id = names.string(1);
        found->second.title = names.text(2).empty() ? std::string(file_name(names.text(3))) : names.string(2);
    }
    std::vector<SourceFindings> sources;
    sources.reserve(findings.size());
    for (auto& [number, source] : findings) sources.push_back(std::move(source));
    return database.finish(std::move(sources));
}

}  // namespace evidex
