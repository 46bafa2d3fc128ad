#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "read/piece.hpp"

namespace evidex {

/// Turns of a table with columns such as Timespan, Content and Speaker. None if the table is no transcript.
/// `cells` are all cells of one table. A row without a speaker belongs to the speaker of the row above.
std::optional<std::vector<Piece>> table_turns(std::span<const RawBlock> cells);

}  // namespace evidex
