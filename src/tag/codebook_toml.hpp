#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "tag/codebook_findings.hpp"

namespace evidex {

/// What codebook.toml says: the settings and the components.
struct Frame {
    CodebookSettings settings;
    std::vector<Component> components;
    std::vector<std::string> roles;  ///< Role ids that may be named: the usual ones and the file's own.
};

/// Reads codebook.toml. Mistakes become findings; a file that is no TOML gives an empty frame.
Frame read_frame(const std::string& bytes, const std::string& file, Findings& findings);

}  // namespace evidex
