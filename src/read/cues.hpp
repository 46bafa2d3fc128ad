#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/document.hpp"

namespace evidex {

/// One caption: when it is shown, by whom it is said if the format says so, and its lines without mark-up.
struct Cue {
    std::int64_t begin = -1;  ///< Milliseconds; -1 = the timing line was broken.
    std::int64_t end = -1;
    int line = 0;            ///< Physical line of its first words.
    bool is_broken = false;  ///< Its timing line could not be read.
    std::vector<std::string> lines;
    std::vector<std::string> voices;  ///< One a line; empty = the line names none.
};

struct CueFile {
    std::vector<Cue> cues;
    std::vector<Warning> warnings;
};

/// Reads WebVTT and SubRip alike, as a state machine: a line is an id only if a timing line follows;
/// everything else between a timing line and the next blank line is words, whatever it looks like. Notes,
/// styles, regions and the header are skipped. Broken times keep their words.
CueFile parse_cues(std::string_view text);

/// Removes lines that roll-up captions repeat from the cue before. A line repeated after a pause stays.
void drop_rolled_up(std::vector<Cue>& cues);

}  // namespace evidex
