#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/docx.hpp"
#include "evidex/store.hpp"

namespace evidex {

struct QuotesDocumentOptions {
    std::string title;
    std::string subtitle;
    std::string time;                     ///< UTC, ISO 8601; for the file's properties.
    std::vector<std::string> components;  ///< Ids; empty = all.
};

/// Quotes for a Word document: a table of how many there are, then component by component and stance by
/// stance the words, each with where it comes from.
DocxDocument quotes_document(const std::vector<Quote>& quotes, const Codebook& codebook,
                             const QuotesDocumentOptions& options);

}  // namespace evidex
