#include "report/document.hpp"

#include <fmt/format.h>

#include "report/words.hpp"

namespace evidex {
namespace {

std::string place_of(const Block& block) {
    if (block.millis >= 0) return clock_text(block.millis);
    return block.page > 0 ? fmt::format("p. {}", block.page) : std::string();
}

}  // namespace

Table blocks_table(const Document& document) {
    Table table;
    table.columns = {{"begin", "Byte", true, Column::For::both, 1},
                     {"kind", "Kind"},
                     {"section", "Section", false, Column::For::both, 1},
                     {"place", "Where"},
                     {"speaker", "Speaker"},
                     {"text", "Text"}};
    for (const Block& block : document.blocks) {
        const std::string_view kind = name_of(block.kind);
        const Ink ink =
            block.kind == BlockKind::heading || block.kind == BlockKind::title ? Ink::bold : Ink::plain;
        table.rows.push_back({std::int64_t{block.span.begin}, kind, name_of(block.section), place_of(block),
                              block.speaker,
                              Cell(Json(slice(document.text, block.span)),
                                   std::string(slice(document.text, block.span)), ink)});
    }
    return table;
}

std::string document_heading(const Document& document, const Look& look) {
    const Citation& citation = document.citation;
    std::string out;
    if (!citation.title.empty()) out += paragraph(paint(citation.title, Ink::bold, look), {}, "", look);
    std::string about = std::string(name_of(document.kind)) + ", " + std::string(name_of(document.format));
    for (const std::string& author : citation.authors) about += "; " + author;
    if (citation.year) about += fmt::format("; {}", *citation.year);
    if (!citation.doi.empty()) about += "; doi " + citation.doi;
    out += paragraph(about, {}, "", look);
    for (const Warning& warning : document.warnings) {
        const std::string line = warning.line > 0 ? fmt::format(" (line or page {})", warning.line) : "";
        out += paragraph("note: " + warning.message + line, {}, "", look);
    }
    return out + "\n";
}

}  // namespace evidex
