#pragma once

#include <cstddef>
#include <vector>

#include "read/piece.hpp"

namespace evidex {

/// What became of the hyphens at line ends.
struct HyphenCounts {
    std::size_t joined = 0;  ///< `treat-` + `ment` → `treatment`.
    std::size_t kept = 0;    ///< `self-` + `care` → `self-care`.
};

/// Makes one line of each wrapped block. A hyphen at a line end is dropped only if the joined word stands
/// elsewhere in the file and the hyphenated one does not, or if the second half is an ending that is no
/// word ("tion"); otherwise it stays, so that `self-care` is never glued.
HyphenCounts join_lines(std::vector<Piece>& pieces);

}  // namespace evidex
