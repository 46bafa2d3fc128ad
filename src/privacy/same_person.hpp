#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidex/pseudonym.hpp"
#include "privacy/name_words.hpp"

namespace evidex {

/// The words of a name that tell whose it is: without "Mrs", "Dr".
std::vector<NameWord> telling_words(std::string_view name);

/// The pseudonym of the one person whose name has all these words, or of whose name these have all words.
/// Empty if there is none or more than one: two Sarahs are for a person to tell apart.
std::string pseudonym_of_same_person(const PseudonymKey& key, std::string_view words);

}  // namespace evidex
