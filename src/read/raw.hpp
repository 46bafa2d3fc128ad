#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidex/document.hpp"

namespace evidex {

/// One piece of a file as its reader found it, before the canonical text exists.
struct RawBlock {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;                       ///< Headings: 1 is the highest.
    std::string text;                    ///< Valid UTF-8 without mark-up; `\n` = a line end, `\t` = a tab.
    bool wrapped = false;                ///< Line ends in `text` are layout, not the author's: to be joined.
    std::optional<SectionKind> section;  ///< Only where the format itself says so (JATS `abstract`).
    std::string speaker;                 ///< Only where the format itself names one (a VTT voice).
    int page = 0;                        ///< 1-based; 0 = the format has none.
    std::int64_t millis = -1;            ///< Start time in milliseconds; -1 = none.
    bool bold_label = false;  ///< `text` begins with bold words and a colon: a hint for find_turns.
    int line = 0;             ///< Physical line, for messages; 0 = the format has none.
    int table = 0;            ///< Table cells: number of the table in the file, from 1 …
    int row = 0;              ///< … with its row and column, from 1.
    int column = 0;
};

/// What every format reader makes of bytes.
struct RawDocument {
    Format format = Format::unknown;
    SourceKind kind = SourceKind::document;
    Citation citation;
    std::vector<RawBlock> blocks;
    std::vector<Warning> warnings;
};

/// The one way from pieces to a Document: makes the canonical text (NFC, `\n`, no C0 controls, no soft
/// hyphens or zero-width characters, ligatures as letters, wrapped lines joined) with the blocks' spans in
/// it, names the sections that headings announce, and finds the turns of a transcript. Empty blocks are
/// dropped.
Document canonicalise(RawDocument raw);

}  // namespace evidex
