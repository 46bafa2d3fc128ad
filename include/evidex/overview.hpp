#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evidex/store.hpp"

namespace evidex {

/// A value that passages can be chosen by, and how many have it.
struct FacetCount {
    std::string value;
    std::int64_t passages = 0;
};
/// Most first, years by year; unset if there was no time to count.
using Facet = std::optional<std::vector<FacetCount>>;

/// What the passages of a query have. Roles, kinds, years and sources count as if nothing were chosen of
/// their own, because choosing another one widens the query; components and stances count what is left.
struct Facets {
    Facet components, stances, roles, kinds, years, sources, decided;
};

/// Counts facets of a query, its limit and offset left aside. Each group of facets that takes more than
/// `limit_millis` milliseconds is given up. At most 100 sources.
Result<Facets> count_facets(const Store& store, const Query& query, int limit_millis = 400);

/// Passages of a component in a year.
struct YearCount {
    std::string component;
    int year = 0;
    std::int64_t passages = 0;
};
/// What coverage by year counts, without the years that are unknown, and in a third of its time.
Result<std::vector<YearCount>> count_years(const Store& store, const Filter& filter);

/// How often two components are in the same passage.
struct ComponentPair {
    std::string a;
    std::string b;  ///< May be `a`: then all its passages.
    std::int64_t passages = 0;
};
struct Cooccurrence {
    std::int64_t passages = 0;         ///< Tagged ones under the filter.
    std::vector<ComponentPair> pairs;  ///< Both orders of each pair that occurs.
};
Result<Cooccurrence> count_pairs(const Store& store, const Filter& filter);

/// What a source speaks about.
struct SourceFindings {
    std::string source_id;
    std::string title;                                        ///< Or the file's name.
    std::int64_t passages = 0;                                ///< Tagged ones.
    std::vector<std::pair<std::string, std::string>> themes;  ///< (component, theme), each once.
};
/// Sources with evidence under the filter, in the order in which they came into the base.
Result<std::vector<SourceFindings>> findings_by_source(const Store& store, const Filter& filter);

/// After so many sources: what was new.
struct SaturationPoint {
    std::size_t sources = 0;
    std::size_t source = 0;  ///< Index of the source just added.
    std::size_t seen = 0;    ///< Different themes so far.
    std::size_t fresh = 0;   ///< Those that this source was the first to bring.
    double mean = 0;  ///< Expected in random order: Σ over themes of 1 - C(N - k, n) / C(N, n), for k of
                      ///< N sources with the theme (the sample-based rarefaction curve; Colwell 2004).
    double low = 0, high = 0;  ///< 2.5th and 97.5th percentile of random orders.
};
/// The curve of new themes per added source, with the band of 200 random orders (same seed every time).
std::vector<SaturationPoint> saturation_curve(const std::vector<SourceFindings>& sources);

}  // namespace evidex
