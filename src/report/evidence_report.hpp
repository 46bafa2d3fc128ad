#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/agreement.hpp"
#include "evidex/codebook.hpp"
#include "evidex/overview.hpp"
#include "evidex/store.hpp"

namespace evidex {

/// A column of a heat map: some of the passages looked at.
struct HeatColumn {
    std::string id;             ///< Role id, or the years; for data.
    std::string label;          ///< For people.
    std::int64_t readable = 0;  ///< Passages that could have held evidence; 0 = nothing to read.
};

/// Passages with evidence, component by component in the report's order.
struct HeatMap {
    std::string title;
    std::vector<HeatColumn> columns;
    std::vector<std::vector<std::int64_t>> cells;
};

/// A theme of a component with the passages that its rows speak for.
struct ThemeCount {
    std::string label;
    std::int64_t passages = 0;
};

/// A quote that was chosen to stand for others.
struct ChosenQuote {
    Quote quote;
    Stance stance = Stance::neutral;
    std::size_t source = 0;  ///< Number in the list of sources; 0 = not in it.
};

struct ComponentReport {
    Component component;
    CoverageRow coverage;
    std::vector<ThemeCount> themes;
    std::int64_t in_writing = 0;  ///< Passages that nobody speaks.
    std::int64_t decided = 0;     ///< Passages of these on which a coder has decided.
    std::int64_t largest = 0;     ///< Passages of the source that has most.
    std::string largest_source;   ///< Its title.
    std::optional<int> newest;    ///< Year of the newest source with evidence.
    std::vector<ChosenQuote> quotes;
    std::optional<Agreement> agreement;  ///< Of coders who rated the same passages blind.
};

struct ReportSource {
    std::string id;     ///< SHA-256 of its bytes.
    std::string title;  ///< Or the file's name, never its folder.
    std::string format;
    SourceKind kind = SourceKind::document;
    std::optional<int> year;
    std::int64_t passages = 0;
    std::int64_t found = 0;  ///< Passages with evidence.
};

/// What was read with what: for a methods section.
struct ReportMethod {
    std::string version;  ///< Of evidex.
    std::string chosen;   ///< What restricts the report, as options; empty = the whole base.
    std::string codebook_name, codebook_version, codebook_digest;
    std::int64_t terms = 0, rules = 0, modifiers = 0;  ///< Rows in use.
    std::string base_digest;            ///< SHA-256 over the digests of the sources, one a line, sorted.
    std::string first_run, last_run;    ///< UTC, ISO 8601.
    std::int64_t stale = 0;             ///< Sources tagged with another version of the codebook.
    std::vector<std::string> failures;  ///< Files that could not be read, by name.
    std::int64_t decisions = 0, coders = 0, unresolved = 0;
    int quotes = 8;  ///< Most quotes of a component.
};

/// Everything that a report on an evidence base says, as values. Made by `evidex report`; every number is one
/// that coverage or quotes gives under the same filter.
struct EvidenceReport {
    std::string title;
    Evidence evidence = Evidence::suggested;
    std::int64_t passages = 0;                   ///< Looked at.
    std::int64_t found = 0;                      ///< With evidence of at least one component.
    std::int64_t interviews = 0, documents = 0;  ///< Sources looked at.
    std::optional<int> newest;                   ///< Year of the newest of them.
    std::vector<ComponentReport> components;
    HeatMap roles, years;
    std::vector<SaturationPoint> saturation;  ///< Empty where there is too little for a curve.
    std::vector<ReportSource> sources;
    std::size_t more_sources = 0;  ///< Left out of the list because it would be too long.
    ReportMethod method;
};

/// One self-contained page: no script, nothing to load. Equal reports give equal bytes.
std::string evidence_report_html(const EvidenceReport& report);

}  // namespace evidex
