#pragma once

#include <string>

#include "evidex/learn.hpp"
#include "report/table.hpp"

namespace evidex {

/// What was learnt, component by component: passages coded, F1 before and after, the cut.
Table learnt_table(const Learnt& learnt, const Codebook& codebook);
/// Stances, and what stayed as it was, in sentences for under the table.
std::string learnt_notes(const Learnt& learnt, const Codebook& codebook);
/// {"passages", "words", "dropped_rows", "components": [...], "stances": {...}}; measures are null
/// where they are undefined.
Json learnt_json(const Learnt& learnt, const Codebook& codebook);

}  // namespace evidex
