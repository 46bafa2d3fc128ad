#pragma once

#include <string_view>

namespace evidex {

/// Words before a colon that announce a part of a text ("results", "for example"). `label` is folded.
bool is_stop_label(std::string_view label);

/// Words that no name ends in: "So she said:", "The thing is:", "We met at 10:30". `word` is folded.
bool is_no_last_word(std::string_view word);

/// First words of a sentence rather than of a name: "and", "because". `word` is folded.
bool is_sentence_opener(std::string_view word);

/// What transcribers put in brackets about the recording: "laughs", "inaudible 00:12". `text` is folded.
bool is_noise(std::string_view text);

/// Cues of a production: "break", "jingle". `label` is folded.
bool is_production_cue(std::string_view label);

}  // namespace evidex
