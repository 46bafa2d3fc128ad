#include "read/transcript_lines.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/unicode.hpp"
#include "read/clean.hpp"

namespace evidex {
namespace {

bool may_hold_speech(const RawBlock& block) {
    switch (block.kind) {
        case BlockKind::paragraph:
        case BlockKind::list_item:
        case BlockKind::table_cell:
            return !block.section || *block.section == SectionKind::body;
        case BlockKind::heading:
            // A short question in large print may be taken for a heading, in a PDF above all.
            return read_line(block.text, false).form == LabelForm::colon;
        default:
            return false;
    }
}

void append_lines(const RawBlock& block, std::size_t index, std::vector<Line>& lines) {
    const std::string_view text = block.text;
    int number = 0;
    for (std::size_t at = 0; at <= text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (!trimmed(line).empty()) {
            lines.push_back({index, number, line, read_line(line)});
            if (number == 0 && block.bold_label) lines.back().reading.is_bold = true;
        }
        at = end + 1;
    }
}

bool has_lead(const Line& line) {
    return line.reading.words_if_rejected > 0 && line.reading.lead_millis >= 0;
}

/// "17:30 suits me" is speech: times without brackets count only if there are many and they go up.
void drop_chance_times(std::vector<Line>& lines) {
    std::size_t count = 0;
    std::size_t falling = 0;
    std::int64_t previous = -1;
    for (const Line& line : lines) {
        if (!has_lead(line) || line.reading.lead_marked) continue;
        ++count;
        if (line.reading.lead_millis < previous) ++falling;
        previous = line.reading.lead_millis;
    }
    if (count >= 2 && falling * 20 <= count && count * 6 >= lines.size()) return;
    for (Line& line : lines) {
        if (!has_lead(line) || line.reading.lead_marked) continue;
        const bool is_bold = line.reading.is_bold;
        line.reading = read_line(line.text, false);
        line.reading.is_bold = line.reading.is_bold || is_bold;
    }
}

/// A short line right behind a line that is only a time may be a name.
void find_names_after_times(std::vector<Line>& lines) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!lines[i - 1].is_stamp() || lines[i].reading.form != LabelForm::none) continue;
        const std::string with_time = "[00:00] " + std::string(lines[i].text);
        LineReading reading = read_line(with_time);
        if (reading.form != LabelForm::name_alone) continue;
        reading.lead_millis = -1;
        reading.words_begin = lines[i].text.size();
        reading.words_end = lines[i].text.size();
        reading.words_if_rejected = 0;
        lines[i].reading = std::move(reading);
    }
}

/// What the labelled lines of a file look like as a whole.
struct Tally {
    std::size_t labelled = 0;
    std::size_t recurring = 0;        ///< Speakers with two turns or more …
    std::size_t ids = 0;              ///< … and speakers with an id or role.
    std::size_t question_labels = 0;  ///< Speakers called Q, A, Question, Answer.
    std::size_t speech_like = 0;      ///< Labelled lines with a question mark, "I", "you", "yeah" …
    std::size_t in_cycle = 0;         ///< Labelled lines that follow the label they always follow.
    std::map<std::string, std::size_t> speakers;
};

std::string padded_words(std::string_view text) {
    constexpr std::size_t kEnough = 400;  // bytes; the start of a long turn tells how it is
    std::string words = " ";
    for (const char c : fold_case(text.substr(0, kEnough))) {
        const bool is_word =
            static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || c == '?' || c == '[';
        words += is_word ? c : ' ';
    }
    return words + " ";
}

bool has_any(const std::string& words, std::initializer_list<std::string_view> list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view word) {
        return words.find(" " + std::string(word) + " ") != std::string::npos;
    });
}

bool speaks_of_self(const std::string& words) {
    return has_any(words, {"i", "me", "my", "mine", "myself", "we", "us", "our"});
}

bool speaks_to_other(const std::string& words) {
    return has_any(words, {"you", "your", "yours", "yourself"});
}

bool is_speech_like(const std::string& words) {
    return words.find('?') != std::string::npos || words.find('[') != std::string::npos ||
           speaks_of_self(words) || speaks_to_other(words) ||
           has_any(words, {"yeah", "yes", "no", "um", "erm", "er", "mm", "okay", "ok", "oh", "well"});
}

std::string_view words_of_turn(const std::vector<Line>& lines, std::size_t i) {
    const LineReading& reading = lines[i].reading;
    const std::string_view words = lines[i].text.substr(
        reading.words_begin, reading.words_end - std::min(reading.words_begin, reading.words_end));
    if (trimmed(words).empty() && i + 1 < lines.size() && !lines[i + 1].is_accepted())
        return lines[i + 1].text;
    return words;
}

bool is_question_label(const std::string& key) {
    return key == "Q" || key == "A" || key == "question" || key == "answer";
}

Tally tally_of(const std::vector<Line>& lines) {
    Tally tally;
    std::map<std::string, std::map<std::string, std::size_t>> followers;
    std::string previous;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].is_accepted()) continue;
        const std::string& label = lines[i].reading.label;
        const std::string key = label.size() == 1 ? label : label_key(label);  // `E:` and `e:` may be two
        ++tally.labelled;
        if (++tally.speakers[key] == 1) {
            tally.ids += lines[i].reading.has_id ? 1 : 0;
            tally.question_labels += is_question_label(key) ? 1 : 0;
        }
        if (!previous.empty()) ++followers[previous][key];
        previous = key;
        tally.speech_like += is_speech_like(padded_words(words_of_turn(lines, i))) ? 1 : 0;
    }
    for (const auto& [key, count] : tally.speakers) tally.recurring += count > 1 ? 1 : 0;
    for (const auto& [key, next] : followers) {
        tally.in_cycle += std::max_element(next.begin(), next.end(), [](const auto& a, const auto& b) {
                              return a.second < b.second;
                          })->second;
    }
    return tally;
}

/// Leaflets ask as their reader ("How do I …?") and answer with "you"; in interviews it is the other way.
bool is_faq(const std::vector<Line>& lines) {
    int interview = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].is_accepted()) continue;
        const bool is_question = label_key(lines[i].reading.label).front() == 'q';
        const std::string words = padded_words(words_of_turn(lines, i));
        const bool self = speaks_of_self(words);
        const bool other = speaks_to_other(words);
        if (self == other) continue;
        interview += self == is_question ? -1 : 1;
    }
    return interview <= 0;
}

/// Forms and directories repeat three labels or more in a fixed order, each as often as the others; and
/// what stands behind their labels does not sound like speech.
bool is_form(const Tally& tally) {
    if (tally.ids >= 2) return false;
    const auto [rarest, commonest] =
        std::minmax_element(tally.speakers.begin(), tally.speakers.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; });
    const bool has_cycle = tally.speakers.size() >= 3 && rarest->second > 1 &&
                           rarest->second * 2 >= commonest->second &&
                           tally.in_cycle * 10 >= (tally.labelled - 1) * 9;
    return has_cycle || tally.speech_like * 4 < tally.labelled;
}

/// "Participant: P03, mother" in the head of a transcript describes, it does not speak: labels that occur
/// once and stand above the first speaker who recurs (or above a transcript table).
void drop_labels_above_turns(std::vector<Line>& lines, bool has_tables) {
    std::map<std::string, std::size_t> counts;
    for (const Line& line : lines) {
        if (line.is_accepted()) ++counts[label_key(line.reading.label)];
    }
    const auto recurs = [&](const Line& line) {
        return line.is_accepted() && counts[label_key(line.reading.label)] > 1;
    };
    const auto first = std::find_if(lines.begin(), lines.end(), recurs);
    if (first == lines.end() && !has_tables) return;
    for (auto line = lines.begin(); line != first; ++line) {
        if (!line->is_accepted()) continue;
        const std::string_view words = trimmed(line->text.substr(line->reading.words_begin));
        const bool is_entry =
            words.size() < 80 && (words.empty() || words.find_last_of(".?!") != words.size() - 1);
        if (line->reading.has_id || is_entry) line->reading.fault = LabelFault::above_turns;
    }
}

}  // namespace

std::vector<Line> read_lines(const std::vector<RawBlock>& blocks, const std::vector<bool>& skip) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!skip[i] && may_hold_speech(blocks[i])) append_lines(blocks[i], i, lines);
    }
    drop_chance_times(lines);
    find_names_after_times(lines);
    std::vector<LineReading> readings;
    readings.reserve(lines.size());
    for (Line& line : lines) readings.push_back(std::move(line.reading));
    accept_labels(readings);
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i].reading = std::move(readings[i]);
    drop_labels_above_turns(lines, std::find(skip.begin(), skip.end(), true) != skip.end());
    std::erase_if(lines, [&](const Line& line) {
        return blocks[line.block].kind == BlockKind::heading && !line.is_accepted();
    });
    return lines;
}

bool is_transcript(const std::vector<Line>& lines, std::size_t table_rows) {
    std::size_t paragraphs = table_rows;
    std::size_t heads = 0;
    std::size_t first = lines.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == 0 || lines[i].block != lines[i - 1].block || lines[i].is_accepted()) ++paragraphs;
        if (!lines[i].is_accepted()) continue;
        first = std::min(first, i);
        last = i;
        if (lines[i].reading.words_begin >= lines[i].reading.words_end) ++heads;
    }
    const Tally tally = tally_of(lines);
    if (table_rows * 3 >= paragraphs && table_rows > 0) return true;
    // A label on a line of its own and its words are one paragraph.
    paragraphs -= std::min(heads, paragraphs);
    if (tally.speakers.size() < 2 || tally.labelled < 2) return false;
    const bool all_ids = tally.ids == tally.speakers.size();
    if (tally.recurring < 2 && (!all_ids || tally.labelled * 3 < paragraphs * 2)) return false;
    const bool spans_file = first * 5 <= lines.size() && (lines.size() - last) * 5 <= lines.size();
    const bool is_common =
        tally.labelled * 10 >= paragraphs * 3 || (all_ids && spans_file && tally.labelled * 7 >= paragraphs);
    if (!is_common) return false;
    if (tally.question_labels == tally.speakers.size()) return !is_faq(lines);
    return !is_form(tally);
}

}  // namespace evidex
