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

/// Makes one line of each wrapped block. A hyphen at a line end is dropped if the joined word stands
/// elsewhere in the file or in the English word list, or if neither half is a word. It stays if the
/// hyphenated word stands elsewhere, and in all other cases, so that `self-care` is never glued.
HyphenCounts join_lines(std::vector<Piece>& pieces);

}  // namespace evidex
