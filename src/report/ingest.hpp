#pragma once

#include <string>

#include "evidex/pipeline.hpp"
#include "report/table.hpp"

namespace evidex {

/// What an ingest did: a line of counts, then each failure with what to do, then copies.
std::string ingest_text(const IngestReport& report, const Look& look);
Table failures_table(const IngestReport& report);
Json to_json(const IngestReport& report);

}  // namespace evidex
