#pragma once

#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/project.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// Which component stands for each code of a foreign project.
struct CodeMap {
    std::vector<std::string> components;  ///< By place of the code; "" = none.
    std::vector<std::size_t> unmatched;   ///< Codes without one that nobody left out on purpose; no folders.
};

/// Finds components by the code's name: the component's id or label, in any case. `table` is a CSV with the
/// columns code and component, which goes before; a code is named as it is or with the codes above it
/// ("Access > Waiting"), an empty component leaves it out. Errors name file and line.
Result<CodeMap> map_codes(const Project& project, const Codebook& codebook, const std::string& table);

/// "Access > Waiting": a code with those above it.
std::string full_code_name(const Project& project, std::size_t code);

}  // namespace evidex
