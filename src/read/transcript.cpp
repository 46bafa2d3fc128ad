#include "read/transcript.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/table_turns.hpp"
#include "read/transcript_lines.hpp"

namespace evidex {
namespace {

using TableTurns = std::map<std::size_t, std::vector<Piece>>;  // by the table's first block

/// Turns of all transcript tables; their blocks are marked in `taken`.
TableTurns find_tables(const std::vector<RawBlock>& blocks, std::vector<bool>& taken) {
    TableTurns tables;
    for (std::size_t begin = 0; begin < blocks.size();) {
        std::size_t end = begin + 1;
        while (end < blocks.size() && blocks[begin].table > 0 && blocks[end].table == blocks[begin].table)
            ++end;
        if (blocks[begin].table > 0) {
            if (auto turns = table_turns(std::span(blocks).subspan(begin, end - begin))) {
                tables.emplace(begin, std::move(*turns));
                std::fill(taken.begin() + static_cast<std::ptrdiff_t>(begin),
                          taken.begin() + static_cast<std::ptrdiff_t>(end), true);
            }
        }
        begin = end;
    }
    return tables;
}

/// One spelling for each speaker: the most frequent one.
class SpeakerNames {
public:
    explicit SpeakerNames(const std::vector<Line>& lines) {
        for (const Line& line : lines) {
            if (line.is_accepted()) ++spellings_[label_key(line.reading.label)][line.reading.label];
        }
    }

    /// `E:` and `e:` may be two people: one-letter labels stay apart if both recur.
    [[nodiscard]] std::string name_of(const std::string& label) const {
        const auto found = spellings_.find(label_key(label));
        if (found == spellings_.end() || stay_apart(found->second)) return label;
        return std::max_element(found->second.begin(), found->second.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })
            ->first;
    }

    [[nodiscard]] std::vector<Warning> warnings() const {
        std::vector<Warning> warnings;
        for (const auto& [key, spellings] : spellings_) {
            if (spellings.size() < 2) continue;
            std::string list;
            for (const auto& [label, count] : spellings)
                list += (list.empty() ? "\"" : ", \"") + label + "\"";
            warnings.push_back(
                {"speaker",
                 list + (stay_apart(spellings) ? " are kept as different speakers; check that they are"
                                               : " are read as one speaker"),
                 0});
        }
        return warnings;
    }

private:
    using Spellings = std::map<std::string, std::size_t>;

    static bool stay_apart(const Spellings& spellings) {
        return spellings.size() > 1 && std::all_of(spellings.begin(), spellings.end(), [](const auto& entry) {
                   return entry.first.size() == 1 && entry.second > 1;
               });
    }

    std::map<std::string, Spellings> spellings_;
};

/// "[End of recording]", "Recording ends.": about the recording, said by nobody.
bool is_remark(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (text.size() > 2 && ((text.front() == '[' && text.find(']') == text.size() - 1) ||
                            (text.front() == '(' && text.find(')') == text.size() - 1))) {
        return true;
    }
    const std::string folded = fold_case(text.substr(0, 60));
    const auto starts = [&](std::string_view words) { return folded.substr(0, words.size()) == words; };
    return text.size() < 60 &&
           (starts("end of ") || starts("recording e") || starts("recording stop") || starts("interview e") ||
            starts("transcript e") || starts("tape e") || starts("transcribed by "));
}

/// `Megan: Hiya`: looks like the accepted labels, but occurs once. Perhaps a speaker, perhaps not.
bool is_doubtful(const Line& line) {
    return line.number == 0 && line.reading.form == LabelForm::colon &&
           line.reading.fault == LabelFault::only_once;
}

/// Cuts blocks into pieces, line by line; knows who is speaking.
class TurnBuilder {
public:
    TurnBuilder(const std::vector<RawBlock>& blocks, const std::vector<Line>& lines)
        : blocks_(blocks), names_(lines) {}

    void add_block(const RawBlock& block) {
        pieces_.push_back({block, {}, {}});
        waiting_ = false;
        if (block.kind == BlockKind::heading) speaker_.clear();
    }

    void add_table(const std::vector<Piece>& pieces) {
        started_ = true;
        waiting_ = false;
        pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
        speaker_.clear();
    }

    void add_line(const Line& line) {
        if (line.is_accepted()) {
            speaker_ = names_.name_of(line.reading.label);
            started_ = true;
            begin_piece(line, line.reading.words_begin, speaker_);
        } else if (line.is_stamp() && started_) {
            begin_piece(line, line.text.size(), speaker_);
        } else if (waiting_) {
            fill_waiting(line);
        } else {
            add_unlabelled(line);
        }
    }

    [[nodiscard]] std::vector<Piece> finish() {
        const auto first = std::find_if(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
            return piece.block.kind == BlockKind::turn && !piece.block.speaker.empty();
        });
        for (auto piece = pieces_.begin(); piece != first; ++piece) {
            if (!piece->block.section) piece->block.section = SectionKind::front;
        }
        start_after_ends();
        return std::move(pieces_);
    }

    [[nodiscard]] std::vector<Warning> warnings() const { return names_.warnings(); }

private:
    void begin_piece(const Line& line, std::size_t words_begin, const std::string& speaker) {
        const LineReading& reading = line.reading;
        const std::size_t words_end = std::max(reading.words_end, words_begin);
        std::string carried = waiting_ ? pieces_.back().before + pieces_.back().after + "\n" : std::string();
        const std::int64_t carried_millis = waiting_ ? pieces_.back().block.millis : -1;
        if (waiting_) pieces_.pop_back();
        Piece piece;
        piece.block = blocks_[line.block];
        piece.block.text = line.text.substr(words_begin, words_end - words_begin);
        piece.block.line += piece.block.line > 0 ? line.number : 0;
        piece.block.speaker = speaker;
        if (!speaker.empty()) piece.block.kind = BlockKind::turn;
        piece.before = std::move(carried) + std::string(line.text.substr(0, words_begin));
        piece.after = line.text.substr(words_end);
        piece.block.millis = carried_millis >= 0 ? carried_millis : piece.block.millis;
        if (reading.lead_millis >= 0) piece.block.millis = reading.lead_millis;
        block_ = line.block;
        end_millis_.resize(pieces_.size(), -1);
        end_millis_.push_back(reading.end_millis);
        waiting_ = trimmed(piece.block.text).empty();
        pieces_.push_back(std::move(piece));
    }

    /// Words behind a label that stands on a line of its own.
    void fill_waiting(const Line& line) { begin_piece(line, line.reading.words_if_rejected, speaker_); }

    void add_unlabelled(const Line& line) {
        const LineReading& reading = line.reading;
        const bool goes_on = !pieces_.empty() && block_ == line.block && line.number > 0 &&
                             reading.words_if_rejected == 0 && pieces_.back().after.empty();
        if (goes_on) {
            Piece& piece = pieces_.back();
            piece.block.text += "\n" + std::string(line.text.substr(0, reading.words_end));
            piece.after = line.text.substr(reading.words_end);
            end_millis_.back() = reading.end_millis;
            return;
        }
        const bool is_cue = reading.fault == LabelFault::production_cue;
        if (is_doubtful(line)) speaker_.clear();
        const bool nobody = is_cue || is_remark(line.text);
        begin_piece(line, reading.words_if_rejected, nobody ? std::string() : speaker_);
    }

    /// f4 puts the time at the end of a paragraph: there the next one starts.
    void start_after_ends() {
        end_millis_.resize(pieces_.size(), -1);
        for (std::size_t i = 1; i < pieces_.size(); ++i) {
            if (pieces_[i].block.millis < 0) pieces_[i].block.millis = end_millis_[i - 1];
        }
    }

    const std::vector<RawBlock>& blocks_;
    SpeakerNames names_;
    std::vector<Piece> pieces_;
    std::vector<std::int64_t> end_millis_;
    std::string speaker_;
    std::size_t block_ = static_cast<std::size_t>(-1);
    bool started_ = false;
    bool waiting_ = false;  ///< The last piece has a label or time, but no words yet.
};

/// Rejected candidates that a person might have meant as speakers, each label once.
std::vector<Warning> rejected_labels(const std::vector<RawBlock>& blocks, const std::vector<Line>& lines) {
    constexpr std::size_t kMost = 30;
    std::vector<Warning> warnings;
    std::set<std::string> seen;
    for (const Line& line : lines) {
        const LineReading& reading = line.reading;
        if (reading.form != LabelForm::colon || reading.fault == LabelFault::none || line.number > 0)
            continue;
        if (reading.fault == LabelFault::clock || reading.fault == LabelFault::web_address) continue;
        if (reading.label.empty() || count_code_points(reading.label) > 40) continue;
        if (!seen.insert(label_key(reading.label)).second) continue;
        const int first = blocks[line.block].line;
        warnings.push_back(
            {"label",
             "\"" + reading.label + "\" is not taken for a speaker: " + std::string(reason_of(reading.fault)),
             first > 0 ? first + line.number : 0});
        if (warnings.size() == kMost) break;
    }
    return warnings;
}

std::vector<Piece> unchanged(std::vector<RawBlock> blocks) {
    std::vector<Piece> pieces;
    pieces.reserve(blocks.size());
    for (RawBlock& block : blocks) pieces.push_back({std::move(block), {}, {}});
    return pieces;
}

}  // namespace

Turns find_turns(std::vector<RawBlock> blocks) {
    Turns turns;
    std::vector<bool> taken(blocks.size(), false);
    const TableTurns tables = find_tables(blocks, taken);
    std::size_t table_rows = 0;
    for (const auto& [block, rows] : tables) table_rows += rows.size();
    const std::vector<Line> lines = read_lines(blocks, taken);
    turns.is_transcript = is_transcript(lines, table_rows);
    if (!turns.is_transcript) {
        turns.pieces = unchanged(std::move(blocks));
        return turns;
    }
    TurnBuilder builder(blocks, lines);
    auto line = lines.begin();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (const auto table = tables.find(i); table != tables.end()) {
            builder.add_table(table->second);
        } else if (!taken[i]) {
            if (line == lines.end() || line->block != i) builder.add_block(blocks[i]);
            for (; line != lines.end() && line->block == i; ++line) builder.add_line(*line);
        }
    }
    turns.pieces = builder.finish();
    turns.warnings = builder.warnings();
    turns.warnings.insert(turns.warnings.begin(), turn_summary(turns.pieces));
    for (Warning& warning : rejected_labels(blocks, lines)) turns.warnings.push_back(std::move(warning));
    return turns;
}

Warning turn_summary(const std::vector<Piece>& pieces) {
    std::map<std::string, std::size_t> turns;
    std::size_t all = 0;
    const std::string* previous = nullptr;
    for (const Piece& piece : pieces) {
        const std::string& speaker = piece.block.speaker;
        if (speaker.empty()) continue;
        if (previous == nullptr || *previous != speaker) {
            ++turns[speaker];
            ++all;
        }
        previous = &speaker;
    }
    if (all == 0) return {"transcript", "read as a recording in which no speaker is named", 0};
    std::string list;
    for (const auto& [speaker, count] : turns) {
        list += (list.empty() ? "" : ", ") + speaker + " " + std::to_string(count);
    }
    return {"transcript", "read as a transcript: " + std::to_string(all) + " turns (" + list + ")", 0};
}

}  // namespace evidex
