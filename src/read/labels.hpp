#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evidex {

/// How a line says who speaks.
enum class LabelForm {
    none,
    colon,       ///< `YP04: words`, `[Researcher]: words`, `Speaker 2 (00:01:02): words`
    bracket,     ///< `[Sam] words`, `{Sam} words`
    tab,         ///< `Ike Obi<tab>words`
    dash,        ///< `P1 - words`, `Interviewer – words`: ids and roles only
    head,        ///< `Rosa Lindqvist  0:07`, the words on the next lines
    name_alone,  ///< `Rosa Lindqvist` on a line of its own behind a time, `INTERVIEWER` also without one
};

/// Why a candidate is no speaker.
enum class LabelFault {
    none,
    no_letters,
    too_long,
    too_many_words,
    odd_marks,
    stop_label,
    sentence_end,
    sentence_start,
    web_address,
    clock,
    phone_number,
    noise,
    small_letter,
    rare_form,
    only_once,
    above_turns,
    production_cue,
};

/// The reason as a clause for the user: "it occurs only once".
std::string_view reason_of(LabelFault fault);

/// What one line of a possible transcript looks like, before the whole file is known.
struct LineReading {
    std::int64_t lead_millis = -1;  ///< Time at the start of the line or behind the label; -1 = none.
    std::int64_t end_millis = -1;   ///< Time at the end of the line; -1 = none.
    bool lead_marked = false;       ///< The time stands in brackets, so it cannot be speech.
    LabelForm form = LabelForm::none;
    std::string label;     ///< As written without marks, badges and emphasis, blanks collapsed.
    bool has_id = false;   ///< An id or role: `P1`, `Interviewer`, `Carer 2 (gran)`.
    bool is_bold = false;  ///< Marked bold in the file: hardly ever chance.
    LabelFault fault = LabelFault::none;  ///< Why the candidate is no label.
    std::size_t words_begin = 0;          ///< Bytes of label and time before the words.
    std::size_t words_end = 0;            ///< Where the words end and an end stamp begins.
    std::size_t words_if_rejected = 0;    ///< Where the words begin if the label is not accepted.
};

/// Reads one line. With `times` false a time at its start is taken for words.
LineReading read_line(std::string_view line, bool times = true);

/// Whether a label has the form of an id or a role ("YP04", "Mum", "FG3-P2").
bool has_id_form(std::string_view label);

/// The key under which spellings of one label are one: case and blanks folded.
std::string label_key(std::string_view label);

/// A label without "(Guest)", "Unverified" and the like.
std::string without_badges(std::string_view label);

/// Decides which candidates of a file are speakers: an id or role, or a label that recurs. Candidates that
/// fail get a fault. Forms without a colon count only if the file uses them throughout.
void accept_labels(std::vector<LineReading>& lines);

}  // namespace evidex
