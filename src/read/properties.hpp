#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evidex {

/// The first year 1900–2099 that stands alone in a text.
std::optional<int> year_in(std::string_view text);

/// A title as file properties give it, or nothing if a program filled it in ("Microsoft Word - x.doc",
/// "Untitled", a file name).
std::string useful_title(std::string_view title);

/// The people in an author property, split at `;`; names of programs and default users are dropped.
std::vector<std::string> useful_authors(std::string_view authors);

/// The DOI in a text such as `doi:10.1000/x` or `https://doi.org/10.1000/x`; empty if there is none.
std::string doi_in(std::string_view text);

}  // namespace evidex
