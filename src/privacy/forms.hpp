#pragma once

#include <string_view>
#include <vector>

#include "evidex/pseudonym.hpp"

namespace evidex {

/// Identifiers that are known by their form: e-mail addresses, telephone numbers of 10 digits and more, NHS
/// numbers, postcodes of the United Kingdom, dates beside a word of birth. By position, without overlaps.
std::vector<Identifier> find_forms(std::string_view text);

/// Whether ten digits end in the check digit of an NHS number (modulus 11, NHS Data Dictionary "NHS NUMBER").
bool is_nhs_number(std::string_view digits);

}  // namespace evidex
