#pragma once

#include "evidex/pipeline.hpp"

namespace evidex {

/// Cuts and tags a document that was read already. `source` names it; its bytes are not looked at.
Analysis analyse_document(Document document, const Source& source, const Tagger& tagger,
                          const AnalyseOptions& options);

}  // namespace evidex
