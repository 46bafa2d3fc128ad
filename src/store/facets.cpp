#include <algorithm>
#include <array>
#include <map>

#include "evidex/overview.hpp"
#include "store/access.hpp"
#include "store/passage_groups.hpp"
#include "store/time_limit.hpp"

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

/// What is counted of the passages of a query.
struct Traits {
    std::int64_t passages = 0;
    Counts components, stances, roles, kinds, years, sources;
};

/// Counts facets of one query under a time limit of its own.
class Counter {
public:
    Counter(Database& database, int limit_millis)
        : database_(database), sources_(database), limit_millis_(limit_millis) {}

    /// None if the time was over.
    Result<std::optional<Traits>> traits(const Query& query) {
        Traits traits;
        std::map<std::int64_t, std::int64_t> by_source;
        const bool counted = in_time([&] {
            each_group(database_, query, [&](const PassageGroup& group) {
                traits.passages += group.passages;
                by_source[group.source] += group.passages;
                if (!group.role.empty()) traits.roles[std::string(group.role)] += group.passages;
                add_tags(group, query.filter, traits);
            });
        });
        if (Status done = database_.finish(); counted && !done) return done.error();
        if (!counted) return std::optional<Traits>();
        for (const auto& [number, passages] : by_source) {
            const SourceTraits& source = sources_.of(number);
            traits.kinds[std::string(name_of(source.kind))] += passages;
            if (source.year) traits.years[std::to_string(*source.year)] += passages;
            traits.sources[source.path] += passages;
        }
        return std::optional<Traits>(std::move(traits));
    }

    /// Passages with and without a decision. Those without are the others: there may be very many. `all` =
    /// how many the query finds, if that is known.
    Result<std::optional<Counts>> decided(const Query& query, std::optional<std::int64_t> all) {
        const bool is_chosen = query.filter.decided.has_value();
        Query either = query;
        either.filter.decided.reset();
        if (is_chosen || !all) all = count(either);
        either.filter.decided = true;
        const std::optional<std::int64_t> with = count(either);
        if (Status done = database_.finish(); all && with && !done) return done.error();
        if (!all || !with) return std::optional<Counts>();
        return std::optional<Counts>(Counts{{"yes", *with}, {"no", *all - *with}});
    }

private:
    static void add_tags(const PassageGroup& group, const Filter& filter, Traits& traits) {
        std::array<bool, 3> stances{};
        const auto& named = filter.components;
        for (const GroupTag& tag : group.tags) {
            if (filter.stance && tag.stance != *filter.stance) continue;
            traits.components[std::string(tag.component)] += group.passages;
            if (!named.empty() && std::find(named.begin(), named.end(), tag.component) == named.end())
                continue;
            stances[static_cast<std::size_t>(tag.stance)] = true;
        }
        for (const Stance stance : {Stance::meets, Stance::falls_short, Stance::neutral}) {
            if (!stances[static_cast<std::size_t>(stance)]) continue;
            traits.stances[std::string(name_of(stance))] += group.passages;
        }
    }

    std::optional<std::int64_t> count(const Query& query) {
        std::int64_t passages = 0;
        const bool counted = in_time([&] {
            each_group(database_, query, [&](const PassageGroup& group) { passages += group.passages; });
        });
        return counted ? std::optional(passages) : std::nullopt;
    }

    template <class Work>
    bool in_time(Work work) {
        const TimeLimit limit(database_, limit_millis_);
        work();
        return !limit.expired();
    }

    Database& database_;
    SourceTraitsTable sources_;
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
        wider.filter.year_unknown = false;
    }
    return wider;
}

bool is_chosen(const Filter& filter, std::string_view facet) {
    if (facet == "role") return !filter.roles.empty();
    if (facet == "kind") return filter.kind.has_value();
    if (facet == "source") return !filter.source.empty();
    return filter.year_from.has_value() || filter.year_to.has_value() || filter.year_unknown;
}

/// A facet that counts as if nothing were chosen of its own.
struct OpenFacet {
    std::string_view name;
    Facet Facets::*facet;
    Counts Traits::*counts;
};
constexpr std::array<OpenFacet, 4> kOpenFacets{{{"role", &Facets::roles, &Traits::roles},
                                                {"kind", &Facets::kinds, &Traits::kinds},
                                                {"year", &Facets::years, &Traits::years},
                                                {"source", &Facets::sources, &Traits::sources}}};

Status add_open(Counter& counter, const Query& query, const std::optional<Traits>& all, Facets& facets) {
    for (const OpenFacet& open : kOpenFacets) {
        std::optional<Traits> traits = all;
        if (is_chosen(query.filter, open.name)) {
            Result<std::optional<Traits>> wider = counter.traits(without(query, open.name));
            if (!wider) return wider.error();
            traits = std::move(*wider);
        }
        if (!traits) continue;
        const Counts& counts = (*traits).*open.counts;
        facets.*open.facet = open.name == "year" ? in_order(counts) : most_first(counts);
    }
    if (facets.sources && facets.sources->size() > kMostSources) facets.sources->resize(kMostSources);
    return Done{};
}

}  // namespace

Result<Facets> count_facets(const Store& store, const Query& query, int limit_millis) {
    Counter counter(StoreAccess::database(store), limit_millis);
    const Result<std::optional<Traits>> traits = counter.traits(query);
    if (!traits) return traits.error();
    const Result<std::optional<Counts>> decided =
        counter.decided(query, *traits ? std::optional((*traits)->passages) : std::nullopt);
    if (!decided) return decided.error();
    Facets facets;
    if (*traits) {
        facets.components = most_first((*traits)->components);
        facets.stances = most_first((*traits)->stances);
    }
    if (*decided) facets.decided = most_first(**decided);
    if (Status done = add_open(counter, query, *traits, facets); !done) return done.error();
    return facets;
}

}  // namespace evidex
