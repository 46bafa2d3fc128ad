#pragma once

#include <pugixml.hpp>

#include <string_view>

namespace evidex {

// Numbers of references hang on words: "care<xref>12</xref>". Left in, they would be read as part of the word
// or open the next sentence; they are no words of the author, so that they are left out where they hang.

/// A reference mark that is a number ("12"), not words of the sentence ("Smith 2010").
bool is_citation_number(pugi::xml_node node);

/// `<sup>` with nothing but such numbers.
bool is_raised_citation(pugi::xml_node node);

/// The last mark of a row of them: `12`, `13`–`15`.
pugi::xml_node last_of_citation(pugi::xml_node mark);

/// Whether a number put behind `text` would hang on its last word. Inside brackets ("[12, 13]") and behind a
/// blank it stands by itself.
bool hangs_on_word(std::string_view text);

}  // namespace evidex
