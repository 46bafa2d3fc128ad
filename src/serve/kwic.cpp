#include "serve/kwic.hpp"

#include <algorithm>

#include "base/spans.hpp"
#include "base/unicode.hpp"
#include "report/quotes.hpp"

namespace evidex {
namespace {

constexpr std::size_t kBeside = 80;

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

/// The end of `text`: at most kBeside code points, from the beginning of a word.
std::string tail_of(std::string_view text) {
    std::size_t at = text.size();
    for (std::size_t count = 0; at > 0 && count < kBeside; ++count) {
        --at;
        while (at > 0 && is_continuation(text[at])) --at;
    }
    if (at == 0) return one_line(text);
    const std::size_t blank = text.find_first_of(" \n", at);
    return one_line(text.substr(blank == std::string_view::npos ? at : blank + 1));
}

std::string head_of(std::string_view text) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < kBeside; ++count) {
        ++at;
        while (at < text.size() && is_continuation(text[at])) ++at;
    }
    if (at == text.size()) return one_line(text);
    const std::size_t blank = text.substr(0, at).find_last_of(" \n");
    return one_line(text.substr(0, blank == std::string_view::npos ? at : blank));
}

/// The words before a hit, the nearest first, for sorting.
std::string reversed_words(const std::string& text) {
    std::string reversed;
    std::size_t end = text.size();
    while (end > 0) {
        while (end > 0 && text[end - 1] == ' ') --end;
        std::size_t begin = end;
        while (begin > 0 && text[begin - 1] != ' ') --begin;
        reversed += text.substr(begin, end - begin) + " ";
        end = begin;
    }
    return fold_case(reversed);
}

}  // namespace

std::vector<KwicLine> kwic_lines(const std::vector<Quote>& quotes) {
    std::vector<KwicLine> lines;
    for (const Quote& quote : quotes) {
        const std::string_view text = quote.text;
        for (const Span mark : join_neighbours(text, quote.marks)) {
            lines.push_back({quote.passage, tail_of(text.substr(0, mark.begin)), one_line(slice(text, mark)),
                             head_of(text.substr(mark.end)), place_of(quote)});
        }
    }
    return lines;
}

void sort_lines(std::vector<KwicLine>& lines, const std::string& by) {
    if (by == "rank") return;
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const KwicLine& line = lines[i];
        order.emplace_back(by == "left"    ? reversed_words(line.left)
                           : by == "right" ? fold_case(line.right)
                                           : line.place,
                           i);
    }
    std::sort(order.begin(), order.end());
    std::vector<KwicLine> sorted;
    sorted.reserve(order.size());
    for (const auto& [key, i] : order) sorted.push_back(std::move(lines[i]));
    lines = std::move(sorted);
}

}  // namespace evidex
