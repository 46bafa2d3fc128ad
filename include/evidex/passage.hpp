#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/document.hpp"
#include "evidex/result.hpp"
#include "evidex/span.hpp"

namespace evidex {

/// The unit of coding: a paragraph, list item or speaker turn, or a part of a long one.
struct Passage {
    Span span;  ///< In the document's text.
    BlockKind kind = BlockKind::paragraph;
    SectionKind section = SectionKind::body;
    std::string heading;       ///< The nearest heading above; may be empty.
    std::string speaker;       ///< As written; empty outside transcripts.
    std::string role;          ///< Role id ("young-person"); empty = unknown or not speech.
    bool taggable = true;      ///< False for interviewers, reference lists, headings …
    int page = 0;              ///< 1-based; 0 = none.
    std::int64_t millis = -1;  ///< Start time in milliseconds; -1 = none.
    Span question;             ///< For short answers: the turn before it; empty = none.
};

/// Who a speaker label stands for. Rows are tried in order, exact sources before `*`.
struct SpeakerRow {
    std::string source = "*";  ///< Glob over the source's path or file name.
    std::string label;         ///< Glob over the label, upper and lower case alike; `A|B` = either.
    std::string role;          ///< Role id, or "ask" = deliberately left unknown.
    std::string person;        ///< Pseudonym that joins labels of one person; may be empty.
    bool taggable = true;
};

/// The role id for a spelling of it: "Young person" and "young-person" are one. Lower case, hyphens.
[[nodiscard]] std::string role_id(std::string_view spelling);

/// Reads a `source,speaker,role` CSV that a user wrote. Errors name file and line.
Result<std::vector<SpeakerRow>> load_roles(const std::string& path);

struct SegmentOptions {
    std::string source_path;           ///< For the `source` column of speaker rows.
    std::vector<SpeakerRow> speakers;  ///< The first matching row decides.
    std::uint32_t longest = 1'500;     ///< Code points; longer ones are split at sentence ends.
    std::uint32_t short_answer = 60;   ///< Code points; shorter turns keep the question as context.
    bool tag_interviewer = false;      ///< Whether questions count as evidence.
};

/// Cuts a document into passages, in order, without gaps inside a block. Never joins blocks,
/// speakers or sections.
std::vector<Passage> segment(const Document& document, const SegmentOptions& options);

}  // namespace evidex
