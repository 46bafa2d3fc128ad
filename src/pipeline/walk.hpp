#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidex/result.hpp"

namespace evidex {

/// A file to ingest.
struct FoundFile {
    std::string path;         ///< Absolute, normalised.
    std::uint64_t bytes = 0;  ///< Size in bytes.
};

struct Walk {
    std::vector<FoundFile> files;                         ///< By path, each once.
    std::vector<std::string> skipped;                     ///< Files in folders that are clearly no documents.
    std::vector<std::string> folders;                     ///< The folders that were named, absolute.
    std::vector<std::pair<std::string, Error>> failures;  ///< Paths that do not exist or cannot be listed.
};

/// Finds the files under paths. A file that is named is always taken; in folders, hidden files, editors'
/// backup copies and kinds that are never documents (spreadsheets, pictures, sound, JSON, archives,
/// databases) are left out and listed. Links to folders are not followed.
Walk walk(const std::vector<std::string>& paths);

}  // namespace evidex
