#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/cues.hpp"
#include "read/labels.hpp"
#include "read/readers.hpp"
#include "read/text_input.hpp"

namespace evidex {
namespace {

constexpr std::int64_t kLongestPause = 2'000;  // milliseconds inside one turn
constexpr std::size_t kLongTurn = 1'200;       // bytes; from here a sentence end ends the block

/// Words of one speaker inside one cue.
struct Utterance {
    std::string speaker;
    std::string words;
    std::int64_t begin = -1;
    std::int64_t end = -1;
    int line = 0;
    bool starts_turn = false;  ///< Said by another person than what stands before, though no name tells.
};

/// The label that each line of each cue carries, accepted or rejected over the whole file.
std::vector<LineReading> read_labels(const std::vector<Cue>& cues) {
    std::vector<LineReading> readings;
    for (const Cue& cue : cues) {
        for (std::size_t i = 0; i < cue.lines.size(); ++i) {
            readings.push_back(cue.voices[i].empty() ? read_line(cue.lines[i], false) : LineReading{});
        }
    }
    accept_labels(readings);
    return readings;
}

bool is_dash(std::string_view line) {
    return line.substr(0, 2) == "- " || line.substr(0, 4) == "– " || line.substr(0, 2) == ">>";
}

std::string_view without_dash(std::string_view line) {
    const std::size_t at = line.find_first_not_of("->– ");
    return at == std::string_view::npos ? line : line.substr(at);
}

/// A name that occurs once may be a speaker: its words are nobody's rather than the wrong person's.
bool is_doubtful(const LineReading& reading) {
    return reading.form == LabelForm::colon && reading.fault == LabelFault::only_once;
}

/// Cuts cues into utterances; a cue without a name goes on with the speaker before it.
class Conversation {
public:
    void add(const Cue& cue, const std::vector<LineReading>& readings, std::size_t first) {
        bool voiced = false;
        for (std::size_t i = 0; i < cue.lines.size(); ++i) {
            const LineReading& reading = readings[first + i];
            const std::string& line = cue.lines[i];
            Utterance next{speaker_, line, cue.begin, cue.end, cue.line + static_cast<int>(i), false};
            if (!cue.voices[i].empty()) {
                voiced = in_voices_ = true;
                next.speaker = without_badges(collapse_blanks(cue.voices[i]));
            } else if (reading.form != LabelForm::none && reading.fault == LabelFault::none) {
                next.speaker = reading.label;
                next.words = line.substr(reading.words_begin);
            } else if (is_doubtful(reading)) {
                next.speaker.clear();
                next.starts_turn = true;
            } else if (is_dash(line) && (cue.lines.size() > 1 || line[0] == '>' || in_dashes_)) {
                in_dashes_ = true;
                next.words = without_dash(line);
                next.speaker.clear();
                next.starts_turn = true;
            } else if (in_voices_ && !voiced) {
                next.speaker.clear();
            } else if (!speaker_.empty() && i == 0) {
                ++inferred_;
            }
            speaker_ = next.speaker;
            utterances_.push_back(std::move(next));
        }
    }

    [[nodiscard]] const std::vector<Utterance>& utterances() const { return utterances_; }
    [[nodiscard]] std::size_t inferred() const { return inferred_; }

private:
    std::vector<Utterance> utterances_;
    std::string speaker_;
    bool in_voices_ = false;  ///< The file names voices: a cue without one is nobody's.
    bool in_dashes_ = false;  ///< The file marks a change of speaker by a dash.
    std::size_t inferred_ = 0;
};

bool ends_sentence(std::string_view words) {
    return !words.empty() && std::string_view(".?!").find(words.back()) != std::string_view::npos;
}

/// Joins successive utterances of one speaker; the first one's time stays.
std::vector<RawBlock> join_turns(const std::vector<Utterance>& utterances) {
    std::vector<RawBlock> blocks;
    const Utterance* previous = nullptr;
    for (const Utterance& next : utterances) {
        const bool pause = previous != nullptr && previous->end >= 0 && next.begin >= 0 &&
                           next.begin - previous->end > kLongestPause;
        const bool is_full =
            !blocks.empty() && blocks.back().text.size() > kLongTurn && ends_sentence(blocks.back().text);
        if (previous != nullptr && !pause && !is_full && !next.starts_turn &&
            previous->speaker == next.speaker) {
            blocks.back().text += " " + next.words;
        } else {
            RawBlock block;
            block.kind = next.speaker.empty() ? BlockKind::paragraph : BlockKind::turn;
            block.text = next.words;
            block.speaker = next.speaker;
            block.millis = next.begin;
            block.line = next.line;
            blocks.push_back(std::move(block));
        }
        previous = &next;
    }
    return blocks;
}

RawDocument read_cues(std::string_view bytes, Format format) {
    TextInput input = decode_text(bytes);
    const std::string text = clean_text(input.text).text;
    CueFile file = parse_cues(text);
    drop_rolled_up(file.cues);
    const std::vector<LineReading> readings = read_labels(file.cues);
    Conversation conversation;
    std::size_t first = 0;
    for (const Cue& cue : file.cues) {
        conversation.add(cue, readings, first);
        first += cue.lines.size();
    }
    RawDocument document;
    document.format = format;
    document.kind = SourceKind::interview;
    document.blocks = join_turns(conversation.utterances());
    document.warnings = std::move(input.warnings);
    document.warnings.insert(document.warnings.end(), file.warnings.begin(), file.warnings.end());
    if (conversation.inferred() > 0) {
        document.warnings.push_back({"speaker",
                                     std::to_string(conversation.inferred()) +
                                         " captions without a name were given to the speaker before them",
                                     0});
    }
    return document;
}

}  // namespace

Result<RawDocument> read_vtt(std::string_view bytes) {
    return read_cues(bytes, Format::vtt);
}

Result<RawDocument> read_srt(std::string_view bytes) {
    return read_cues(bytes, Format::srt);
}

}  // namespace evidex
