#include "read/labels.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/label_words.hpp"
#include "read/stamps.hpp"

namespace evidex {
namespace {

constexpr std::size_t kLongestLabel = 63;  // code points
constexpr std::size_t kMostWords = 6;

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

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// Strips blanks, emphasis, `#`, `@`, `>>` and one matching pair of brackets.
std::string_view bare(std::string_view label) {
    constexpr std::array<std::string_view, 3> pairs{"[]", "()", "{}"};
    const std::size_t begin = label.find_first_not_of(" \t#@>*_");
    if (begin == std::string_view::npos) return {};
    label = label.substr(begin, label.find_last_not_of(" \t*_") - begin + 1);
    for (const std::string_view pair : pairs) {
        if (label.size() > 2 && label.front() == pair[0] && label.find(pair[1]) == label.size() - 1) {
            return trimmed(label.substr(1, label.size() - 2));
        }
    }
    return label;
}

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_letter(next_code_point(text, at))) return true;
    }
    return false;
}

bool starts_lower(std::string_view text) {
    std::size_t at = 0;
    const char32_t first = text.empty() ? U' ' : next_code_point(text, at);
    return is_letter(first) && !is_upper(first) && fold_case(text.substr(0, at)) == text.substr(0, at);
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

/// Why a bare label cannot name a speaker, whatever stands behind it; empty = it can.
std::string label_fault(std::string_view label) {
    if (!has_letter(label)) return "it has no letters";
    if (count_code_points(label) > kLongestLabel) return "it is too long for a name";
    const std::vector<std::string_view> words = words_of(label);
    if (words.size() > kMostWords) return "it has more than six words";
    if (label.find_first_of(";!\"|<>=") != std::string_view::npos ||
        label.find("“") != std::string_view::npos || label.find('?') < label.size() - 1) {
        return "it has marks that no name has";
    }
    const std::string key = label_key(label);
    if (has_id_form(label)) return {};
    const std::string_view plain = std::string_view(key).substr(0, key.find_last_not_of(".?") + 1);
    if (is_stop_label(plain)) return "it announces a part of a text";
    const std::vector<std::string_view> folded = words_of(plain);
    if (folded.empty()) return "it has no letters";
    if (is_no_last_word(folded.back())) return "it ends like a sentence";
    if (folded.size() > 1 && is_sentence_opener(folded.front())) return "it begins like a sentence";
    return {};
}

std::string colon_fault(std::string_view label, std::string_view gap, std::string_view rest) {
    if (rest.substr(0, 2) == "//") return "it is a web address";
    if (is_clock(label, gap, rest)) return "it is a time of day";
    if (is_phone_number(rest)) return "a telephone number follows";
    return label_fault(label);
}

void set_label(LineReading& reading, LabelForm form, std::string_view raw, std::string fault) {
    reading.form = form;
    reading.label = without_badges(collapse_blanks(bare(raw)));
    reading.has_id = has_id_form(reading.label);
    reading.rejected = std::move(fault);
}

/// `Speaker 2 (00:01:02): words`, `Sam [00:12] words`.
bool read_stamped(std::string_view line, std::size_t at, LineReading& reading) {
    static const RE2 pattern(
        R"(^([^:：\t\n]+?)[ \t]*[\[({<]((?:\d{1,2}:){1,2}\d{2}(?:[.,]\d{1,3})?)[\])}>][ \t]*([:：]?)[ \t]*(.*)$)");
    re2::StringPiece label;
    re2::StringPiece time;
    re2::StringPiece colon;
    re2::StringPiece rest;
    if (!RE2::FullMatch(piece(line.substr(at)), pattern, &label, &time, &colon, &rest)) return false;
    const std::string_view raw(label.data(), label.size());
    if (words_of(raw).size() > kMostWords) return false;
    const bool alone = rest.empty();
    const LabelForm form = !colon.empty() ? LabelForm::colon : alone ? LabelForm::head : LabelForm::bracket;
    set_label(reading, form, raw, label_fault(bare(raw)));
    reading.lead_millis = parse_time({time.data(), time.size()}).value_or(-1);
    reading.lead_marked = true;
    reading.words_begin = alone ? line.size() : offset(line, rest);
    return true;
}

/// `Rosa Lindqvist  0:07`, `Rosa Lindqvist 00:01:23 --> 00:01:45`.
bool read_head(std::string_view line, std::size_t at, LineReading& reading) {
    static const RE2 pattern(
        R"(^([^:：\n]+?)[ \t]+((?:\d{1,2}:)?\d{1,2}:\d{2})(?:[ \t]*-->[ \t]*[\d:.]+)?[ \t]*$)");
    re2::StringPiece label;
    re2::StringPiece time;
    if (!RE2::FullMatch(piece(line.substr(at)), pattern, &label, &time)) return false;
    const std::string_view raw(label.data(), label.size());
    if (words_of(raw).size() > kMostWords) return false;
    set_label(reading, LabelForm::head, raw, label_fault(bare(raw)));
    reading.lead_millis = parse_time({time.data(), time.size()}).value_or(-1);
    reading.words_begin = line.size();
    return true;
}

/// `[Sam] words`, `{Sam} words`, but not `[Sam]: words`.
bool read_bracket(std::string_view line, std::size_t at, LineReading& reading) {
    static const RE2 pattern(R"(^([\[{][^\]}:：\n]+[\]}])[ \t]*([^:： \t\n].*)?$)");
    re2::StringPiece label;
    re2::StringPiece rest;
    if (!RE2::FullMatch(piece(line.substr(at)), pattern, &label, &rest)) return false;
    const std::string_view raw(label.data(), label.size());
    std::string fault = label_fault(bare(raw));
    if (is_noise(label_key(bare(raw)))) fault = "it describes the recording";
    set_label(reading, LabelForm::bracket, raw, std::move(fault));
    reading.words_begin = rest.empty() ? line.size() : offset(line, rest);
    return true;
}

/// `YP04: words`, with any dress of marks and brackets round the label.
bool read_colon(std::string_view line, std::size_t at, LineReading& reading) {
    static const RE2 pattern("^([^:：\\t\\n]+)[:：](\\**_*)([ \\t]*)(.*)$");
    re2::StringPiece label;
    re2::StringPiece emphasis;
    re2::StringPiece gap;
    re2::StringPiece rest;
    if (!RE2::FullMatch(piece(line.substr(at)), pattern, &label, &emphasis, &gap, &rest)) return false;
    const std::string_view raw(label.data(), label.size());
    const std::string_view words(rest.data(), rest.size());
    set_label(reading, LabelForm::colon, raw, colon_fault(bare(raw), {gap.data(), gap.size()}, words));
    reading.is_bold = raw.substr(0, 2) == "**" || raw.substr(0, 2) == "__";
    reading.words_begin = words.empty() ? line.size() : offset(line, rest);
    return true;
}

/// `Ike Obi<tab>words`.
bool read_tab(std::string_view line, std::size_t at, LineReading& reading) {
    const std::size_t tab = line.find('\t', at);
    if (tab == std::string_view::npos || tab == at) return false;
    const std::string_view raw = line.substr(at, tab - at);
    if (raw.find(':') != std::string_view::npos || words_of(raw).size() > kMostWords) return false;
    set_label(reading, LabelForm::tab, raw, label_fault(bare(raw)));
    reading.words_begin = skip_blanks(line, tab);
    return true;
}

/// A time may follow the label: `Name: [04:06] words`. Brackets make sure that it is not speech.
void read_inner_stamp(std::string_view line, LineReading& reading) {
    const std::optional<Stamp> stamp = lead_stamp(line.substr(reading.words_begin));
    if (!stamp || !stamp->marked) return;
    reading.words_begin += stamp->size;
    if (reading.lead_millis < 0) reading.lead_millis = stamp->millis;
    reading.lead_marked = true;
}

using Counts = std::map<std::string, std::size_t>;

/// Marks all candidates of a form rejected that the file does not use throughout.
void drop_rare_forms(std::vector<LineReading>& lines) {
    for (const LabelForm form :
         {LabelForm::bracket, LabelForm::tab, LabelForm::head, LabelForm::name_alone}) {
        Counts counts;
        std::size_t all = 0;
        for (const LineReading& line : lines) {
            if (line.form != form || !line.rejected.empty()) continue;
            ++counts[label_key(line.label)];
            ++all;
        }
        const auto recurring =
            std::count_if(counts.begin(), counts.end(), [](const auto& entry) { return entry.second > 1; });
        const auto ids = std::count_if(counts.begin(), counts.end(),
                                       [](const auto& entry) { return has_id_form(entry.first); });
        if ((recurring >= 2 || (recurring + ids >= 2 && form == LabelForm::head)) &&
            all * 6 >= lines.size()) {
            continue;
        }
        for (LineReading& line : lines) {
            if (line.form == form && line.rejected.empty())
                line.rejected = "the file does not mark speakers so";
        }
    }
}

}  // namespace

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

LineReading read_line(std::string_view line, bool times) {
    LineReading reading;
    reading.words_end = line.size();
    if (const std::optional<Stamp> stamp = end_stamp(line); stamp && stamp->size < line.size()) {
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
    if (read_stamped(body, at, reading) || read_head(body, at, reading) || read_tab(body, at, reading) ||
        read_bracket(body, at, reading) || read_colon(body, at, reading)) {
        if (reading.label.empty() && reading.rejected.empty()) reading.rejected = "it has no letters";
        read_inner_stamp(body, reading);
    } else if (at > 0 && reading.lead_millis >= 0 && words_of(body.substr(at)).size() <= 4) {
        const bool is_name = !starts_lower(body.substr(at)) || has_id_form(trimmed(body.substr(at)));
        set_label(reading, LabelForm::name_alone, body.substr(at),
                  is_name ? label_fault(body.substr(at)) : "it begins with a small letter");
        reading.words_begin = body.size();
    }
    return reading;
}

void accept_labels(std::vector<LineReading>& lines) {
    drop_rare_forms(lines);
    Counts counts;
    std::set<std::string> capitals;  // labels that are written with a capital at least once
    for (const LineReading& line : lines) {
        if (line.form == LabelForm::none || !line.rejected.empty()) continue;
        const std::string key = label_key(line.label);
        ++counts[key];
        if (!starts_lower(line.label)) capitals.insert(key);
    }
    for (LineReading& line : lines) {
        if (line.form == LabelForm::none || !line.rejected.empty()) continue;
        const std::string key = label_key(line.label);
        const std::size_t count = counts[key];
        if (is_production_cue(key)) {
            line.rejected = "it is a cue of the recording";
        } else if (line.has_id || (line.is_bold && line.form == LabelForm::colon)) {
            continue;
        } else if (count < 2) {
            line.rejected = "it occurs only once";
        } else if (count < 3 && !capitals.contains(key)) {
            line.rejected = "it begins with a small letter and is rare";
        }
    }
}

}  // namespace evidex
