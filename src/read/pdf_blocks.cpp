#include "read/pdf_blocks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "read/inline_text.hpp"

namespace evidex {
namespace {

constexpr double kHeadingSize = 1.1;  // Relative to running text.
constexpr double kTitleSize = 1.25;
constexpr double kNoteSize = 0.93;
constexpr std::size_t kLongestHeading = 250;      // Bytes, if its size says that it is one …
constexpr std::size_t kLongestPlainHeading = 90;  // … and if only its place says so.

/// A paragraph with what it was found to be.
struct Piece {
    const PdfParagraph* paragraph = nullptr;
    const PdfParagraph* tail = nullptr;  ///< Where it ends, if it runs over columns.
    BlockKind kind = BlockKind::paragraph;
    std::string text;
};

char32_t first_letter(const std::string& text) {
    std::size_t at = 0;
    return next_code_point(text, at);
}

bool ends_with_any(std::string_view text, std::string_view ends) {
    return !text.empty() && ends.find(text.back()) != std::string_view::npos;
}

bool is_caption(const std::string& text) {
    constexpr std::array<std::string_view, 6> kWords = {"Figure ", "Fig. ",  "Table ",
                                                        "Box ",    "Chart ", "Exhibit "};
    for (const std::string_view word : kWords) {
        if (!text.starts_with(word)) continue;
        const std::size_t behind = text.find_first_not_of("0123456789", word.size());
        return behind != word.size() && behind != std::string::npos &&
               (text[behind] == '.' || text[behind] == ':');
    }
    return false;
}

/// `text` without the bullet before it.
std::string without_bullet(const std::string& text) {
    return std::string(trim(std::string_view(text).substr(text.find(' '))));
}

class Classifier {
public:
    Classifier(const std::vector<PdfParagraph>& all, const PdfStyle& style, double page_height)
        : all_(all), style_(style), page_height_(page_height) {}

    [[nodiscard]] BlockKind kind_of(std::size_t index) const {
        const PdfParagraph& paragraph = all_[index];
        const std::string text = paragraph.text();
        if (!paragraph.cells.empty()) return BlockKind::table_cell;
        if (has_bullet(text)) return BlockKind::list_item;
        if (is_caption(text)) return BlockKind::caption;
        if (is_heading(index, text)) return BlockKind::heading;
        if (is_note(index)) return BlockKind::footnote;
        return has_item_number(text) ? BlockKind::list_item : BlockKind::paragraph;
    }

private:
    [[nodiscard]] bool is_heading(std::size_t index, const std::string& text) const {
        const PdfParagraph& paragraph = all_[index];
        if (paragraph.size > kHeadingSize * style_.size) {
            return text.size() <= kLongestHeading && !ends_with_any(text, ".,;");
        }
        return paragraph.lines.size() == 1 && text.size() <= kLongestPlainHeading &&
               !ends_with_any(text, ".,;:") && starts_like_heading(text) && stands_above_text(index);
    }

    [[nodiscard]] static bool starts_like_heading(const std::string& text) {
        const char32_t first = first_letter(text);
        const bool has_letters = std::any_of(text.begin(), text.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        });
        return has_letters && (is_upper(first) || is_digit(first));
    }

    /// A line set off above and close to the paragraph below it. In the size of running text, only above text
    /// of several lines: an answer in a transcript may be as short as a heading.
    [[nodiscard]] bool stands_above_text(std::size_t index) const {
        const PdfParagraph& here = all_[index];
        if (index + 1 == all_.size()) return false;
        const PdfParagraph& next = all_[index + 1];
        const double indent = 1.5 * style_.size;
        const bool other_font = std::abs(here.size - style_.size) > 0.01 * style_.size;
        const bool set_off = here.gap_above == 0 || here.gap_above > 1.15 * style_.leading;
        const bool close =
            next.column == here.column && next.gap_above < here.gap_above + 0.2 * style_.leading;
        return set_off && (close || here.gap_above == 0) && next.cells.empty() &&
               here.size > 0.95 * style_.size && std::abs(here.left - next.left) < indent &&
               (other_font || next.lines.size() > 1);
    }

    /// Small print at the end of a column in the lower half of a page.
    [[nodiscard]] bool is_note(std::size_t index) const {
        const PdfParagraph& here = all_[index];
        if (here.size > kNoteSize * style_.size || here.top < page_height_ / 2) return false;
        for (std::size_t i = index + 1; i < all_.size() && all_[i].column == here.column; ++i) {
            if (all_[i].size > kNoteSize * style_.size) return false;
        }
        return true;
    }

    const std::vector<PdfParagraph>& all_;
    const PdfStyle& style_;
    double page_height_;
};

/// Whether a paragraph goes on in another at the head of the next column or page.
bool runs_on(const Piece& above, const Piece& below, const PdfStyle& style) {
    const PdfParagraph& a = *above.tail;
    const PdfParagraph& b = *below.paragraph;
    const bool flows = above.kind == BlockKind::paragraph || above.kind == BlockKind::list_item;
    if (!flows || below.kind != BlockKind::paragraph || a.column == b.column) return false;
    if (b.gap_above > 0 || std::abs(a.size - b.size) > 0.06 * style.size) return false;
    if (above.text.ends_with('-')) return true;
    std::string_view end = above.text;
    for (const std::string_view closing : {"”", "’", "\"", "'", ")"}) {
        if (end.ends_with(closing)) end.remove_suffix(closing.size());
    }
    if (ends_with_any(end, ".?!:")) return false;
    const std::size_t colon = below.text.find(':');
    if (colon != std::string::npos && style.labels.contains(below.text.substr(0, colon))) return false;
    if (is_letter(first_letter(below.text)) && !is_upper(first_letter(below.text))) return true;
    const bool full = a.last_right > a.column_right - 3 * style.size;
    return full && b.left < b.column_left + 0.8 * style.size;
}

/// Joins what runs on, past captions and notes that stand between.
void join_runs(std::vector<Piece>& pieces, const PdfStyle& style) {
    std::vector<Piece> out;
    std::optional<std::size_t> open;  // The last piece of running text.
    for (Piece& piece : pieces) {
        if (open && runs_on(out[*open], piece, style)) {
            out[*open].text += '\n' + piece.text;
            out[*open].tail = piece.tail;
            continue;
        }
        const bool aside = piece.kind == BlockKind::caption || piece.kind == BlockKind::footnote;
        out.push_back(std::move(piece));
        if (!aside) open = out.size() - 1;
    }
    pieces = std::move(out);
}

/// Sizes of headings from the largest, by whole points.
int level_of(const std::set<long, std::greater<>>& sizes, double size) {
    const auto larger = std::distance(sizes.begin(), sizes.find(std::lround(size)));
    return std::min(static_cast<int>(larger) + 1, 6);
}

/// The largest heading of the first page is the title.
const PdfParagraph* title_among(const std::vector<Piece>& pieces, const PdfStyle& style, int first_page) {
    const PdfParagraph* title = nullptr;
    for (const Piece& piece : pieces) {
        if (piece.kind != BlockKind::heading || piece.paragraph->page != first_page) continue;
        if (piece.paragraph->size < kTitleSize * style.size) continue;
        if (title == nullptr || piece.paragraph->size > 1.02 * title->size) title = piece.paragraph;
    }
    return title;
}

void append_cells(std::vector<RawBlock>& out, const PdfParagraph& row, int table, int number) {
    int column = 0;
    for (const std::string& cell : row.cells) {
        RawBlock block;
        block.kind = BlockKind::table_cell;
        block.text = cell;
        block.page = row.page;
        block.table = table;
        block.row = number;
        block.column = ++column;
        out.push_back(std::move(block));
    }
}

}  // namespace

std::vector<RawBlock> pdf_blocks(const std::vector<PdfParagraph>& paragraphs, const PdfStyle& style,
                                 double page_height) {
    const Classifier classifier(paragraphs, style, page_height);
    std::vector<Piece> pieces;
    pieces.reserve(paragraphs.size());
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        pieces.push_back({&paragraphs[i], &paragraphs[i], classifier.kind_of(i), paragraphs[i].text()});
    }
    const PdfParagraph* title = title_among(pieces, style, paragraphs.empty() ? 1 : paragraphs[0].page);
    std::set<long, std::greater<>> sizes;
    for (const Piece& piece : pieces) {
        if (piece.kind == BlockKind::heading && piece.paragraph != title)
            sizes.insert(std::lround(piece.paragraph->size));
    }
    join_runs(pieces, style);

    std::vector<RawBlock> out;
    int tables = 0;
    int rows = 0;
    bool in_table = false;
    for (const Piece& piece : pieces) {
        const bool is_row = piece.kind == BlockKind::table_cell;
        if (is_row) {
            if (!in_table) {
                ++tables;
                rows = 0;
            }
            append_cells(out, *piece.paragraph, tables, ++rows);
        } else {
            RawBlock block;
            block.kind = title != nullptr && piece.paragraph == title ? BlockKind::title : piece.kind;
            block.level = block.kind == BlockKind::heading ? level_of(sizes, piece.paragraph->size) : 0;
            block.text = has_bullet(piece.text) ? without_bullet(piece.text) : piece.text;
            block.wrapped = true;
            block.page = piece.paragraph->page;
            out.push_back(std::move(block));
        }
        in_table = is_row;
    }
    return out;
}

}  // namespace evidex
