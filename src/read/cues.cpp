#include "read/cues.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "base/number.hpp"
#include "read/clean.hpp"
#include "read/cue_text.hpp"
#include "read/stamps.hpp"
#include "read/text_input.hpp"

namespace evidex {
namespace {

struct Timing {
    std::int64_t begin = -1;
    std::int64_t end = -1;
    bool is_broken = false;
};

/// A line with an arrow that begins like a time is a timing line, even if a digit was mistyped.
std::optional<Timing> timing_of(std::string_view line) {
    static const RE2 good(
        R"(^[ \t]*((?:\d+:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[ \t]*-->[ \t]*((?:\d+:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)(?:[ \t].*)?$)");
    static const RE2 broken(R"(^[ \t]*\d[^ \t]*[ \t]*-+>[ \t]*(?:\d|$))");
    if (line.find("->") == std::string_view::npos) return std::nullopt;
    const re2::StringPiece text(line.data(), line.size());
    re2::StringPiece begin;
    re2::StringPiece end;
    if (RE2::FullMatch(text, good, &begin, &end)) {
        const auto from = parse_time({begin.data(), begin.size()});
        const auto to = parse_time({end.data(), end.size()});
        if (from && to) return Timing{*from, *to, false};
        return Timing{from.value_or(-1), to.value_or(-1), true};
    }
    if (RE2::PartialMatch(text, broken)) return Timing{-1, -1, true};
    return std::nullopt;
}

bool starts(std::string_view line, std::string_view word) {
    return line.substr(0, word.size()) == word &&
           (line.size() == word.size() || line[word.size()] == ' ' || line[word.size()] == '\t');
}

bool is_blank(std::string_view line) {
    return trimmed(line).empty();
}

/// Walks over the lines; each method reads one kind of block and leaves `at_` behind it.
class CueParser {
public:
    explicit CueParser(std::string_view text) : lines_(split_lines(text)) {}

    CueFile parse() {
        skip_header();
        while (at_ < lines_.size()) {
            if (is_blank(line(at_))) {
                ++at_;
            } else if (const auto timing = timing_of(line(at_))) {
                read_cue(*timing);
            } else if (is_above_timing(at_)) {
                take_id();
            } else if (starts(line(at_), "NOTE") || line(at_) == "STYLE" || line(at_) == "REGION") {
                skip_block();
            } else {
                read_stray();
            }
        }
        return std::move(file_);
    }

private:
    [[nodiscard]] std::string_view line(std::size_t at) const {
        return at < lines_.size() ? lines_[at].text : std::string_view();
    }

    [[nodiscard]] bool is_above_timing(std::size_t at) const {
        return at + 1 < lines_.size() && !is_blank(line(at)) && timing_of(line(at + 1)).has_value();
    }

    /// Inside a cue a line above the next timing line is words ("Yes", "7"), unless it goes on with the
    /// numbers that the file has used so far.
    [[nodiscard]] bool is_id_inside(std::size_t at, bool is_first) const {
        const std::optional<long> number = number_of(line(at));
        if (!is_above_timing(at) || !number || last_id_ < 0) return false;
        return is_first ? *number == last_id_ + 1 : *number > last_id_;
    }

    void take_id() {
        if (const std::optional<long> number = number_of(line(at_))) last_id_ = *number;
        ++at_;
    }

    void skip_header() {
        if (line(0).substr(0, 6) != "WEBVTT") return;
        while (at_ < lines_.size() && !is_blank(line(at_)) && !timing_of(line(at_)) && !is_above_timing(at_))
            ++at_;
    }

    void skip_block() {
        while (at_ < lines_.size() && !is_blank(line(at_)) && !timing_of(line(at_))) ++at_;
    }

    void read_cue(const Timing& timing) {
        Cue cue;
        cue.begin = timing.begin;
        cue.end = timing.end;
        cue.is_broken = timing.is_broken;
        if (timing.is_broken) {
            file_.warnings.push_back({"time",
                                      "the time \"" + std::string(trimmed(line(at_))) +
                                          "\" cannot be read; its words are kept without a time",
                                      lines_[at_].number});
        }
        ++at_;
        read_words(cue);
    }

    /// Words with no timing line above them are kept, too.
    void read_stray() {
        file_.warnings.push_back(
            {"time", "these words have no time; they are kept without one", lines_[at_].number});
        Cue cue;
        cue.is_broken = true;
        read_words(cue);
    }

    void read_words(Cue& cue) {
        cue.line = at_ < lines_.size() ? lines_[at_].number : 0;
        bool is_first = true;
        while (at_ < lines_.size() && !is_blank(line(at_)) && !timing_of(line(at_))) {
            if (is_id_inside(at_, is_first)) break;
            add_words(cue);
            is_first = false;
        }
        if (!cue.lines.empty()) file_.cues.push_back(std::move(cue));
    }

    static std::optional<long> number_of(std::string_view text) { return parse_number<long>(trimmed(text)); }

    void add_words(Cue& cue) {
        CueText text = cue_text(line(at_));
        ++at_;
        std::string words(trimmed(text.words));
        if (words.empty()) return;
        cue.lines.push_back(std::move(words));
        cue.voices.push_back(std::move(text.voice));
    }

    std::vector<TextLine> lines_;
    std::size_t at_ = 0;
    long last_id_ = -1;  ///< The last number that stood above a timing line.
    CueFile file_;
};

}  // namespace

CueFile parse_cues(std::string_view text) {
    return CueParser(text).parse();
}

void drop_rolled_up(std::vector<Cue>& cues) {
    const auto repeats = [&](std::size_t i) {
        constexpr std::int64_t kTouch = 50;  // milliseconds between cues that follow each other at once
        const Cue& before = cues[i - 1];
        const Cue& cue = cues[i];
        return cue.begin >= 0 && before.end >= 0 && cue.begin <= before.end + kTouch &&
               cue.lines.front() == before.lines.back() && cue.voices.front().empty();
    };
    std::vector<std::size_t> repeated;
    for (std::size_t i = 1; i < cues.size(); ++i) {
        if (repeats(i)) repeated.push_back(i);
    }
    // A "Yes." said twice is no roll-up: those repeat throughout the file.
    if (repeated.size() * 4 < cues.size()) return;
    for (const std::size_t i : repeated) {
        cues[i].lines.erase(cues[i].lines.begin());
        cues[i].voices.erase(cues[i].voices.begin());
    }
    cues.erase(std::remove_if(cues.begin(), cues.end(), [](const Cue& cue) { return cue.lines.empty(); }),
               cues.end());
}

}  // namespace evidex
