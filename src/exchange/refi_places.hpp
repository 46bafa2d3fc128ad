#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidex/span.hpp"
#include "exchange/refi_positions.hpp"
#include "exchange/refi_raw.hpp"

namespace evidex {

/// Where one marked passage lies, and how sure that is.
struct FoundPlace {
    enum class How {
        checked,    ///< The words at its place are those it quotes.
        moved,      ///< They are not, but they occur at one other place only.
        unchecked,  ///< It quotes nothing that occurs in the text.
        lost,       ///< Its words occur more than once and not at its place, or the place is not in the text.
    };
    How how = How::lost;
    Span span;
};

struct FoundPlaces {
    std::vector<std::vector<FoundPlace>> places;  ///< By text and selection.
    PositionRule rule;                            ///< Of most texts.
    std::vector<std::string> remarks;  ///< Where the way of counting could not be told, or differs.
};

/// Finds the way of counting positions that reproduces most quotes, per project and, where a text disagrees,
/// per text; then the place of every marked passage.
FoundPlaces find_places(const std::vector<RawText>& texts);

}  // namespace evidex
