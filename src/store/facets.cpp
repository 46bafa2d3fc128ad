#include <algorithm>
#include <map>

#include "evidex/overview.hpp"
#include "store/access.hpp"
#include "store/search.hpp"
#include "store/time_limit.hpp"
#include "store/words.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostSources = 100;

using Counts = std::map<std::string, std::int64_t>;

std::vector<FacetCount> most_first(const Counts& counts) {
    std::vector<FacetCount> values;
    for (const auto& [value, passages] : counts) values.push_back({value, passages});
    std::stable_sort(values.begin(), values.end(),
                     [](const FacetCount& a, const FacetCount& b) { return a.passages > b.passages; });
    return values;
}

std::vector<FacetCount> in_order(const Counts& counts) {
    std::vector<FacetCount> values;
    for (const auto& [value, passages] : counts) values.push_back({value, passages});
    return values;
}

/// Counts facets of one query under a time limit of its own.
class Counter {
public:
    Counter(Database& database, const Query& query, int limit_millis)
        : database_(database), query_(query), fts_(fts_query(query.words)), limit_millis_(limit_millis) {}

    /// Passages by role and source: roles, kinds, years and sources follow from them.
    struct Speech {
        Counts roles, kinds, years, sources;
    };
    Result<std::optional<Speech>> speech(const Query& query) {
        Sql sql;
        sql.add("select role, s.kind, s.year, s.path, passages from (select ").add(kRoleOf);
        sql.add(" as role, p.source as source, count(*) as passages");
        sql.add(matching_sql(query, fts_)).add(" group by 1, 2) join source s on s.id = source");
        Speech speech;
        return run(sql, std::move(speech), [](Speech& counts, const Statement& read) {
            const std::int64_t passages = read.integer(4);
            if (!read.is_null(0)) counts.roles[read.string(0)] += passages;
            counts.kinds[read.string(1)] += passages;
            if (!read.is_null(2)) counts.years[read.string(2)] += passages;
            counts.sources[read.string(3)] += passages;
        });
    }

    /// Passages by what a column of their tags says.
    Result<std::optional<Counts>> tags(const std::string& column) {
        const Filter& filter = query_.filter;
        Sql sql;
        sql.add("select t." + column + ", count(distinct t.passage) from (select p.id as id");
        sql.add(matching_sql(query_, fts_)).add(") m join " + evidence_table(filter.evidence));
        sql.add(" t on t.passage = m.id where true");
        if (filter.stance) sql.add(" and t.stance = ?", std::string(name_of(*filter.stance)));
        if (column == "stance" && !filter.components.empty()) {
            sql.add(" and t.component").add_list(filter.components);
        }
        return counts(sql.add(" group by 1"));
    }

    Result<std::optional<Counts>> decided() {
        Query one = query_;
        Sql sql;
        for (const bool decided : {true, false}) {
            one.filter.decided = decided;
            sql.add(decided ? "select 'yes', count(*)" : " union all select 'no', count(*)");
            sql.add(matching_sql(one, fts_));
        }
        return counts(sql);
    }

private:
    Result<std::optional<Counts>> counts(const Sql& sql) {
        return run(sql, Counts{},
                   [](Counts& all, const Statement& read) { all[read.string(0)] += read.integer(1); });
    }

    /// None if the time was over.
    template <class Value, class Use>
    Result<std::optional<Value>> run(const Sql& sql, Value value, Use use) {
        const TimeLimit limit(database_, limit_millis_);
        Statement read = prepare(database_, sql);
        while (read.next()) use(value, read);
        const Status done = database_.finish();
        if (limit.expired()) return std::optional<Value>();
        if (!done) return done.error();
        return std::optional<Value>(std::move(value));
    }

    Database& database_;
    const Query& query_;
    std::string fts_;
    int limit_millis_;
};

/// The query without one of its choices; the same query if nothing was chosen.
Query without(const Query& query, std::string_view facet) {
    Query wider = query;
    if (facet == "role") wider.filter.roles.clear();
    if (facet == "kind") wider.filter.kind.reset();
    if (facet == "source") wider.filter.source.clear();
    if (facet == "year") {
        wider.filter.year_from.reset();
        wider.filter.year_to.reset();
    }
    return wider;
}

bool is_chosen(const Filter& filter, std::string_view facet) {
    if (facet == "role") return !filter.roles.empty();
    if (facet == "kind") return filter.kind.has_value();
    if (facet == "source") return !filter.source.empty();
    return filter.year_from.has_value() || filter.year_to.has_value();
}

Status add_speech(Counter& counter, const Query& query, Facets& facets) {
    const Result<std::optional<Counter::Speech>> all = counter.speech(query);
    if (!all) return all.error();
    const auto counts = [&](std::string_view facet,
                            Counts Counter::Speech::*member) -> Result<std::optional<Counts>> {
        if (!is_chosen(query.filter, facet)) {
            return *all ? std::optional<Counts>((**all).*member) : std::optional<Counts>();
        }
        const Result<std::optional<Counter::Speech>> wider = counter.speech(without(query, facet));
        if (!wider) return wider.error();
        return *wider ? std::optional<Counts>((**wider).*member) : std::optional<Counts>();
    };
    const Result<std::optional<Counts>> roles = counts("role", &Counter::Speech::roles);
    if (!roles) return roles.error();
    const Result<std::optional<Counts>> kinds = counts("kind", &Counter::Speech::kinds);
    if (!kinds) return kinds.error();
    const Result<std::optional<Counts>> years = counts("year", &Counter::Speech::years);
    if (!years) return years.error();
    const Result<std::optional<Counts>> sources = counts("source", &Counter::Speech::sources);
    if (!sources) return sources.error();
    if (*roles) facets.roles = most_first(**roles);
    if (*kinds) facets.kinds = most_first(**kinds);
    if (*years) facets.years = in_order(**years);
    if (*sources) {
        facets.sources = most_first(**sources);
        if (facets.sources->size() > kMostSources) facets.sources->resize(kMostSources);
    }
    return Done{};
}

Status set(Facet& facet, const Result<std::optional<Counts>>& counted) {
    if (!counted) return counted.error();
    if (*counted) facet = most_first(**counted);
    return Done{};
}

}  // namespace

Result<Facets> count_facets(const Store& store, const Query& query, int limit_millis) {
    Counter counter(StoreAccess::database(store), query, limit_millis);
    Facets facets;
    Status done = set(facets.components, counter.tags("component"));
    if (done) done = set(facets.stances, counter.tags("stance"));
    if (done) done = set(facets.decided, counter.decided());
    if (done) done = add_speech(counter, query, facets);
    if (!done) return done.error();
    return facets;
}

}  // namespace evidex
