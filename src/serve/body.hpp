#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "serve/json.hpp"

namespace evidex {

// Reading the JSON of a request: each fails with the name of what is missing or wrong.

Result<std::string> text_in(const Json& json, const char* name);
/// Empty if it is missing or null.
Result<std::string> optional_text_in(const Json& json, const char* name);
Result<std::int64_t> number_in(const Json& json, const char* name);
Result<bool> flag_in(const Json& json, const char* name);
/// An array with at least one element and at most `most`.
Result<const Json*> list_in(const Json& json, const char* name, std::size_t most);
/// A stance, or none if it is missing or empty.
Result<std::optional<Stance>> stance_in(const Json& json);
/// A component's id in the codebook.
Result<std::string> component_in(const Json& json, const char* name, const Codebook& codebook);

}  // namespace evidex
