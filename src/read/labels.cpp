#include "read/labels.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/label_rules.hpp"
#include "read/label_words.hpp"
#include "read/stamps.hpp"

namespace evidex {
namespace {

constexpr std::size_t kLongestHead = 300;  // bytes in which a label must end

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

/// Where a capture of RE2 begins in the line it came from.
std::size_t offset(std::string_view line, re2::StringPiece part) {
    return static_cast<std::size_t>(part.data() - line.data());
}

std::size_t skip_blanks(std::string_view line, std::size_t at) {
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
    return at;
}

/// Strips blanks, emphasis, `#`, `@`, `>>` and one matching pair of brackets.
std::string_view bare(std::string_view label) {
    constexpr std::array<std::string_view, 3> kPairs{"[]", "()", "{}"};
    const std::size_t begin = label.find_first_not_of(" \t#@>*_");
    if (begin == std::string_view::npos) return {};
    label = label.substr(begin, label.find_last_not_of(" \t*_") - begin + 1);
    for (const std::string_view pair : kPairs) {
        if (label.size() > 2 && label.front() == pair[0] && label.find(pair[1]) == label.size() - 1) {
            return trimmed(label.substr(1, label.size() - 2));
        }
    }
    return label;
}

/// A reading with a candidate for a label in it.
LineReading with_label(LineReading reading, LabelForm form, std::string_view raw, LabelFault fault) {
    reading.form = form;
    reading.label = without_badges(collapse_blanks(bare(raw)));
    reading.has_id = has_id_form(reading.label);
    reading.fault = fault;
    return reading;
}

/// Whether the first colon stands behind a digit. If no label has a colon, a time without this is none, and
/// most lines need no pattern to tell.
bool may_hold_time(std::string_view line, std::size_t at) {
    const std::size_t colon = line.find(':', at);
    return colon != std::string_view::npos && colon > at && line[colon - 1] >= '0' && line[colon - 1] <= '9';
}

/// `Speaker 2 (00:01:02): words`, `Sam [00:12] words`.
std::optional<LineReading> read_stamped(std::string_view line, std::size_t at, LineReading reading) {
    static const RE2 pattern(
        R"(^([^:：\t\n]+?)[ \t]*[\[({<]((?:\d{1,2}:){1,2}\d{2}(?:[.,]\d{1,3})?)[\])}>][ \t]*([:：]?)[ \t]*(.*)$)");
    re2::StringPiece label;
    re2::StringPiece time;
    re2::StringPiece colon;
    re2::StringPiece rest;
    if (!may_hold_time(line, at)) return std::nullopt;
    const std::size_t open = line.substr(0, at + kLongestHead).find_first_of("[({<", at);
    if (open == std::string_view::npos || open + 1 >= line.size() ||
        std::isdigit(static_cast<unsigned char>(line[open + 1])) == 0) {
        return std::nullopt;
    }
    if (!RE2::FullMatch(piece(line.substr(at)), pattern, &label, &time, &colon, &rest)) return std::nullopt;
    const std::string_view raw(label.data(), label.size());
    if (!is_short_label(raw)) return std::nullopt;
    const bool alone = rest.empty();
    const LabelForm form = !colon.empty() ? LabelForm::colon : alone ? LabelForm::head : LabelForm::bracket;
    reading = with_label(reading, form, raw, label_fault(bare(raw)));
    reading.lead_millis = parse_time({time.data(), time.size()}).value_or(-1);
    reading.lead_marked = true;
    reading.words_begin = alone ? line.size() : offset(line, rest);
    return reading;
}

/// Whether every word has a capital and nothing ends like a sentence: "Rosa Lindqvist", "Speaker 1".
bool is_written_as_name(std::string_view text) {
    if (text.empty() || !is_short_label(text) || label_fault(text) != LabelFault::none) return false;
    if (std::string_view(".?!,").find(text.back()) != std::string_view::npos) return false;
    for (std::size_t at = 0; at < text.size(); at = std::min(text.find(' ', at), text.size()) + 1) {
        if (starts_lower(text.substr(at))) return false;
    }
    return true;
}

/// `Speaker 1 [00:01:02]` with the words on the next lines: its time is that of a head, not the end of words.
bool is_head_with_end(std::string_view before) {
    const std::string_view label = trimmed(before);
    if (label.find(':') != std::string_view::npos) return false;
    return has_id_form(label) || (label.find(' ') != std::string_view::npos && is_written_as_name(label));
}

/// `Rosa Lindqvist  0:07`, `Rosa Lindqvist 00:01:23 --> 00:01:45`.
std::optional<LineReading> read_head(std::string_view line, std::size_t at, LineReading reading) {
    static const RE2 pattern(
        R"(^([^:：\t\n]+?)[ \t]+((?:\d{1,2}:)?\d{1,2}:\d{2})(?:[ \t]*-->[ \t]*[\d:.]+)?[ \t]*$)");
    re2::StringPiece label;
    re2::StringPiece time;
    if (line.size() - at > kLongestHead + 40 || !may_hold_time(line, at)) return std::nullopt;
    if (!RE2::FullMatch(piece(line.substr(at)), pattern, &label, &time)) return std::nullopt;
    const std::string_view raw(label.data(), label.size());
    if (!is_short_label(raw)) return std::nullopt;
    reading = with_label(reading, LabelForm::head, raw, label_fault(bare(raw)));
    reading.lead_millis = parse_time({time.data(), time.size()}).value_or(-1);
    reading.words_begin = line.size();
    return reading;
}

/// `[Sam] words`, `{Sam} words`, but not `[Sam]: words`.
std::optional<LineReading> read_bracket(std::string_view line, std::size_t at, LineReading reading) {
    static const RE2 pattern(R"(^([\[{][^\]}:：\n]+[\]}])[ \t]*([^:： \t\n].*)?$)");
    re2::StringPiece label;
    re2::StringPiece rest;
    if (line[at] != '[' && line[at] != '{') return std::nullopt;
    if (!RE2::FullMatch(piece(line.substr(at)), pattern, &label, &rest)) return std::nullopt;
    const std::string_view raw(label.data(), label.size());
    LabelFault fault = label_fault(bare(raw));
    if (is_noise(label_key(bare(raw)))) fault = LabelFault::noise;
    reading = with_label(reading, LabelForm::bracket, raw, fault);
    reading.words_begin = rest.empty() ? line.size() : offset(line, rest);
    return reading;
}

/// `YP04: words`, with any dress of marks and brackets round the label.
std::optional<LineReading> read_colon(std::string_view line, std::size_t at, LineReading reading) {
    static const RE2 pattern("^([^:：\\t\\n]+)[:：]\\**_*([ \\t]*)");
    re2::StringPiece label;
    re2::StringPiece gap;
    const std::string_view head = line.substr(at, kLongestHead);
    if (head.find_first_of(":\xEF") == std::string_view::npos) return std::nullopt;
    if (!RE2::PartialMatch(piece(head), pattern, &label, &gap)) return std::nullopt;
    const std::string_view raw(label.data(), label.size());
    reading.words_begin = offset(line, gap) + gap.size();
    reading = with_label(reading, LabelForm::colon, raw,
                         colon_fault(bare(raw), {gap.data(), gap.size()}, line.substr(reading.words_begin)));
    reading.is_bold = raw.substr(0, 2) == "**" || raw.substr(0, 2) == "__";
    return reading;
}

/// `Ike Obi<tab>words`.
std::optional<LineReading> read_tab(std::string_view line, std::size_t at, LineReading reading) {
    const std::size_t tab = line.find('\t', at);
    if (tab == std::string_view::npos || tab == at) return std::nullopt;
    const std::string_view raw = line.substr(at, tab - at);
    if (raw.find(':') != std::string_view::npos || !is_short_label(raw)) return std::nullopt;
    reading = with_label(reading, LabelForm::tab, raw, label_fault(bare(raw)));
    reading.words_begin = skip_blanks(line, tab);
    return reading;
}

/// `P1 - words`, `Interviewer – words`; only an id or a role, since names and dashes stand in any text.
std::optional<LineReading> read_dash(std::string_view line, std::size_t at, LineReading reading) {
    static const RE2 pattern(R"(^([^:：\t\n]+?)[ \t]+(?:-|–|—)[ \t]+(\S.*)$)");
    re2::StringPiece label;
    re2::StringPiece rest;
    const std::string_view body = line.substr(at);
    const std::size_t dash = std::min({body.find(" - "), body.find(" – "), body.find(" — ")});
    if (dash > kLongestHead || !RE2::FullMatch(piece(body), pattern, &label, &rest)) return std::nullopt;
    const std::string_view raw(label.data(), label.size());
    const std::string_view words(rest.data(), rest.size());
    if (!has_id_form(bare(raw))) return std::nullopt;
    if (parse_time(trimmed(words))) return std::nullopt;  // a head: "Speaker 1 - 0:12"
    // "Interviewer - Anna: words" and "P1 - mum: words" name the speaker by both.
    const std::string_view name = words.substr(0, words.find(": "));
    const bool is_one_word = name.find(' ') == std::string_view::npos;
    if (name.size() < words.size() && (is_one_word || has_id_form(name) || is_written_as_name(name))) {
        return std::nullopt;
    }
    reading = with_label(reading, LabelForm::dash, raw, LabelFault::none);
    reading.words_begin = offset(line, rest);
    return reading;
}

/// `INTERVIEWER` with the words on the next lines; only an id or a role.
std::optional<LineReading> read_alone(std::string_view line, std::size_t at, LineReading reading) {
    const std::string_view raw = trimmed(line.substr(at));
    if (raw.size() > kLongestHead || !has_id_form(bare(raw))) return std::nullopt;
    reading = with_label(reading, LabelForm::name_alone, raw, LabelFault::none);
    reading.words_begin = line.size();
    return reading;
}

/// `12. Interviewer: words`: bytes of the number of a line or turn before an id or role with a colon.
std::size_t turn_number(std::string_view line) {
    static const RE2 pattern(R"(^(\(?\d{1,4}[.)]?[ \t]+)([^:：\t\n]+)[:：])");
    re2::StringPiece number;
    re2::StringPiece label;
    if (line.empty() || (line[0] != '(' && std::isdigit(static_cast<unsigned char>(line[0])) == 0)) return 0;
    if (!RE2::PartialMatch(piece(line.substr(0, kLongestHead)), pattern, &number, &label)) return 0;
    return has_id_form(bare({label.data(), label.size()})) ? number.size() : 0;
}

/// A time may follow the label: `Name: [04:06] words`. Brackets make sure that it is not speech.
LineReading with_inner_stamp(std::string_view line, LineReading reading) {
    const std::optional<Stamp> stamp = lead_stamp(line.substr(reading.words_begin));
    if (!stamp || !stamp->marked) return reading;
    reading.words_begin += stamp->size;
    if (reading.lead_millis < 0) reading.lead_millis = stamp->millis;
    reading.lead_marked = true;
    return reading;
}

}  // namespace

LineReading read_line(std::string_view line, bool times) {
    LineReading reading;
    reading.words_end = line.size();
    if (const std::optional<Stamp> stamp = end_stamp(line);
        stamp && stamp->size < line.size() && !is_head_with_end(line.substr(0, line.size() - stamp->size))) {
        reading.words_end = line.size() - stamp->size;
        reading.end_millis = stamp->millis;
    }
    const std::string_view body = line.substr(0, reading.words_end);
    std::size_t at = 0;
    if (const std::optional<Stamp> stamp = lead_stamp(body); times && stamp) {
        reading.lead_millis = stamp->millis;
        reading.lead_marked = stamp->marked;
        at = stamp->size;
    }
    at = std::min(skip_blanks(body, at), body.size());
    reading.words_begin = reading.words_if_rejected = at;
    if (at == body.size()) return reading;
    const std::size_t label_at = at + turn_number(body.substr(at));
    for (const auto read :
         {read_dash, read_stamped, read_head, read_tab, read_bracket, read_colon, read_alone}) {
        const std::optional<LineReading> found = read(body, label_at, reading);
        if (!found) continue;
        reading = with_inner_stamp(body, *found);
        if (reading.label.empty() && reading.fault == LabelFault::none)
            reading.fault = LabelFault::no_letters;
        return reading;
    }
    if (at > 0 && reading.lead_millis >= 0 && is_short_label(body.substr(at))) {
        const bool is_name = !starts_lower(body.substr(at)) || has_id_form(trimmed(body.substr(at)));
        reading = with_label(reading, LabelForm::name_alone, body.substr(at),
                             is_name ? label_fault(body.substr(at)) : LabelFault::small_letter);
        reading.words_begin = body.size();
    }
    return reading;
}

}  // namespace evidex
