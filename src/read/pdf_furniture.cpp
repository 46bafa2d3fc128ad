#include "read/pdf_furniture.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/unicode.hpp"

namespace evidex {
namespace {

/// Rows at each end of a page that may be furniture.
constexpr std::size_t kRows = 2;

bool is_digit_byte(char c) {
    return c >= '0' && c <= '9';
}

/// Words without case and with every number alike.
std::string wording(const std::string& text) {
    std::string out;
    for (const char c : fold_case(text)) {
        if (!is_digit_byte(c)) {
            out += c;
        } else if (out.empty() || out.back() != '0') {
            out += '0';
        }
    }
    return out;
}

/// The same words at the same height: running text may repeat words, but not there.
std::string key_of(const PdfLine& line) {
    return wording(line.text) + '@' + std::to_string(std::lround(line.top));
}

/// `7`, `- 7 -`, `Page 7 of 12`, `vii`, apart from all other lines.
bool is_page_number(const PdfPage& page, const PdfLine& line) {
    static const std::set<std::string> forms = {"0",      "- 0 -", "– 0 –",    "page 0",  "page 0 of 0",
                                                "0 of 0", "0 / 0", "0/0",      "[0]",     "p. 0",
                                                "| 0",    "0 |",   "page | 0", "0 | page"};
    const bool roman = line.text.size() <= 5 && line.text.find_first_not_of("ivx") == std::string::npos;
    if (!roman && !forms.contains(wording(line.text))) return false;
    return std::none_of(page.lines.begin(), page.lines.end(), [&](const PdfLine& other) {
        const double between = std::max(other.top - line.bottom, line.top - other.bottom);
        return &other != &line && between < line.size;
    });
}

/// Indexes of lines by distance from an edge of the page: the outermost rows only.
std::vector<std::size_t> outer_lines(const PdfPage& page, bool at_top) {
    std::vector<std::size_t> order(page.lines.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return at_top ? page.lines[a].top < page.lines[b].top : page.lines[a].bottom > page.lines[b].bottom;
    });
    std::vector<std::size_t> out;
    std::size_t rows = 0;
    double row_middle = -1;
    for (const std::size_t i : order) {
        const PdfLine& line = page.lines[i];
        const bool same_row = rows > 0 && std::abs(line.middle() - row_middle) < line.size / 2;
        if (!same_row && ++rows > kRows) break;
        row_middle = line.middle();
        // Furniture stands in the outer fifth of a page.
        const bool outside = at_top ? line.bottom < page.height / 5 : line.top > page.height * 4 / 5;
        if (outside) out.push_back(i);
    }
    return out;
}

/// On how many pages each line stands at an edge.
std::map<std::string, std::size_t> recurrence(const std::vector<PdfPage>& pages, bool at_top) {
    std::map<std::string, std::size_t> counts;
    for (const PdfPage& page : pages) {
        std::set<std::string> here;
        for (const std::size_t i : outer_lines(page, at_top)) here.insert(key_of(page.lines[i]));
        for (const std::string& key : here) ++counts[key];
    }
    return counts;
}

}  // namespace

std::vector<std::string> drop_furniture(std::vector<PdfPage>& pages) {
    const std::size_t enough = std::min<std::size_t>(3, std::max<std::size_t>(2, (pages.size() + 1) / 2));
    std::vector<std::string> dropped;
    std::set<std::string> told;
    for (const bool at_top : {true, false}) {
        const auto counts = recurrence(pages, at_top);
        for (PdfPage& page : pages) {
            std::vector<std::size_t> going;
            for (const std::size_t i : outer_lines(page, at_top)) {
                const PdfLine& line = page.lines[i];
                const bool is_number = is_page_number(page, line);
                if (counts.at(key_of(line)) < enough && !is_number) continue;
                going.push_back(i);
                if (!is_number && told.insert(wording(line.text)).second) dropped.push_back(line.text);
            }
            std::sort(going.rbegin(), going.rend());
            for (const std::size_t i : going)
                page.lines.erase(page.lines.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    return dropped;
}

}  // namespace evidex
