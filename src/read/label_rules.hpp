#pragma once

#include <string_view>

#include "read/labels.hpp"

namespace evidex {

/// Whether a label has at most as many words as names have.
bool is_short_label(std::string_view label);

/// Whether a text begins with a small letter.
bool starts_lower(std::string_view text);

/// Why a bare label cannot name a speaker, whatever stands behind it.
LabelFault label_fault(std::string_view label);

/// The same for a label before a colon: `gap` are the blanks behind it, `rest` is what follows them.
LabelFault colon_fault(std::string_view label, std::string_view gap, std::string_view rest);

}  // namespace evidex
