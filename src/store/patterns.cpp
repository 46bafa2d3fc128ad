#include <algorithm>
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

/// The themes of the rows that speak for something, by row. There are many more hits than rows: what a row is
/// about is looked up here, and nothing is sorted by the database.
class RowThemes {
public:
    explicit RowThemes(Database& database) {
        Statement read =
            database.prepare("select id, component, theme from rule where weight > 0 order by id");
        while (read.next()) {
            const auto theme = numbers_.try_emplace({read.string(1), read.string(2)}, numbers_.size()).first;
            rows_.emplace_back(read.string(0), theme->second);
        }
    }
    [[nodiscard]] std::size_t themes() const { return numbers_.size(); }
    /// The number of its theme; `themes()` for a row that speaks for nothing.
    [[nodiscard]] std::size_t theme_of(std::string_view row) const {
        const auto found = std::lower_bound(rows_.begin(), rows_.end(), row,
                                            [](const auto& known, auto id) { return known.first < id; });
        return found != rows_.end() && found->first == row ? found->second : themes();
    }
    /// (component, theme) of those marked, in order.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> names(const std::vector<bool>& met) const {
        std::vector<std::pair<std::string, std::string>> names;
        for (const auto& [name, number] : numbers_) {
            if (met[number]) names.push_back(name);
        }
        return names;
    }

private:
    std::map<std::pair<std::string, std::string>, std::size_t> numbers_;
    std::vector<std::pair<std::string, std::size_t>> rows_;
};

void add_themes(Database& database, const Filter& filter, std::map<std::int64_t, SourceFindings>& findings) {
    const RowThemes rows(database);
    Sql sql;
    sql.add("select p.source, h.rule");
    sql.add(tags_under(filter, " cross join hit h on h.passage = t.passage and h.component = t.component "));
    if (!filter.components.empty()) sql.add(" and t.component").add_list(filter.components);
    std::map<std::int64_t, std::vector<bool>> met;
    auto own = met.end();
    Statement read = prepare(database, sql);
    while (read.next()) {
        const std::int64_t source = read.integer(0);
        if (own == met.end() || own->first != source) {
            own = met.try_emplace(source, rows.themes() + 1).first;
        }
        own->second[rows.theme_of(read.text(1))] = true;
    }
    for (const auto& [source, themes] : met) findings[source].themes = rows.names(themes);
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
    sources.reserve(findings.size());
    for (auto& [number, source] : findings) sources.push_back(std::move(source));
    return database.finish(std::move(sources));
}

}  // namespace evidex
