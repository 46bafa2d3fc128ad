#pragma once

#include <string>
#include <vector>

#include "evidex/document.hpp"
#include "evidex/passage.hpp"
#include "evidex/tag.hpp"

namespace evidex {

/// Everything evidex makes of one source: the unit of the pipeline and of a transaction.
struct Analysis {
    std::string source_id;  ///< SHA-256 of the source's bytes.
    std::string path;       ///< As the user named it, made absolute.
    std::string
        settings;  ///< Digest of everything but the bytes that shaped it: reader, roles, segmentation.
    Document document;
    std::vector<Passage> passages;
    std::vector<std::vector<Tag>> tags;  ///< One list per passage; spans relative to the passage.
};

}  // namespace evidex
