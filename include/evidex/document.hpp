#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/span.hpp"

namespace evidex {

enum class Format { unknown, text, markdown, html, docx, odt, pdf, vtt, srt, jats };

/// Lower-case name of a format ("docx"), as printed and stored.
[[nodiscard]] std::string_view name_of(Format format);
[[nodiscard]] std::optional<Format> format_from(std::string_view name);

/// What a source is: people talking, or writing.
enum class SourceKind { document, interview };
[[nodiscard]] std::string_view name_of(SourceKind kind);
[[nodiscard]] std::optional<SourceKind> source_kind_from(std::string_view name);

/// One file as it came: its bytes and what they are.
struct Source {
    std::string id;    ///< SHA-256 of the bytes, 64 lower-case hex digits.
    std::string path;  ///< As the user named it.
    Format format = Format::unknown;
    std::string bytes;
};

/// What a file says about itself; empty where it says nothing.
struct Citation {
    std::string title;
    std::vector<std::string> authors;
    std::optional<int> year;
    std::string doi;
};

enum class BlockKind {
    title,
    heading,
    paragraph,
    list_item,
    table_cell,
    caption,
    footnote,
    reference,
    turn,
};
[[nodiscard]] std::string_view name_of(BlockKind kind);
[[nodiscard]] std::optional<BlockKind> block_kind_from(std::string_view name);

/// What part of a source a block belongs to. `where` conditions of the codebook
/// name these; everything from `references` on is kept and searched, never tagged.
enum class SectionKind {
    body,
    abstract,
    introduction,
    methods,
    results,
    discussion,
    references,
    contents,
    keywords,
    front,    ///< Text before the first turn, title pages, author notes at the front.
    back,     ///< Acknowledgements, funding, author notes at the end.
    consent,  ///< Study information and consent boilerplate.
};
[[nodiscard]] std::string_view name_of(SectionKind kind);
[[nodiscard]] std::optional<SectionKind> section_kind_from(std::string_view name);

/// One piece of the canonical text: a paragraph, a heading, a turn of speech …
struct Block {
    BlockKind kind = BlockKind::paragraph;
    SectionKind section = SectionKind::body;
    Span span;                 ///< The words only: speaker label and time stamp lie outside.
    int level = 0;             ///< Headings: 1 is the highest; else 0.
    std::string speaker;       ///< Turns: the label as written, blanks collapsed; else empty.
    int page = 0;              ///< 1-based where the format has pages; else 0.
    std::int64_t millis = -1;  ///< Start time in milliseconds; -1 = none.
};

/// Something a reader repaired, guessed or left out, told to the user.
struct Warning {
    std::string code;     ///< Stable word, for instance "encoding", "hyphens", "comments".
    std::string message;  ///< One plain sentence.
    int line = 0;         ///< Line or page it was met at; 0 = the whole file.

    bool operator==(const Warning&) const = default;
};

/// A file as read: exactly one canonical text, and the blocks that lie in it in order.
struct Document {
    Format format = Format::unknown;
    SourceKind kind = SourceKind::document;
    Citation citation;
    std::string text;           ///< UTF-8, NFC, `\n`; at most 4 GiB - 1 bytes.
    std::vector<Block> blocks;  ///< By position; spans do not overlap.
    std::vector<Warning> warnings;
};

}  // namespace evidex
