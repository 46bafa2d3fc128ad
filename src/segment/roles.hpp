#pragma once

#include <string_view>
#include <vector>

#include "evidex/passage.hpp"

namespace evidex {

/// The row that says who a label is: rows that name this source before rows for any source, in file order.
/// nullptr if no row fits.
const SpeakerRow* find_speaker(const std::vector<SpeakerRow>& rows, std::string_view source_path,
                               std::string_view label);

}  // namespace evidex
