#pragma once

#include <string>

#include "read/raw.hpp"

namespace evidex {

/// A block on its way into the canonical text: its words, and what stands around them in the file without
/// being words (label, time stamp).
struct Piece {
    RawBlock block;      ///< `text` holds the words only.
    std::string before;  ///< Label and stamp in front of the words, as written.
    std::string after;   ///< Stamp behind the words.
};

}  // namespace evidex
