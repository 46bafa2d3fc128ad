#include "report/look.hpp"

#include <algorithm>

#include "base/spans.hpp"
#include "base/unicode.hpp"

namespace evidex {
namespace {

std::string_view code_of(Ink ink) {
    switch (ink) {
        case Ink::bold:
            return "\x1b[1m";
        case Ink::dim:
            return "\x1b[2m";
        case Ink::red:
            return "\x1b[31m";
        case Ink::green:
            return "\x1b[32m";
        case Ink::yellow:
            return "\x1b[33m";
        case Ink::cyan:
            return "\x1b[36m";
        case Ink::mark:
            return "\x1b[1;33m";
        case Ink::plain:
            break;
    }
    return {};
}

bool is_break(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Bytes from `at` that fill at most `width` columns, at least one code point.
std::size_t fitting(std::string_view text, std::size_t at, std::size_t end, std::size_t width) {
    std::size_t used = 0;
    std::size_t next = at;
    while (next < end) {
        std::size_t behind = next;
        next_code_point(text, behind);
        used += display_width(text.substr(next, behind - next));
        if (used > width && next > at) break;
        next = behind;
    }
    return next;
}

Span span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The state of wrapping: the line being filled, and the lines that are full.
struct Wrapping {
    std::string_view text;
    std::size_t width;
    std::vector<Span> lines;
    std::size_t begin = 0, end = 0;  ///< Of the line being filled.
    bool open = false;

    void close() {
        if (open) lines.push_back(span_of(begin, end));
        open = false;
    }
    void add_word(std::size_t from, std::size_t to) {
        if (open && display_width(text.substr(begin, to - begin)) > width) close();
        if (!open) {
            begin = from;
            for (std::size_t cut = fitting(text, begin, to, width); cut < to;
                 cut = fitting(text, begin, to, width)) {
                lines.push_back(span_of(begin, cut));
                begin = cut;
            }
        }
        open = true;
        end = to;
    }
};

}  // namespace

std::string paint(std::string_view text, Ink ink, const Look& look) {
    if (!look.colour || ink == Ink::plain || text.empty()) return std::string(text);
    std::string out(code_of(ink));
    out += text;
    out += "\x1b[0m";
    return out;
}

std::string highlight(std::string_view text, Span part, const std::vector<Span>& marks, const Look& look) {
    std::string out;
    std::uint32_t at = part.begin;
    for (const Span mark : marks) {
        if (!mark.overlaps(part)) continue;
        const Span inside{std::max(mark.begin, part.begin), std::min(mark.end, part.end)};
        out += slice(text, {at, inside.begin});
        const std::string_view words = slice(text, inside);
        out += look.colour ? paint(words, Ink::mark, look) : "**" + std::string(words) + "**";
        at = inside.end;
    }
    out += slice(text, {at, part.end});
    return out;
}

std::vector<Span> wrap(std::string_view text, std::size_t width) {
    Wrapping wrapping{text, std::max<std::size_t>(width, 8), {}};
    for (std::size_t at = 0; at < text.size();) {
        if (is_break(text[at])) {
            if (text[at] == '\n') wrapping.close();
            ++at;
            continue;
        }
        const std::size_t from = at;
        while (at < text.size() && !is_break(text[at])) ++at;
        wrapping.add_word(from, at);
    }
    wrapping.close();
    return wrapping.lines;
}

std::string paragraph(std::string_view text, const std::vector<Span>& marks, std::string_view indent,
                      const Look& look) {
    const std::vector<Span> merged = join_neighbours(text, marks);
    const std::size_t used = display_width(indent);
    std::string out;
    for (const Span line : wrap(text, look.width > used ? look.width - used : 0)) {
        out += indent;
        out += highlight(text, line, merged, look);
        out += '\n';
    }
    return out;
}

}  // namespace evidex
