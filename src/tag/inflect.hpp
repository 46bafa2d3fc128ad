#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evidex {

/// The word itself and its regular forms: -s, -es, -ed, -d, -ing, y to ies and ied, a doubled consonant in
/// short words ("planned"). Words under four letters and function words have no other form; irregular forms
/// are listed in sets. `word` is folded and has no wildcard.
std::vector<std::string> forms_of(std::string_view word);

}  // namespace evidex
