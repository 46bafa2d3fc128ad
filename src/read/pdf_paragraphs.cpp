#include "read/pdf_paragraphs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/unicode.hpp"

namespace evidex {
namespace {

constexpr double kGap = 1.2;         // Of the usual leading: more is a gap.
constexpr double kOtherSize = 0.06;  // Relative difference that the eye sees.
constexpr double kIndent = 0.8;      // In letter heights.
constexpr double kCellGap = 1.5;  // In letter heights: more between two parts of a row makes cells of them.

/// One row of a column; several parts if it is a row of a table.
struct Row {
    std::vector<PdfLine> parts;

    [[nodiscard]] const PdfLine& first() const { return parts.front(); }
    [[nodiscard]] double size() const { return parts.front().size; }
    [[nodiscard]] double right() const { return parts.back().right; }
    [[nodiscard]] bool is_table() const { return parts.size() > 1; }
};

/// A bullet, number or label apart from its text belongs to it.
bool leads_text(const std::string& text) {
    return text.ends_with(':') || text.size() <= 3 || has_item_number(text + " x") ||
           text.find_first_not_of("0123456789.") == std::string::npos;
}

/// Joins the parts of a row that are one text.
void add_part(Row& row, const PdfLine& part) {
    PdfLine& last = row.parts.back();
    const double gap = part.left - last.right;
    const bool is_lead = row.parts.size() == 1 && leads_text(last.text);
    if (gap > kCellGap * part.size && !is_lead) {
        row.parts.push_back(part);
        return;
    }
    last.text += (gap > 0.1 * part.size || is_lead ? " " : "") + part.text;
    last.right = std::max(last.right, part.right);
    last.bottom = std::max(last.bottom, part.bottom);
    last.size = std::max(last.size, part.size);
}

std::vector<Row> rows_of(const PdfColumn& column) {
    std::vector<Row> rows;
    for (const PdfLine& line : column.lines) {
        const bool same_row =
            !rows.empty() &&
            std::abs(line.middle() - rows.back().first().middle()) < rows.back().size() / 2 &&
            line.left >= rows.back().right() - line.size / 2;
        if (same_row) {
            add_part(rows.back(), line);
        } else {
            rows.push_back({{line}});
        }
    }
    return rows;
}

bool ends_sentence(std::string_view text) {
    for (const std::string_view closing : {"”", "’", "\"", "'", ")", "]"}) {
        if (text.ends_with(closing)) text.remove_suffix(closing.size());
    }
    return !text.empty() && std::string_view(".?!:;").find(text.back()) != std::string_view::npos;
}

bool starts_low(const std::string& text) {
    std::size_t at = 0;
    const char32_t first = next_code_point(text, at);
    return is_letter(first) && !is_upper(first);
}

bool has_label(const std::string& text, const PdfStyle& style) {
    const std::size_t colon = text.find(':');
    return colon != std::string::npos && style.labels.contains(text.substr(0, colon));
}

/// Where a row stands: what is before and behind it.
struct Context {
    const std::vector<Row>& paragraph;  ///< The open paragraph; not empty.
    const Row* next = nullptr;
    bool last_hung = false;  ///< The paragraph before had hanging lines.
};

bool hangs(const std::vector<Row>& rows) {
    return rows.size() > 1 && rows[1].first().left > rows[0].first().left + kIndent * rows[0].size();
}

/// Decides where in one column paragraphs begin.
class Cutter {
public:
    Cutter(const PdfPlace& place, const PdfStyle& style) : place_(place), style_(style) {}

    [[nodiscard]] bool begins(const Row& row, const Context& context) const {
        const Row& last = context.paragraph.back();
        if (row.is_table() || last.is_table()) return true;
        const bool other_size =
            std::abs(row.size() - last.size()) > kOtherSize * std::max(row.size(), last.size());
        if (other_size || gap(last, row)) return true;
        const std::string& text = row.first().text;
        if (has_bullet(text) || has_label(text, style_)) return true;
        if (is_display(row)) return has_item_number(text);
        if (last.first().text.ends_with('-')) return false;
        return indents(row, context) || stops_early(last, row);
    }

private:
    /// Larger than running text: headings, which are broken by hand.
    [[nodiscard]] bool is_display(const Row& row) const { return row.size() > 1.1 * style_.size; }

    [[nodiscard]] bool gap(const Row& above, const Row& below) const {
        const double step = below.first().bottom - above.first().bottom;
        const bool usual = std::abs(below.size() - style_.size) < kOtherSize * style_.size;
        return step > (usual ? kGap * style_.leading : 1.75 * below.size());
    }

    /// A first line that stands in, or one that stands out behind hanging lines.
    [[nodiscard]] bool indents(const Row& row, const Context& context) const {
        const double step = kIndent * row.size();
        const Row& last = context.paragraph.back();
        const double here = row.first().left;
        const double before = last.first().left;
        const bool one_line = context.paragraph.size() == 1;
        if (here > before + step) return !(one_line && hangs_below(last, row, context));
        return here < before - step && !one_line;
    }

    /// Whether a row further in than the first line of a paragraph goes on with it, as in lists, lists of
    /// references and transcripts.
    [[nodiscard]] bool hangs_below(const Row& first, const Row& row, const Context& context) const {
        const std::string& text = first.first().text;
        if (has_bullet(text) || has_item_number(text) || has_label(text, style_)) return true;
        if (!ends_sentence(text) || context.last_hung) return true;
        return context.next != nullptr && std::abs(context.next->first().left - row.first().left) < 1 &&
               !gap(row, *context.next);
    }

    /// The line above ends although the first word of this one had room there.
    [[nodiscard]] bool stops_early(const Row& above, const Row& row) const {
        const double room = place_.column.right - above.right() - 0.8 * row.size();
        if (room < row.first().first_word) return false;
        return ends_sentence(above.parts.back().text) || !starts_low(row.first().text);
    }

    const PdfPlace& place_;
    const PdfStyle& style_;
};

PdfParagraph paragraph_from(const PdfPlace& place, int column, const std::vector<Row>& rows,
                            double bottom_above) {
    PdfParagraph out;
    out.page = place.page;
    out.column = column;
    out.left = rows.front().first().left;
    out.column_left = place.column.left;
    out.column_right = place.column.right;
    out.top = rows.front().first().top;
    out.bottom = rows.back().first().bottom;
    out.size = rows.front().size();
    out.gap_above = bottom_above < 0 ? 0 : rows.front().first().bottom - bottom_above;
    out.last_right = rows.back().right();
    if (rows.front().is_table()) {
        for (const PdfLine& cell : rows.front().parts) out.cells.push_back(cell.text);
    } else {
        for (const Row& row : rows) out.lines.push_back(row.first().text);
    }
    return out;
}

}  // namespace

std::string PdfParagraph::text() const {
    std::string out;
    for (const std::string& line : lines) {
        if (!out.empty()) out += '\n';
        out += line;
    }
    return out;
}

std::vector<PdfParagraph> pdf_paragraphs(const std::vector<PdfPlace>& places, const PdfStyle& style) {
    std::vector<PdfParagraph> out;
    int column = 0;
    for (const PdfPlace& place : places) {
        const Cutter cutter(place, style);
        std::vector<Row> rows = rows_of(place.column);
        std::vector<Row> open;
        double bottom_above = -1;
        bool last_hung = false;
        const auto close = [&] {
            if (open.empty()) return;
            out.push_back(paragraph_from(place, column, open, bottom_above));
            bottom_above = open.back().first().bottom;
            last_hung = hangs(open);
            open.clear();
        };
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Row* next = i + 1 < rows.size() ? &rows[i + 1] : nullptr;
            if (!open.empty() && cutter.begins(rows[i], {open, next, last_hung})) close();
            open.push_back(rows[i]);
        }
        close();
        ++column;
    }
    return out;
}

}  // namespace evidex
