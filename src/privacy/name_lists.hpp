#pragma once

#include <string_view>

namespace evidex {

/// Whether a word in small letters is a first name that is common in Britain or Ireland; some are English
/// words as well ("hope").
bool is_first_name(std::string_view word);

/// Whether a word in small letters is written with a capital without giving anybody away: days, months,
/// languages, faiths, feasts, medicines, firms that everybody knows.
bool is_harmless_name(std::string_view word);

/// Words that say what kind of school, service or place it is, but not which: "primary", "crisis", "day".
bool is_generic_name(std::string_view word);

}  // namespace evidex
