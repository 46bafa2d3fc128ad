#pragma once

#include "evidex/document.hpp"
#include "report/table.hpp"

namespace evidex {

/// The blocks of a document as they were read: kind, speaker, where, words.
Table blocks_table(const Document& document);

/// What the file says of itself and what the reader warned of, for above the blocks.
std::string document_heading(const Document& document, const Look& look);

}  // namespace evidex
