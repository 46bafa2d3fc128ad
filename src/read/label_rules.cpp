#include "read/label_rules.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/label_words.hpp"
#include "read/labels.hpp"

namespace evidex {
namespace {

constexpr std::size_t kLongestLabel = 63;  // code points
constexpr std::size_t kMostWords = 6;

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_letter(next_code_point(text, at))) return true;
    }
    return false;
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "10:30", "at 9:15": the last token is an hour and what follows are minutes.
bool is_clock(std::string_view label, std::string_view gap, std::string_view rest) {
    const std::vector<std::string_view> words = words_of(label);
    if (words.empty() || !gap.empty() || !is_digits(words.back()) || words.back().size() > 2) return false;
    return rest.size() >= 2 && is_digits(rest.substr(0, 2)) && !has_id_form(label);
}

bool is_phone_number(std::string_view rest) {
    const std::string_view number = trimmed(rest);
    const auto digits =
        std::count_if(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits >= 7 && number.find_first_not_of("0123456789 +()-./") == std::string_view::npos;
}

using Counts = std::map<std::string, std::size_t>;

bool is_candidate(const LineReading& line) {
    return line.form != LabelForm::none && line.fault == LabelFault::none;
}

/// Whether the file marks its speakers in this form throughout: one line in six, two labels that recur.
bool is_in_use(const std::vector<LineReading>& lines, LabelForm form) {
    Counts counts;
    std::size_t all = 0;
    for (const LineReading& line : lines) {
        if (line.form != form || !is_candidate(line)) continue;
        ++counts[label_key(line.label)];
        ++all;
    }
    const auto recurring =
        std::count_if(counts.begin(), counts.end(), [](const auto& entry) { return entry.second > 1; });
    const auto ids = std::count_if(counts.begin(), counts.end(),
                                   [](const auto& entry) { return has_id_form(entry.first); });
    const bool has_two = recurring >= 2 || (form == LabelForm::head && recurring + ids >= 2);
    return has_two && all * 6 >= lines.size();
}

/// A form without a colon counts only where it is in use; and where it is, a colon is no label unless the
/// label occurs in the other form, too.
void drop_rare_forms(std::vector<LineReading>& lines) {
    std::set<std::string> known;
    for (const LabelForm form :
         {LabelForm::bracket, LabelForm::tab, LabelForm::dash, LabelForm::head, LabelForm::name_alone}) {
        const bool used = is_in_use(lines, form);
        for (LineReading& line : lines) {
            if (line.form != form || !is_candidate(line)) continue;
            if (used) known.insert(label_key(line.label));
            if (!used) line.fault = LabelFault::rare_form;
        }
    }
    if (known.empty()) return;
    for (LineReading& line : lines) {
        if (line.form != LabelForm::colon || !is_candidate(line) || line.has_id) continue;
        if (!known.contains(label_key(line.label))) line.fault = LabelFault::rare_form;
    }
}

}  // namespace

std::string_view reason_of(LabelFault fault) {
    switch (fault) {
        case LabelFault::none:
            return "";
        case LabelFault::no_letters:
            return "it has no letters";
        case LabelFault::too_long:
            return "it is too long for a name";
        case LabelFault::too_many_words:
            return "it has more than six words";
        case LabelFault::odd_marks:
            return "it has marks that no name has";
        case LabelFault::stop_label:
            return "it announces a part of a text";
        case LabelFault::sentence_end:
            return "it ends like a sentence";
        case LabelFault::sentence_start:
            return "it begins like a sentence";
        case LabelFault::web_address:
            return "it is a web address";
        case LabelFault::clock:
            return "it is a time of day";
        case LabelFault::phone_number:
            return "a telephone number follows";
        case LabelFault::noise:
            return "it describes the recording";
        case LabelFault::small_letter:
            return "it begins with a small letter";
        case LabelFault::rare_form:
            return "the file does not mark speakers so";
        case LabelFault::only_once:
            return "it occurs only once";
        case LabelFault::above_turns:
            return "it occurs only once, above the first turn";
        case LabelFault::production_cue:
            return "it is a cue of the recording";
    }
    return "";
}

bool is_short_label(std::string_view label) {
    return words_of(label).size() <= kMostWords;
}

bool starts_lower(std::string_view text) {
    std::size_t at = 0;
    const char32_t first = text.empty() ? U' ' : next_code_point(text, at);
    return is_letter(first) && !is_upper(first) && fold_case(text.substr(0, at)) == text.substr(0, at);
}

LabelFault label_fault(std::string_view label) {
    if (!has_letter(label)) return LabelFault::no_letters;
    if (count_code_points(label) > kLongestLabel) return LabelFault::too_long;
    const std::vector<std::string_view> words = words_of(label);
    if (words.size() > kMostWords) return LabelFault::too_many_words;
    if (label.find_first_of(";!\"|<>=") != std::string_view::npos ||
        label.find("“") != std::string_view::npos || label.find('?') < label.size() - 1) {
        return LabelFault::odd_marks;
    }
    const std::string key = label_key(label);
    if (has_id_form(label)) return LabelFault::none;
    const std::string_view plain = std::string_view(key).substr(0, key.find_last_not_of(".?") + 1);
    if (is_stop_label(plain)) return LabelFault::stop_label;
    const std::vector<std::string_view> folded = words_of(plain);
    if (folded.empty()) return LabelFault::no_letters;
    if (is_no_last_word(folded.back())) return LabelFault::sentence_end;
    if (folded.size() > 1 && is_sentence_opener(folded.front())) return LabelFault::sentence_start;
    return LabelFault::none;
}

LabelFault colon_fault(std::string_view label, std::string_view gap, std::string_view rest) {
    if (rest.substr(0, 2) == "//") return LabelFault::web_address;
    if (is_clock(label, gap, rest)) return LabelFault::clock;
    if (is_phone_number(rest)) return LabelFault::phone_number;
    return label_fault(label);
}

bool has_id_form(std::string_view label) {
    static const RE2 role(
        R"((?i:p|pt|participant|r|resp|respondent|i|int|interviewer|interviewee|s|spk|speaker|yp|cyp|young person|child|parent|)"
        R"(carer|foster carer|guardian|mum|mom|mam|dad|mother|father|gran|nan|grandad|grandparent|brother|sister|staff|clinician|)"
        R"(nurse|doctor|gp|teacher|therapist|psychologist|psychiatrist|counsellor|counselor|social worker|youth worker|)"
        R"(support worker|key worker|practitioner|commissioner|manager|mod|moderator|facilitator|host|fg|f|m|q|a|b|question|)"
        R"(answer|res|researcher|student|pupil|all|several|group|unknown|unknown speaker|unidentified)[ ._#-]*\d*[a-z]?\??(?: *[(/,].*)?)");
    static const RE2 code(
        R"([A-Z]{1,4}\d{0,2}[-_. ]?[A-Z]{0,3}\d{2,4}[a-z]?(?: *[(/].*)?|[A-Z]{2,4}\d{0,2}-[A-Z]{1,3}\d{1,3})");
    return RE2::FullMatch(piece(label), role) || RE2::FullMatch(piece(label), code);
}

std::string label_key(std::string_view label) {
    return fold_case(collapse_blanks(label));
}

std::string without_badges(std::string_view label) {
    static const RE2 badge(
        R"(^(.*\S) *[(\[](?i:guest|unverified|external|host|co-host)[)\]]$|^(.*\S) +Unverified$)");
    re2::StringPiece bracketed;
    re2::StringPiece bare_word;
    if (!RE2::FullMatch(piece(label), badge, &bracketed, &bare_word)) return std::string(label);
    return std::string(bracketed.empty() ? bare_word : bracketed);
}

void accept_labels(std::vector<LineReading>& lines) {
    drop_rare_forms(lines);
    Counts counts;
    std::set<std::string> capitals;  // labels that are written with a capital at least once
    for (const LineReading& line : lines) {
        if (!is_candidate(line)) continue;
        const std::string key = label_key(line.label);
        ++counts[key];
        if (!starts_lower(line.label)) capitals.insert(key);
    }
    for (LineReading& line : lines) {
        if (!is_candidate(line)) continue;
        const std::string key = label_key(line.label);
        const std::size_t count = counts[key];
        if (is_production_cue(key)) {
            line.fault = LabelFault::production_cue;
        } else if (line.has_id || (line.is_bold && line.form == LabelForm::colon)) {
            continue;
        } else if (count < 2) {
            line.fault = LabelFault::only_once;
        } else if (count < 3 && !capitals.contains(key)) {
            line.fault = LabelFault::small_letter;
        }
    }
}

}  // namespace evidex
