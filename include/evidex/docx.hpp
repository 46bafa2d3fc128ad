#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "evidex/result.hpp"

namespace evidex {

/// Words in one look. Line ends and tabs are kept.
struct DocxRun {
    std::string text;
    bool bold = false;
    bool italic = false;
    bool marked = false;  ///< As with a yellow marker.
};

/// The looks that a paragraph may have; all are Word's built-in styles, which users can restyle at once.
enum class ParagraphStyle : std::uint8_t {
    normal,
    title,
    subtitle,
    heading1,
    heading2,
    heading3,
    quote,
    caption,
    bullet
};

struct DocxParagraph {
    ParagraphStyle style = ParagraphStyle::normal;
    std::vector<DocxRun> runs;
};

/// One cell a vector of runs. The header row is repeated on every page.
struct DocxTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::vector<DocxRun>>> rows;  ///< Short rows are filled up.
    std::vector<int> widths;  ///< Share of each column, in any unit; empty = all alike.
};

using DocxBlock = std::variant<DocxParagraph, DocxTable>;

/// A Word document: what to say, and built-in styles for how.
struct DocxDocument {
    std::string title;  ///< For the document's properties; not shown.
    std::string time;   ///< UTC, ISO 8601; for the properties. Empty = none.
    bool landscape = false;
    std::vector<DocxBlock> blocks;
};

/// The bytes of a `.docx` (A4, page numbers at the foot): equal documents give equal bytes. Characters that
/// XML cannot hold are left out. Fails only if memory runs out.
Result<std::string> write_docx(const DocxDocument& document);

/// A paragraph of plain words.
[[nodiscard]] DocxParagraph docx_paragraph(ParagraphStyle style, std::string text);

}  // namespace evidex
