#pragma once

#include <string>

#include "evidex/pipeline.hpp"

namespace evidex {

/// Digest of what shapes an analysis besides the bytes of its source: a source is read again when it changes.
/// `source_path` is left out. Begins with "pseudonymised " if pseudonyms are put in.
std::string settings_digest(const AnalyseOptions& options);

/// Reads a source, foreign formats in a child process, and puts in the pseudonyms.
Result<Document> read_safely(const Source& source, const AnalyseOptions& options);

}  // namespace evidex
