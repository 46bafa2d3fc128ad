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

bool is_short_label(std::string_view label) {
    return words_of(label).size() <= kMostWords;
}

bool starts_lower(std::string_view text) {
    std::size_t at = 0;
    const char32_t first = text.empty() ? U' ' : next_code_point(text, at);
    return is_letter(first) && !is_upper(first) && fold_case(text.substr(0, at)) == text.substr(0, at);
}

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
