#pragma once

#include <vector>

#include "tag/codebook_sheet.hpp"
#include "tag/codebook_toml.hpp"

namespace evidex {

/// Columns of modifiers.csv, sets.csv and speakers.csv, in canonical order.
std::vector<SheetColumn> modifier_columns();
std::vector<SheetColumn> set_columns();
std::vector<SheetColumn> speaker_columns();

/// The lists beside the rows. Lines that make no sense are reported and left out.
std::vector<Modifier> read_modifiers(const Sheet& sheet, const Frame& frame, Findings& findings);
std::vector<SetMember> read_sets(const Sheet& sheet, const Frame& frame, Findings& findings);
std::vector<SpeakerRow> read_speakers(const Sheet& sheet, const Frame& frame, Findings& findings);

}  // namespace evidex
