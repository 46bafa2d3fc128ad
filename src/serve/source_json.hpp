#pragma once

#include "evidex/store.hpp"
#include "serve/json.hpp"

namespace evidex {

/// A source with what to do about its problems.
Json source_json(const SourceRow& source);

}  // namespace evidex
