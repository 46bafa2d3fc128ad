#include <algorithm>
#include <set>
#include <string>

#include "read/clean.hpp"
#include "read/hyphens.hpp"
#include "read/raw.hpp"
#include "read/sections.hpp"
#include "read/transcript.hpp"

namespace evidex {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

void clean_blocks(RawDocument& raw) {
    std::size_t repaired = 0;
    std::size_t unreadable = 0;
    const auto clean = [&](std::string& text) {
        Cleaned cleaned = clean_text(text);
        repaired += cleaned.repaired;
        unreadable += cleaned.unreadable;
        text = std::move(cleaned.text);
    };
    for (RawBlock& block : raw.blocks) {
        clean(block.text);
        clean(block.speaker);
    }
    if (repaired > 0) {
        raw.warnings.push_back(
            {"characters",
             counted(repaired, "character", "characters") +
                 " of Windows (curly quotes, dashes) stood where no text belongs and were repaired"});
    }
    if (unreadable > 0) {
        raw.warnings.push_back(
            {"characters",
             counted(unreadable, "character", "characters") +
                 " could not be read and are shown as \uFFFD; saving the original as UTF-8 may help"});
    }
}

/// Voices that the format itself names stand before their words, as in a written transcript.
void write_format_labels(std::vector<Piece>& pieces) {
    for (Piece& piece : pieces) {
        if (piece.block.speaker.empty() || !piece.before.empty() || !piece.after.empty()) continue;
        piece.before = piece.block.speaker + ": ";
        piece.block.kind = BlockKind::turn;
    }
}

bool has_named_turns(const RawDocument& raw) {
    return raw.kind == SourceKind::interview ||
           std::any_of(raw.blocks.begin(), raw.blocks.end(),
                       [](const RawBlock& block) { return !block.speaker.empty(); });
}

std::vector<Piece> as_pieces(std::vector<RawBlock>& blocks) {
    std::vector<Piece> pieces;
    pieces.reserve(blocks.size());
    for (RawBlock& block : blocks) pieces.push_back({std::move(block), {}, {}});
    return pieces;
}

/// Finds the turns, unless the format gave them or, like journal articles, has none.
std::vector<Piece> take_pieces(RawDocument& raw) {
    if (has_named_turns(raw)) {
        raw.kind = SourceKind::interview;
        std::vector<Piece> pieces = as_pieces(raw.blocks);
        write_format_labels(pieces);
        raw.warnings.push_back(turn_summary(pieces));
        return pieces;
    }
    if (raw.format == Format::jats) return as_pieces(raw.blocks);
    Turns turns = find_turns(std::move(raw.blocks));
    if (turns.is_transcript) raw.kind = SourceKind::interview;
    raw.warnings.insert(raw.warnings.end(), turns.warnings.begin(), turns.warnings.end());
    return std::move(turns.pieces);
}

/// Cells of one row are parted by a tab, lines of one block by a line end, blocks by an empty line.
std::string_view separator(const RawBlock& previous, const RawBlock& next) {
    const bool same_table = previous.table > 0 && previous.table == next.table;
    if (same_table && previous.row == next.row) return "\t";
    return same_table ? "\n" : "\n\n";
}

void append_piece(const Piece& piece, std::string_view gap, Document& document) {
    const RawBlock& raw = piece.block;
    const std::string words = collapse_blanks(raw.text);
    std::string before = collapse_blanks(piece.before);
    const std::string after = collapse_blanks(piece.after);
    if (words.empty() && before.empty() && after.empty()) return;
    if (!document.text.empty()) document.text += gap;
    if (!before.empty() && !words.empty()) before += piece.before.back() == '\n' ? '\n' : ' ';
    document.text += before;
    Block block;
    block.kind = raw.kind;
    block.section = raw.section.value_or(SectionKind::body);
    block.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += words;
    block.span.end = static_cast<std::uint32_t>(document.text.size());
    if (!after.empty()) document.text += (words.empty() && before.empty() ? "" : " ") + after;
    block.level = raw.kind == BlockKind::heading ? std::max(raw.level, 1) : 0;
    block.speaker = collapse_blanks(raw.speaker);
    block.page = raw.page;
    block.millis = raw.millis;
    if (!words.empty()) document.blocks.push_back(std::move(block));
}

/// What a document calls itself on its first page, where its format has no place for a title.
std::string title_of(const std::vector<Piece>& pieces) {
    const auto title = std::find_if(pieces.begin(), pieces.end(),
                                    [](const Piece& piece) { return piece.block.kind == BlockKind::title; });
    return title == pieces.end() ? std::string() : collapse_blanks(title->block.text);
}

void report(const HyphenCounts& hyphens, const SectionCounts& sections, std::vector<Warning>& warnings) {
    if (hyphens.joined + hyphens.kept > 0) {
        warnings.push_back({"hyphens", "hyphens at line ends: " + std::to_string(hyphens.joined) +
                                           " words joined, " + std::to_string(hyphens.kept) +
                                           " hyphens kept"});
    }
    if (sections.references > 0) {
        warnings.push_back({"references", counted(sections.references, "paragraph looks", "paragraphs look") +
                                              " like entries of a reference list and will not be tagged"});
    }
    if (sections.contents > 0) {
        warnings.push_back({"contents", counted(sections.contents, "line looks", "lines look") +
                                            " like a contents page and will not be tagged"});
    }
}

}  // namespace

Document canonicalise(RawDocument raw) {
    clean_blocks(raw);
    std::vector<Piece> pieces = take_pieces(raw);
    const HyphenCounts hyphens = join_lines(pieces);
    SectionCounts sections;
    if (raw.kind == SourceKind::document) {
        if (raw.format == Format::text) guess_headings(pieces);
        sections = assign_sections(pieces);
    }
    report(hyphens, sections, raw.warnings);

    Document document;
    document.format = raw.format;
    document.kind = raw.kind;
    document.citation = std::move(raw.citation);
    document.warnings = std::move(raw.warnings);
    if (document.citation.title.empty()) document.citation.title = title_of(pieces);
    const RawBlock* previous = nullptr;
    for (const Piece& piece : pieces) {
        append_piece(piece, previous == nullptr ? "" : separator(*previous, piece.block), document);
        previous = &piece.block;
    }
    return document;
}

}  // namespace evidex
