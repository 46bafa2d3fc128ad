#include <map>

#include "base/files.hpp"
#include "evidex/overview.hpp"
#include "store/access.hpp"
#include "store/filter.hpp"

namespace evidex {
namespace {

/// " from tag … where …": the tags of the passages under a filter, one by one.
/// `joined` may name more tables.
Sql tags_under(const Filter& filter, const std::string& joined = {}) {
    Sql sql;
    sql.add(" from " + evidence_table(filter.evidence) + " t cross join passage p on p.id = t.passage ");
    sql.add("cross join source s on s.id = p.source").add(joined);
    return sql.add(" where true").add(tag_conditions(filter, "p.id")).add(passage_conditions(filter));
}

void add_themes(Database& database, const Filter& filter, std::map<std::int64_t, SourceFindings>& findings) {
    Sql sql;
    sql.add("select distinct p.source, t.component, r.theme");
    sql.add(tags_under(filter,
                       " cross join hit h on h.passage = t.passage and h.component = t.component "
                       "cross join rule r on r.id = h.rule and r.weight > 0"));
    if (!filter.components.empty()) sql.add(" and t.component").add_list(filter.components);
    Statement read = prepare(database, sql.add(" order by 1, 2, 3"));
    while (read.next()) findings[read.integer(0)].themes.emplace_back(read.string(1), read.string(2));
}

}  // namespace

Result<Cooccurrence> count_pairs(const Store& store, const Filter& filter) {
    Database& database = StoreAccess::database(store);
    Cooccurrence found;
    Sql total;
    total.add("select count(distinct t.passage)").add(tags_under(filter));
    Statement all = prepare(database, total);
    if (all.next()) found.passages = all.integer(0);
    Sql sql;
    sql.add("select t.component, o.component, count(*)");
    sql.add(
        tags_under(filter, " cross join " + evidence_table(filter.evidence) + " o on o.passage = t.passage"));
    Statement read = prepare(database, sql.add(" group by 1, 2"));
    while (read.next()) found.pairs.push_back({read.string(0), read.string(1), read.integer(2)});
    return database.finish(std::move(found));
}

Result<std::vector<SourceFindings>> findings_by_source(const Store& store, const Filter& filter) {
    Database& database = StoreAccess::database(store);
    std::map<std::int64_t, SourceFindings> findings;
    add_themes(database, filter, findings);
    Sql sql;
    sql.add("select s.id, s.sha256, s.title, s.path, count(distinct t.passage)").add(tags_under(filter));
    if (!filter.components.empty()) sql.add(" and t.component").add_list(filter.components);
    Statement read = prepare(database, sql.add(" group by s.id"));
    while (read.next()) {
        SourceFindings& source = findings[read.integer(0)];
        source.source_id = read.string(1);
        source.title = read.text(2).empty() ? std::string(file_name(read.text(3))) : read.string(2);
        source.passages = read.integer(4);
    }
    std::vector<SourceFindings> sources;
    for (auto& [number, source] : findings) sources.push_back(std::move(source));
    return database.finish(std::move(sources));
}

}  // namespace evidex
