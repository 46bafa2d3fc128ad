#pragma once

#include "evidex/store.hpp"
#include "serve/json.hpp"

namespace evidex {

/// A source with what to do about its problems; for a blind coder without the number of its tagged passages.
Json source_json(const SourceRow& source, bool blind);

}  // namespace evidex
