#pragma once

#include <string>
#include <vector>

#include "evidex/document.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// Words that somebody says, as a project's cases tell it.
struct SpokenTurn {
    Span span;
    std::string speaker;
};

/// Reads a text that came with a project. Headings, paragraphs and turns are found as in any file, but the
/// text itself stays as it is, so that the places of codings stay what they are; only where that is not
/// possible (it is not NFC, or holds what no canonical text may) is it set anew. Turns that are told go
/// before those found.
Result<Document> read_project_text(const Source& source, const std::vector<SpokenTurn>& turns);

}  // namespace evidex
