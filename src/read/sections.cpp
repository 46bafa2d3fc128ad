#include "read/sections.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/section_names.hpp"

namespace evidex {
namespace {

re2::StringPiece piece_of(std::string_view text) {
    return {text.data(), text.size()};
}

/// "2.1 Waiting times ........ 14"
bool has_dot_leader(std::string_view text) {
    static const RE2 leader(R"((?:\.[ \t]?){4,}[ \t]*(?:\d{1,4}|[ivxlc]+)[ \t]*$|…{2,}[ \t]*\d{1,4}[ \t]*$)");
    return text.size() < 300 && RE2::PartialMatch(piece_of(text), leader);
}

/// A line of a contents page: short, with a page number at its end.
bool ends_in_page(std::string_view text) {
    static const RE2 page(R"([^\d\s,.;:-].*[ \t](?:\d{1,4}|[ivxlc]{1,6})[ \t]*$)");
    return text.size() < 160 && RE2::PartialMatch(piece_of(text), page);
}

/// "12. Smith A, Jones BC. Title. Journal 2014;3:1–9." and "Smith, A. (2014). …"
bool looks_like_reference(std::string_view text) {
    if (text.size() < 30 || text.size() > 1200) return false;
    static const RE2 numbered(R"(^[ \t]*(?:\[\d{1,3}\]|\d{1,3}[.)]?)[ \t]+\pL)");
    static const RE2 authors(
        R"(^[ \t]*(?:(?:\[\d{1,3}\]|\d{1,3}[.)]?)[ \t]+)?(?:(?:van|von|de|der|den|di|la|le|du|dos|da) )*\p{Lu}[\pL'’-]+(?:[ -]\p{Lu}[\pL'’-]+)?,?[ ]\p{Lu}{1,3}(?:[., &-]|$))");
    static const RE2 year(R"((?:^|[^\d])(?:19|20)\d\d[a-z]?(?:[^\d]|$)|(?i:in press))");
    static const RE2 source(
        R"(\d+[ ]?\(?\d*\)?[ ]?[:,][ ]?[Ss]?e?\d+|https?://|(?i:doi)|Press|(?i:journal)|Retrieved|London|New York)");
    const re2::StringPiece bytes = piece_of(text);
    if (!RE2::PartialMatch(bytes, year)) return false;
    const int signs = (RE2::PartialMatch(bytes, authors) ? 2 : 0) +
                      (RE2::PartialMatch(bytes, numbered) ? 1 : 0) +
                      (RE2::PartialMatch(bytes, source) ? 1 : 0);
    return signs >= 3 || (signs == 2 && RE2::PartialMatch(bytes, authors));
}

bool is_text(const Piece& piece) {
    return piece.block.kind == BlockKind::paragraph || piece.block.kind == BlockKind::list_item;
}

/// A paragraph that is nothing but the name of a known section is its heading.
bool is_bare_heading(const Piece& piece) {
    return piece.block.kind == BlockKind::paragraph && piece.block.text.size() < 60 && piece.before.empty() &&
           section_of_heading(piece.block.text).has_value();
}

/// Runs of at least `kFewest` paragraphs that look like references, in a file whose list has no heading.
std::size_t mark_reference_runs(std::vector<Piece>& pieces) {
    constexpr std::size_t kFewest = 5;
    std::size_t marked = 0;
    for (std::size_t begin = 0; begin < pieces.size();) {
        std::size_t end = begin;
        std::size_t hits = 0;
        std::size_t misses = 0;
        for (std::size_t i = begin; i < pieces.size() && is_text(pieces[i]) && misses < 2; ++i) {
            if (looks_like_reference(pieces[i].block.text)) {
                ++hits;
                misses = 0;
                end = i + 1;
            } else {
                ++misses;
                if (i == begin) break;
            }
        }
        if (hits >= kFewest && hits * 10 >= (end - begin) * 7) {
            for (std::size_t i = begin; i < end; ++i) {
                if (pieces[i].block.section != SectionKind::references) ++marked;
                pieces[i].block.section = SectionKind::references;
            }
        }
        begin = std::max(end, begin + 1);
    }
    return marked;
}

/// Names, places and dates between the title and the first sentence.
void mark_title_page(std::vector<Piece>& pieces) {
    constexpr std::size_t kMost = 4;
    const auto title = std::find_if(pieces.begin(), pieces.end(),
                                    [](const Piece& piece) { return piece.block.kind == BlockKind::title; });
    if (title == pieces.end()) return;
    std::size_t count = 0;
    for (auto piece = title + 1; piece != pieces.end() && count < kMost; ++piece, ++count) {
        const std::string_view text = trimmed(piece->block.text);
        if (piece->block.kind != BlockKind::paragraph || text.size() > 200 || text.empty()) return;
        if (has_dot_leader(text)) return;
        if (std::string_view(".?!:").find(text.back()) != std::string_view::npos) return;
        if (!piece->block.section) piece->block.section = SectionKind::front;
    }
}

/// Which section is open, and at which level it was opened.
struct OpenSection {
    SectionKind kind = SectionKind::body;
    int level = 0;
};

void enter_heading(const RawBlock& heading, OpenSection& open) {
    const std::optional<SectionKind> kind = section_of_heading(heading.text);
    const int level = std::max(heading.level, 1);
    // Under "Methods" a deeper "Participants" is methods still; under "References" any heading ends the list.
    const bool is_inside = open.kind != SectionKind::body && level > open.level;
    const bool is_apart =
        kind == SectionKind::references || kind == SectionKind::back || kind == SectionKind::consent;
    if (kind && (!is_inside || is_apart)) {
        open = {*kind, level};
    } else if (!is_inside) {
        open = {};
    }
}

/// A contents page without further headings ends where its lines have no page numbers.
bool has_left_contents(const Piece& piece, const OpenSection& open) {
    if (open.kind != SectionKind::contents || !is_text(piece)) return false;
    return piece.block.text.size() > 160;
}

}  // namespace

SectionCounts assign_sections(std::vector<Piece>& pieces) {
    SectionCounts counts;
    OpenSection open;
    mark_title_page(pieces);
    for (Piece& piece : pieces) {
        RawBlock& block = piece.block;
        const bool in_contents =
            has_dot_leader(block.text) || (open.kind == SectionKind::contents && ends_in_page(block.text));
        if (!in_contents && is_bare_heading(piece)) {
            block.kind = BlockKind::heading;
            if (block.level == 0) block.level = 1;
        }
        if (in_contents && block.kind == BlockKind::heading) block.kind = BlockKind::paragraph;
        if (block.kind == BlockKind::heading) enter_heading(block, open);
        if (has_left_contents(piece, open)) open = {};
        if (block.section) continue;
        block.section = open.kind;
        if (in_contents) {
            block.section = SectionKind::contents;
            ++counts.contents;
        } else if (is_text(piece)) {
            if (const auto kind = section_announced_by(block.text)) block.section = kind;
        }
    }
    counts.references = mark_reference_runs(pieces);
    for (Piece& piece : pieces) {
        if (piece.block.section == SectionKind::references && is_text(piece)) {
            piece.block.kind = BlockKind::reference;
            piece.block.level = 0;
        }
    }
    return counts;
}

void guess_headings(std::vector<Piece>& pieces) {
    constexpr std::size_t kLongest = 90;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        RawBlock& block = pieces[i].block;
        const std::string_view text = trimmed(block.text);
        if (block.kind != BlockKind::paragraph || text.empty() || block.section) continue;
        if (count_code_points(text) > kLongest || text.find('\n') != std::string_view::npos) continue;
        std::size_t at = 0;
        const char32_t first = next_code_point(text, at);
        const bool is_sentence = text.back() == '.' || text.back() == ',' || text.back() == ';' ||
                                 text.back() == '!' || text.back() == ':';
        const bool is_followed = i + 1 < pieces.size() && pieces[i + 1].block.kind != BlockKind::list_item &&
                                 count_code_points(pieces[i + 1].block.text) > kLongest;
        if (is_sentence || !(is_upper(first) || is_digit(first)) || has_dot_leader(text)) continue;
        if (i == 0) {
            block.kind = BlockKind::title;
        } else if (is_followed) {
            block.kind = BlockKind::heading;
            block.level = 2;
        }
    }
}

}  // namespace evidex
