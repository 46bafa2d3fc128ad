#pragma once

#include <string>
#include <string_view>

namespace evidex {

/// Whether a label has at most as many words as names have.
bool is_short_label(std::string_view label);

/// Whether a text begins with a small letter.
bool starts_lower(std::string_view text);

/// Why a bare label cannot name a speaker, whatever stands behind it; empty = it can.
std::string label_fault(std::string_view label);

/// The same for a label before a colon: `gap` are the blanks behind it, `rest` is what follows them.
std::string colon_fault(std::string_view label, std::string_view gap, std::string_view rest);

}  // namespace evidex
