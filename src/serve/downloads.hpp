#pragma once

#include <string>
#include <vector>

#include "evidex/store.hpp"
#include "serve/http.hpp"

namespace evidex {

/// Quotes as a file to keep: csv, json, md as `evidex quotes` prints them, or docx for Word.
Result<HttpResponse> quotes_download(const std::vector<Quote>& quotes, const Codebook& codebook,
                                     const std::string& format);

}  // namespace evidex
