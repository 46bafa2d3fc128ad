#pragma once

#include <vector>

#include "read/piece.hpp"

namespace evidex {

/// The pieces of a file, with turns where people talk.
struct Turns {
    bool is_transcript = false;
    std::vector<Piece> pieces;
    std::vector<Warning> warnings;
};

/// Finds out whether the blocks are a transcript and cuts them into turns. Labels and times move from the
/// words into `before` and `after`; what stands before the first label becomes `SectionKind::front`;
/// paragraphs without a label go on with the turn. Texts must have been cleaned, but their blanks and line
/// ends must still be there. If the blocks are no transcript they come back as they are.
Turns find_turns(std::vector<RawBlock> blocks);

/// "read as a transcript: 60 turns (Interviewer 30, YP03 30)".
Warning turn_summary(const std::vector<Piece>& pieces);

}  // namespace evidex
