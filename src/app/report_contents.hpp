#pragma once

#include <string>

#include "app/session.hpp"
#include "report/evidence_report.hpp"

namespace evidex {

struct ReportOptions {
    std::string title;
    std::string chosen;  ///< The filter as it was typed; for the method statement.
    int quotes = 8;      ///< Most quotes of a component.
};

/// Asks the base for everything that a report on the passages under `filter` says. It asks coverage and
/// quotes under the same filter as those commands do.
Result<EvidenceReport> report_contents(const Session& session, const Codebook& codebook, const Filter& filter,
                                       const ReportOptions& options);

}  // namespace evidex
