#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/evidence_report.hpp"

namespace evidex {

// The sentences of an evidence report: the same in every format.

/// How to handle the report, for its head.
inline constexpr std::string_view kCareText =
    "Holds words of people who were interviewed. Text without names is still personal data: pass it on only "
    "as "
    "they agreed to.";
/// How to read the tables of components by voice and year.
inline constexpr std::string_view kMapKey =
    "0 means that passages were read and nothing was found, – that there was nothing to read. One passage "
    "may "
    "count in several rows: do not add them up.";

/// The date of the base and what restricts the report, in a line.
std::string state_of(const EvidenceReport& report);

/// The most important things, a sentence each.
std::vector<std::string> summary_of(const EvidenceReport& report);

/// What is missing of a component, a sentence each: empty, thin, one-sided, one source, one voice, old,
/// silent voices, empty themes, not reviewed. Never empty: where no rule applies, it says so.
std::vector<std::string> gaps_of(const EvidenceReport& report, const ComponentReport& component);

/// "154 passages in 41 sources (30 interviews, 11 documents)".
std::string amount_text(const CoverageRow& row);

/// "32 meet, 101 fall short, 21 neutral".
std::string stance_text(const CoverageRow& row);

/// A name with its passages.
struct Tally {
    std::string name;
    std::int64_t passages = 0;
};
/// Most first.
std::vector<Tally> voices_of(const ComponentReport& component);
std::vector<Tally> themes_of(const ComponentReport& component);
/// "young person 15, parent 3".
std::string tallies_text(const std::vector<Tally>& tallies);

/// A voice for people: "young person", "in writing", "role unknown".
std::string voice_label(std::string_view voice);

/// "Title (2020)", or the file's name.
std::string title_of(const Quote& quote);

/// Where a quote comes from, but for its source: "Findings · p. 4 · YP03".
std::string spot_of(const Quote& quote);

/// A paragraph of the method statement under its heading.
struct MethodPart {
    std::string heading;
    std::string text;
};
std::vector<MethodPart> method_of(const EvidenceReport& report);

/// The figures of components that two coders or more rated, as text; no rows if there are none.
struct AgreementTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};
AgreementTable agreement_table(const EvidenceReport& report);

/// What the figures can and cannot say, a sentence or two each.
std::vector<std::string> limits_of(const EvidenceReport& report);

/// Whose word counts, in a line for the top of the page.
std::string basis_of(const EvidenceReport& report);

/// What the list of sources leaves out.
std::string more_sources_text(const EvidenceReport& report);

/// What the curve of new themes shows.
std::string saturation_text(const EvidenceReport& report);

/// "2026-11-23T…" as "23 November 2026"; "" as it is.
std::string date_text(std::string_view time);

/// The tiers in order of the codebook, each as a heading: "core" as "Core components".
std::string tier_heading(std::string_view tier);
std::vector<std::string> tiers_of(const EvidenceReport& report);

}  // namespace evidex
