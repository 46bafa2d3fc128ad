#pragma once

#include "store/decision_log.hpp"
#include "store/decision_places.hpp"
#include "store/decision_table.hpp"

namespace evidex {

/// The decision with other words in its quotes, note and reason.
Decision reworded(Decision decision, const Rewording& replace);
/// Whether any of the words differ.
bool quote_differs(const Decision& a, const Decision& b);

/// Has the coder of `before` say the same once more with the words of `after`, at the end of their log;
/// `before` no longer stands. Returns where its words are.
Whereabouts write_again(DecisionTable& table, DecisionPlaces& places, const Decision& before, Decision after);

}  // namespace evidex
