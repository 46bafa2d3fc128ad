#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/decision.hpp"

namespace evidex {

/// What a coding's description says of a decision, for people and to be read back:
///   accepted, assisted, falls short
///   rules: RA-T001 RA-R004
///   note: In her own words.
/// Only the first line is always there.
std::string decision_text(const Decision& decision);

/// What `decision_text` wrote.
struct DecisionText {
    Verdict verdict = Verdict::added;
    View view = View::blind;
    std::optional<Stance> stance;
    std::vector<std::string> rules;
    std::string note;
};
/// Nothing if the text has another form.
std::optional<DecisionText> parse_decision_text(std::string_view text);

}  // namespace evidex
