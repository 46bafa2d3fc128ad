#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/decision.hpp"

namespace evidex {

/// What a description says of a decision, for people and to be read back:
///   rejected, assisted, falls short
///   code: Rapid access and short waiting times
///   rules: RA-T001 RA-R004
///   reason: other service
///   note: In her own words.
/// Only the first line is always there. `code` is for a description that does not stand beside its code.
std::string decision_text(const Decision& decision, std::string_view code = {});

/// What `decision_text` wrote.
struct DecisionText {
    Verdict verdict = Verdict::added;
    View view = View::blind;
    std::optional<Stance> stance;
    std::string code;
    std::vector<std::string> rules;
    std::string reason;
    std::string note;
};
/// Nothing if the text has another form.
std::optional<DecisionText> parse_decision_text(std::string_view text);

}  // namespace evidex
