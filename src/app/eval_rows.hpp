#pragma once

#include <vector>

#include "evidex/evaluation.hpp"
#include "evidex/tag.hpp"
#include "report/table.hpp"

namespace evidex {

/// How often each row of the codebook found something in coded passages, and how often people had given the
/// passage the row's component: precision with Wilson's 95 % interval. Counter-evidence (negative weight) is
/// right where they had not. Rows that found nothing are left out; most often wrong first.
Table row_precision_table(const Tagger& tagger, const std::vector<GoldPassage>& gold);

}  // namespace evidex
