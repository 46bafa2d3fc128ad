#pragma once

#include "evidex/result.hpp"
#include "serve/guard.hpp"
#include "serve/http.hpp"

namespace evidex {

/// The HTTP status for an Error: 400 usage, 404 not found, 409 busy …
int status_for(ErrorCode code);

/// application/problem+json with title, detail, advice and status.
HttpResponse problem(const Error& error);
HttpResponse problem(const Refusal& refusal);

}  // namespace evidex
