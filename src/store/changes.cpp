#include <map>

#include "store/overview.hpp"

namespace evidex {
namespace {

/// What happened to each source after a run: the first thing if it came in that time, else the last.
void read_source_changes(Database& database, std::int64_t since, Changes& changes) {
    Statement read = database.prepare(
        "select c.source, c.what from source_change c join source s on s.id = c.source where c.run > ? "
        "order by s.path, c.run");
    read.with(since);
    std::vector<std::pair<std::int64_t, std::string>> last;
    while (read.next()) {
        const std::int64_t source = read.integer(0);
        if (last.empty() || last.back().first != source) {
            last.emplace_back(source, read.string(1));
        } else if (last.back().second != "added") {
            last.back().second = read.string(1);
        }
    }
    std::map<std::int64_t, SourceRow> rows = read_source_rows(database);
    for (const auto& [source, what] : last) {
        SourceRow& row = rows[source];
        std::vector<SourceRow>& list = row.status == "failed" ? changes.failed
                                       : row.status == "gone" ? changes.gone
                                       : what == "added"      ? changes.added
                                                              : changes.changed;
        list.push_back(std::move(row));
    }
}

std::vector<ComponentChange> read_component_changes(Database& database, std::int64_t since,
                                                    std::int64_t until) {
    std::vector<ComponentChange> list;
    Statement read = database.prepare(
        "select c.id, coalesce(sum(case when t.run > ?1 then t.gained end), 0), "
        "coalesce(sum(case when t.run > ?1 then t.lost end), 0), "
        "coalesce(sum(case when t.run > ?1 then t.stance end), 0), coalesce(sum(t.gained - t.lost), 0) "
        "from (select id, position from component where position > 0 union all "
        "      select distinct component, 1e9 from tag_change where component not in "
        "      (select id from component where position > 0)) c "
        "left join tag_change t on t.component = c.id and t.run <= ?2 "
        "group by c.id having max(c.position) < 1e9 or max(t.run) > ?1 order by max(c.position), c.id");
    read.with(since, until);
    while (read.next()) {
        list.push_back({read.string(0), read.integer(1), read.integer(2), read.integer(3), read.integer(4)});
    }
    return list;
}

}  // namespace

Result<Changes> read_changes(Database& database, std::int64_t since_run) {
    Changes changes;
    Result<std::vector<Run>> runs = read_runs(database);
    if (!runs) return runs.error();
    if (runs->empty())
        return make_error(ErrorCode::not_found, "nothing was ever ingested into this evidence base");
    changes.run = runs->back();
    if (since_run < 0 || since_run > changes.run.id) {
        return make_error(ErrorCode::not_found,
                          "there is no run " + std::to_string(since_run) + " in this evidence base",
                          "the last one is run " + std::to_string(changes.run.id));
    }
    read_source_changes(database, since_run, changes);
    changes.components = read_component_changes(database, since_run, changes.run.id);
    return database.finish(std::move(changes));
}

}  // namespace evidex
