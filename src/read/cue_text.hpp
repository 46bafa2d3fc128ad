#pragma once

#include <string>
#include <string_view>

namespace evidex {

/// The words of a cue's line, and the voice that it names.
struct CueText {
    std::string voice;  ///< Of `<v Name>`; empty = none.
    std::string words;  ///< Without tags and entities.
};

/// `<v.loud Ike>It took a <i>year</i>.</v>` → "Ike", "It took a year." An angle bracket that opens no tag
/// is kept.
CueText cue_text(std::string_view line);

}  // namespace evidex
