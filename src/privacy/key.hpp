#pragma once

#include <string>
#include <string_view>

#include "evidex/pseudonym.hpp"

namespace evidex {

/// As words are compared: small letters, one blank between words, straight apostrophes, no possessive.
std::string plain_words(std::string_view words);
bool same_words(std::string_view a, std::string_view b);

/// The next free pseudonym of a series: "[School A]" … "[School Z]", "[School AA]".
std::string next_pseudonym(const PseudonymKey& key, std::string_view series);

/// What stands for a kind: a series ("School"), or one pseudonym for all ("[phone number]").
std::string pseudonym_for(const PseudonymKey& key, IdentifierKind kind);

/// Gives a pseudonym to the lines that have none: people who added a line by hand need not think of one.
PseudonymKey with_pseudonyms(PseudonymKey key);

}  // namespace evidex
