#include "read/pdf_columns.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace evidex {
namespace {

constexpr std::size_t kFewestLines = 4;   // In each of two columns.
constexpr double kMostCrossing = 0.6;     // Share of lines that may run across a gutter.
constexpr double kNarrowestGutter = 0.5;  // In letter heights.
constexpr double kLeastFill = 0.55;       // Of a column's width by its lines: cells of tables fill less.
constexpr int kMostCuts = 3;              // As many as make four columns.

using Lines = std::vector<PdfLine>;

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Extent {
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
};

Extent extent_of(const Lines& lines) {
    Extent out{lines[0].left, lines[0].right, lines[0].top, lines[0].bottom};
    for (const PdfLine& line : lines) {
        out.left = std::min(out.left, line.left);
        out.right = std::max(out.right, line.right);
        out.top = std::min(out.top, line.top);
        out.bottom = std::max(out.bottom, line.bottom);
    }
    return out;
}

/// The lines on either side of a gutter and across it.
struct Sides {
    Lines left;
    Lines right;
    Lines across;
};

Sides split(const Lines& lines, double gutter) {
    Sides out;
    for (const PdfLine& line : lines) {
        (line.right <= gutter ? out.left : line.left >= gutter ? out.right : out.across).push_back(line);
    }
    return out;
}

/// Whether a short line ends a paragraph whose other lines run across the gutter: it stands right below one
/// of them, in the same size, with nothing beside it.
bool ends_wide_paragraph(const PdfLine& line, const Lines& across, const Lines& beside) {
    const bool follows = std::any_of(across.begin(), across.end(), [&](const PdfLine& above) {
        const double step = line.top - above.bottom;
        return std::abs(above.size - line.size) < 0.02 * line.size && step > -0.3 * line.size &&
               step < 0.8 * line.size && line.left >= above.left - line.size && line.right <= above.right;
    });
    return follows && std::none_of(beside.begin(), beside.end(), [&](const PdfLine& other) {
               return other.top < line.bottom && line.top < other.bottom;
           });
}

/// Moves the short last lines of wide paragraphs to those.
void complete_wide_paragraphs(Sides& sides) {
    for (Lines* side : {&sides.left, &sides.right}) {
        const Lines& beside = side == &sides.left ? sides.right : sides.left;
        std::erase_if(*side, [&](const PdfLine& line) {
            if (!ends_wide_paragraph(line, sides.across, beside)) return false;
            sides.across.push_back(line);
            return true;
        });
    }
}

/// Whether lines fill their column as running text does.
bool fills(const Lines& lines) {
    const Extent extent = extent_of(lines);
    std::vector<double> widths;
    for (const PdfLine& line : lines) widths.push_back(line.width());
    return median(widths) > kLeastFill * (extent.right - extent.left);
}

/// Speakers' names beside what they say are no column of their own.
bool are_labels(const Lines& lines) {
    const auto labels =
        std::count_if(lines.begin(), lines.end(), [](const PdfLine& l) { return l.text.ends_with(':'); });
    return 2 * static_cast<std::size_t>(labels) > lines.size();
}

std::optional<double> find_gutter(const Lines& lines, int cuts_left);

/// Whether lines are a column of running text, or several beside each other.
bool is_text(const Lines& lines, int cuts_left) {
    return fills(lines) || (cuts_left > 0 && find_gutter(lines, cuts_left - 1));
}

bool is_two_columns(const Sides& sides, const Extent& all, int cuts_left) {
    if (sides.left.size() < kFewestLines || sides.right.size() < kFewestLines) return false;
    const std::size_t beside = sides.left.size() + sides.right.size();
    if (static_cast<double>(sides.across.size()) >
        kMostCrossing * static_cast<double>(beside + sides.across.size())) {
        return false;
    }
    const Extent left = extent_of(sides.left);
    const Extent right = extent_of(sides.right);
    const double shared = std::min(left.bottom, right.bottom) - std::max(left.top, right.top);
    const double least_width = (all.right - all.left) / 6;
    return shared > 0 && left.right - left.left > least_width && right.right - right.left > least_width &&
           !are_labels(sides.left) && is_text(sides.left, cuts_left) && is_text(sides.right, cuts_left);
}

/// The middle of the widest white strip, crossed by the fewest lines, that parts two columns.
std::optional<double> find_gutter(const Lines& lines, int cuts_left) {
    const Extent all = extent_of(lines);
    const auto width = static_cast<std::size_t>(std::max(0.0, std::ceil(all.right - all.left)) + 1);
    if (lines.size() < 2 * kFewestLines || width > 20'000) return std::nullopt;
    std::vector<double> sizes;
    std::vector<std::size_t> crossing(width, 0);  // Lines over each point of the page's width.
    for (const PdfLine& line : lines) {
        sizes.push_back(line.size);
        const auto from = static_cast<std::size_t>(line.left - all.left);
        const auto to = static_cast<std::size_t>(line.right - all.left);
        for (std::size_t x = from; x <= to && x < width; ++x) ++crossing[x];
    }
    const double narrowest = kNarrowestGutter * median(sizes);
    std::optional<double> best;
    std::size_t fewest = lines.size();
    double widest = 0;
    for (std::size_t x = width / 8; x < width - width / 8;) {
        std::size_t end = x;
        while (end < width && crossing[end] == crossing[x]) ++end;
        const auto strip = static_cast<double>(end - x);
        const double gutter = all.left + static_cast<double>(x + end) / 2;
        const bool better = crossing[x] < fewest || (crossing[x] == fewest && strip > widest);
        if (better && strip >= narrowest && is_two_columns(split(lines, gutter), all, cuts_left)) {
            best = gutter;
            fewest = crossing[x];
            widest = strip;
        }
        x = end;
    }
    return best;
}

/// From top to bottom; parts of one row from left to right.
void sort_rows(Lines& lines) {
    std::stable_sort(lines.begin(), lines.end(),
                     [](const PdfLine& a, const PdfLine& b) { return a.middle() < b.middle(); });
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        const double middle = lines[begin].middle();
        while (end < lines.size() && lines[end].middle() - middle < lines[begin].size / 3) ++end;
        std::stable_sort(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                         lines.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const PdfLine& a, const PdfLine& b) { return a.left < b.left; });
        begin = end;
    }
}

void append(std::vector<PdfColumn>& out, std::vector<PdfColumn> more) {
    for (PdfColumn& column : more) out.push_back(std::move(column));
}

std::vector<PdfColumn> order(Lines lines, int cuts_left) {
    if (lines.empty()) return {};
    const std::optional<double> gutter = cuts_left > 0 ? find_gutter(lines, cuts_left - 1) : std::nullopt;
    if (!gutter) {
        const Extent extent = extent_of(lines);
        sort_rows(lines);
        return {{extent.left, extent.right, std::move(lines)}};
    }
    Sides sides = split(lines, *gutter);
    complete_wide_paragraphs(sides);
    sort_rows(sides.across);
    std::vector<PdfColumn> out;
    // Each line across the gutter ends the columns above it.
    const auto take_above = [](Lines& from, double edge) {
        Lines taken;
        std::copy_if(from.begin(), from.end(), std::back_inserter(taken),
                     [&](const PdfLine& l) { return l.middle() < edge; });
        std::erase_if(from, [&](const PdfLine& l) { return l.middle() < edge; });
        return taken;
    };
    Lines wide;
    for (const PdfLine& line : sides.across) {
        Lines left = take_above(sides.left, line.middle());
        Lines right = take_above(sides.right, line.middle());
        if (!left.empty() || !right.empty()) {
            append(out, order(std::exchange(wide, {}), 0));
            append(out, order(std::move(left), cuts_left - 1));
            append(out, order(std::move(right), cuts_left - 1));
        }
        wide.push_back(line);
    }
    append(out, order(std::move(wide), 0));
    append(out, order(std::move(sides.left), cuts_left - 1));
    append(out, order(std::move(sides.right), cuts_left - 1));
    return out;
}

}  // namespace

std::vector<PdfColumn> reading_order(std::vector<PdfLine> lines) {
    return order(std::move(lines), kMostCuts);
}

}  // namespace evidex
