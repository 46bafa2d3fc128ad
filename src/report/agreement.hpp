#pragma once

#include <string>
#include <utility>
#include <vector>

#include "evidex/agreement_report.hpp"
#include "evidex/sample.hpp"
#include "report/table.hpp"

namespace evidex {

/// A report on agreement, and what samples say of the evidence that the engine missed.
struct ShownAgreement {
    AgreementReport report;
    std::vector<std::pair<Sample, std::vector<MissedEvidence>>> samples;
    int digits = 2;  ///< Decimals of the measures.
};

/// "0.74", or "n/a (no coder ever used it)".
std::string measure_text(const Measure& measure, int digits = 2);

/// One row a component: what the figures rest on, kappa (or alpha, for more than two coders) with its
/// interval, and beside it the measures that must not stand alone.
Table agreement_table(const std::vector<AgreementRow>& rows, const Codebook& codebook, int digits);
/// How much was read blind or after seeing suggestions, by source and coder.
Table work_table(const std::vector<CoderWork>& work);
/// How much evidence the engine finds and misses, by component.
Table missed_table(const std::vector<MissedEvidence>& missed, const Codebook& codebook, int digits);

/// Everything for people, each part with its heading and what it rests on.
std::string agreement_text(const ShownAgreement& shown, const Codebook& codebook, OutputFormat format,
                           const Look& look);
/// One row a component and part ("blind", "assisted", "engine"), all measures.
Table agreement_rows(const AgreementReport& report);
/// Everything; measures are null where they are undefined, with the reason beside them.
Json to_json(const ShownAgreement& shown);

}  // namespace evidex
