#pragma once

#include <string>

#include "evidex/docx.hpp"
#include "report/evidence_report.hpp"

namespace evidex {

/// The report as a Word document: the sentences, tables and quotes of the page, without its charts.
DocxDocument evidence_report_document(const EvidenceReport& report);

/// A document as Markdown (CommonMark with pipe tables). Signs that Markdown or HTML would take for mark-up
/// are escaped.
std::string markdown_of(const DocxDocument& document);

}  // namespace evidex
