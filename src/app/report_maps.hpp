#pragma once

#include "evidex/codebook.hpp"
#include "evidex/store.hpp"
#include "report/evidence_report.hpp"

namespace evidex {

/// The base that a report asks, and what the report is about.
struct ReportBase {
    const Store& store;
    const Codebook& codebook;
    const Filter& filter;
    std::int64_t passages = 0;  ///< Looked at.
};

/// The group of coverage by role for what nobody says.
inline constexpr std::string_view kNotSpeech = "not speech";

/// Components by voice: roles with something to read, most first, what is written, and the roles that the
/// codebook knows but of whom nothing was read.
Result<HeatMap> map_by_voice(const ReportBase& base, const Coverage& by_role);

/// Components by year of the source, years joined to at most ten columns; no columns if no year is known.
Result<HeatMap> map_by_year(const ReportBase& base, const Coverage& by_year);

/// The year that a group of coverage by year stands for; 0 = unknown.
int year_of(const CoverageRow& row);

}  // namespace evidex
