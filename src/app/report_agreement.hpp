#pragma once

#include "evidex/ledger.hpp"
#include "report/evidence_report.hpp"

namespace evidex {

/// Sets the agreement of those components that two coders or more have rated blind in the same passages under
/// `filter`. What they decided after seeing suggestions or each other does not count.
Status add_agreement(const Ledger& ledger, const Filter& filter, std::vector<ComponentReport>& components);

}  // namespace evidex
