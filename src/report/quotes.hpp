#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/store.hpp"
#include "report/table.hpp"

namespace evidex {

/// Where a quote comes from: "Title (2021), p. 4 · YP03 (young person)".
std::string place_of(const Quote& quote);

/// Quotes for reading: the words, where they come from, what they are tagged with. `first` numbers the first.
std::string quote_cards(const std::vector<Quote>& quotes, const Codebook& codebook, const Look& look,
                        int first = 1);
/// The same as Markdown block quotes.
std::string quotes_markdown(const std::vector<Quote>& quotes, const Codebook& codebook);
/// One row a quote, tags as `component:stance`.
Table quotes_table(const std::vector<Quote>& quotes);
/// Everything known of a quote.
Json to_json(const Quote& quote);
Json to_json(const std::vector<Quote>& quotes);

std::string render(const std::vector<Quote>& quotes, const Codebook& codebook, OutputFormat format,
                   const Look& look);

}  // namespace evidex
