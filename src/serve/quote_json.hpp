#pragma once

#include "evidex/store.hpp"
#include "serve/json.hpp"

namespace evidex {

/// A quote as `evidex quotes --format json` prints it, with runs, place and citation for pages.
Result<Json> quote_json(const Store& store, const Quote& quote);
Result<Json> quotes_json(const Store& store, const std::vector<Quote>& quotes);

/// The words in quotation marks and where they come from, for copying into a text.
std::string citation_of(const Quote& quote);

}  // namespace evidex
