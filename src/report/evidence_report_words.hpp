#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/evidence_report.hpp"

namespace evidex {

// The sentences of an evidence report: the same in every format.

/// The most important things, a sentence each.
std::vector<std::string> summary_of(const EvidenceReport& report);

/// What is missing of a component, a sentence each: empty, thin, one-sided, one source, one voice, old, silent
/// voices, empty themes, not reviewed. Never empty: where no rule applies, it says so.
std::vector<std::string> gaps_of(const EvidenceReport& report, const ComponentReport& component);

/// "154 passages in 41 sources (30 interviews, 11 documents)".
std::string amount_text(const CoverageRow& row);

/// "32 meet, 101 fall short, 21 neutral".
std::string stance_text(const CoverageRow& row);

/// Where a quote comes from, but for its source: "Findings · p. 4 · YP03".
std::string spot_of(const Quote& quote);

/// A paragraph of the method statement under its heading.
struct MethodPart {
    std::string heading;
    std::string text;
};
std::vector<MethodPart> method_of(const EvidenceReport& report);

/// What the figures can and cannot say, a sentence or two each.
std::vector<std::string> limits_of(const EvidenceReport& report);

/// Whose word counts, in a line for the top of the page.
std::string basis_of(const EvidenceReport& report);

/// "What was seen how often" under the curve of new themes.
std::string saturation_text(const EvidenceReport& report);

/// "2026-11-23T…" as "23 November 2026"; "" as it is.
std::string date_text(std::string_view time);

/// The tiers in order of the codebook, each as a heading: "core" as "Core components".
std::string tier_heading(std::string_view tier);
std::vector<std::string> tiers_of(const EvidenceReport& report);

}  // namespace evidex
