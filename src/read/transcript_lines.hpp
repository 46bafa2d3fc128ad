#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "read/labels.hpp"
#include "read/raw.hpp"

namespace evidex {

/// One line of a block that might be speech, and what it looks like.
struct Line {
    std::size_t block = 0;
    int number = 0;         ///< Line inside the block, from 0.
    std::string_view text;  ///< Into the block's text.
    LineReading reading;

    [[nodiscard]] bool is_accepted() const {
        return reading.form != LabelForm::none && reading.fault == LabelFault::none;
    }
    /// A time and nothing else.
    [[nodiscard]] bool is_stamp() const {
        return reading.form == LabelForm::none && reading.lead_millis >= 0 &&
               reading.words_begin >= reading.words_end;
    }
};

/// All lines of the blocks that can hold speech, labels accepted or rejected, in order. `skip` marks blocks
/// that are left out.
std::vector<Line> read_lines(const std::vector<RawBlock>& blocks, const std::vector<bool>& skip);

/// Whether labelled lines (and `table_rows` rows of transcript tables) make the file a transcript: they open
/// about a third of its paragraphs, two speakers recur, and it is no leaflet of questions and answers or
/// form.
bool is_transcript(const std::vector<Line>& lines, std::size_t table_rows);

}  // namespace evidex
