#include <algorithm>
#include <numeric>

#include "base/unicode.hpp"
#include "report/table.hpp"

namespace evidex {
namespace {

constexpr std::size_t kGap = 2;           // columns of the screen between two columns of the table
constexpr std::size_t kNarrowest = 12;    // a column of text is not made narrower than this
constexpr std::size_t kComfortable = 20;  // columns of lower rank give way for this

/// A column as it will be drawn.
struct Drawn {
    std::size_t index;    ///< In the table.
    std::size_t width;    ///< Columns of the screen.
    std::size_t natural;  ///< Width of the longest cell.
};

/// Width of the longest line of a cell.
std::size_t natural_width(std::string_view text) {
    std::size_t widest = 0;
    while (true) {
        const std::size_t end = text.find('\n');
        widest = std::max(widest, display_width(text.substr(0, end)));
        if (end == std::string_view::npos) return widest;
        text.remove_prefix(end + 1);
    }
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        longest = std::max(longest, display_width(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return longest;
}

std::vector<Drawn> natural_columns(const Table& table) {
    std::vector<Drawn> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        if (column.whom == Column::For::data) continue;
        std::size_t cells = 0;
        for (const std::vector<Cell>& row : table.rows) cells = std::max(cells, natural_width(row[i].shown));
        // A heading of several words over narrow cells takes several lines.
        const std::size_t natural = std::max(cells, longest_word(column.title));
        columns.push_back({i, natural, natural});
    }
    return columns;
}

std::size_t total_width(const std::vector<Drawn>& columns) {
    const std::size_t gaps = columns.empty() ? 0 : (columns.size() - 1) * kGap;
    return std::accumulate(columns.begin(), columns.end(), gaps,
                           [](std::size_t sum, const Drawn& column) { return sum + column.width; });
}

std::size_t least_width(const Drawn& column, const Table& table) {
    if (table.columns[column.index].right) return column.width;
    return std::min(column.width, std::max(kNarrowest, longest_word(table.columns[column.index].title)));
}

/// Takes from the widest column of text, one by one, what is too much for the screen.
void fit(std::vector<Drawn>& columns, const Table& table, std::size_t width) {
    while (total_width(columns) > width) {
        Drawn* widest = nullptr;
        for (Drawn& column : columns) {
            const bool can_shrink = column.width > least_width(column, table);
            if (can_shrink && (widest == nullptr || column.width > widest->width)) widest = &column;
        }
        if (widest == nullptr) return;
        --widest->width;
    }
}

bool is_cramped(std::vector<Drawn> columns, const Table& table, std::size_t width) {
    fit(columns, table, width);
    return total_width(columns) > width ||
           std::any_of(columns.begin(), columns.end(), [](const Drawn& column) {
               return column.width < std::min(column.natural, kComfortable);
           });
}

/// The columns that are drawn: while they are cramped, those of the highest rank give way.
std::vector<Drawn> choose_columns(const Table& table, std::size_t width) {
    std::vector<Drawn> columns = natural_columns(table);
    const auto rank = [&](const Drawn& column) { return table.columns[column.index].rank; };
    while (is_cramped(columns, table, width)) {
        const auto least_needed = std::max_element(columns.begin(), columns.end(),
                                                   [&](auto& a, auto& b) { return rank(a) < rank(b); });
        if (least_needed == columns.end() || rank(*least_needed) == 0) break;
        columns.erase(least_needed);
    }
    fit(columns, table, width);
    return columns;
}

/// Draws one row of the table, of as many lines as its highest cell.
template <class Text, class InkOf>
void draw_row(std::string& out, const Table& table, const std::vector<Drawn>& columns, const Look& look,
              Text text_of, InkOf ink_of) {
    std::vector<std::vector<Span>> lines;
    std::size_t height = 1;
    for (const Drawn& column : columns) {
        lines.push_back(wrap(text_of(column.index), column.width));
        height = std::max(height, lines.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
        std::string drawn;
        std::size_t pending = 0;  // blanks not yet written, so that lines do not end in blanks
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string_view words = line < lines[i].size()
                                               ? slice(text_of(columns[i].index), lines[i][line])
                                               : std::string_view();
            const std::size_t used = display_width(words);
            const std::size_t rest = columns[i].width > used ? columns[i].width - used : 0;
            const bool right = table.columns[columns[i].index].right;
            if (right) pending += rest;
            if (!words.empty()) {
                drawn.append(pending, ' ');
                drawn += paint(words, ink_of(columns[i].index), look);
                pending = 0;
            }
            pending += (right ? 0 : rest) + kGap;
        }
        out += drawn + "\n";
    }
}

}  // namespace

std::string to_text(const Table& table, const Look& look) {
    const std::vector<Drawn> columns = choose_columns(table, look.width);
    std::string out;
    draw_row(
        out, table, columns, look, [&](std::size_t i) { return std::string_view(table.columns[i].title); },
        [](std::size_t) { return Ink::bold; });
    for (std::size_t i = 0; i < total_width(columns); ++i) out += "─";
    out += "\n";
    for (const std::vector<Cell>& row : table.rows) {
        draw_row(
            out, table, columns, look, [&](std::size_t i) { return std::string_view(row[i].shown); },
            [&](std::size_t i) { return row[i].ink; });
    }
    return out;
}

}  // namespace evidex
