#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
#include "read/clean.hpp"
#include "read/markdown_inline.hpp"
#include "read/readers.hpp"
#include "read/text_input.hpp"

namespace evidex {
namespace {

constexpr std::size_t kWidest = 110;  // columns; a hard-wrapped text has no longer lines
constexpr std::size_t kNarrowest = 40;

bool is_blank(std::string_view line) {
    return trimmed(line).empty();
}

/// Code points of the first word of a line.
std::size_t first_word_width(std::string_view line) {
    const std::string_view words = trimmed(line);
    return count_code_points(words.substr(0, words.find_first_of(" \t")));
}

std::size_t width_of(std::string_view line) {
    return count_code_points(line.substr(0, line.find_last_not_of(" \t\r") + 1));
}

/// Column at which the lines of a file were cut; 0 = they were not. In a cut text nearly every line that goes
/// on is so long that the next word would not have fitted.
std::size_t wrap_width(const std::vector<TextLine>& lines) {
    std::size_t widest = 0;
    std::size_t filled = 0;
    std::size_t too_wide = 0;
    for (const TextLine& line : lines) {
        if (is_blank(line.text)) continue;
        ++filled;
        const std::size_t width = width_of(line.text);
        if (width > kWidest) {
            ++too_wide;
        } else {
            widest = std::max(widest, width);
        }
    }
    if (too_wide * 50 > filled || widest < kNarrowest) return 0;  // a web address may stand out
    std::size_t inner = 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (is_blank(lines[i].text) || is_blank(lines[i + 1].text)) continue;
        ++inner;
        const std::size_t needed = width_of(lines[i].text) + 1 + first_word_width(lines[i + 1].text);
        if (needed + widest / 10 > widest) ++full;
    }
    return inner >= 3 && full * 10 >= inner * 6 ? widest : 0;
}

/// Bytes of "- ", "• ", "3. " or "(a) " at the start of a line; 0 = no list item.
std::size_t marker_size(std::string_view line) {
    constexpr std::size_t kLongest = 4;  // bytes; a longer first word needs no pattern to tell
    const std::string_view words = trimmed(line);
    if (std::min(words.find_first_of(" \t"), words.size()) > kLongest) return 0;
    static const RE2 marker(R"(^([ \t]*(?:[-*+•‣◦▪–·]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+)\S)");
    re2::StringPiece found;
    if (!RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), marker, &found)) return 0;
    return found.size();
}

/// Bullets are layout; numbers belong to the words.
bool is_bullet(std::string_view marker) {
    return marker.find_first_of(".)") == std::string_view::npos;
}

bool ends_sentence(std::string_view line) {
    const std::string_view words = trimmed(line);
    return !words.empty() && std::string_view(".?!:").find(words.back()) != std::string_view::npos;
}

/// Whether a line of a hard-wrapped text goes on in the next one.
bool goes_on(std::string_view line, std::string_view next, std::size_t width) {
    if (marker_size(next) > 0) return false;
    return !ends_sentence(line) || width_of(line) + 1 + first_word_width(next) + width / 5 > width;
}

/// A line of dashes, stars or the like: a drawn rule, no words.
bool is_rule(std::string_view line) {
    const std::string_view marks = trimmed(line);
    return marks.size() >= 3 && marks.find_first_not_of("-=_*~# ") == std::string_view::npos;
}

RawBlock begin_block(const TextLine& line) {
    RawBlock block;
    block.line = line.number;
    const std::size_t marker = marker_size(line.text);
    if (marker > 0) block.kind = BlockKind::list_item;
    block.text = trimmed(line.text.substr(is_bullet(line.text.substr(0, marker)) ? marker : 0));
    return block;
}

/// Bold labels (`**Sam:** words`) are Markdown, whatever the file is called.
bool is_markdown_transcript(const std::vector<TextLine>& lines) {
    return std::count_if(lines.begin(), lines.end(),
                         [](const TextLine& line) { return has_bold_label(line.text); }) >= 3;
}

}  // namespace

Result<RawDocument> read_plain(std::string_view bytes) {
    TextInput input = decode_text(bytes);
    RawDocument document;
    document.format = Format::text;
    document.warnings = std::move(input.warnings);
    std::string text = std::move(input.text);
    std::replace(text.begin(), text.end(), '\f', ' ');  // page marks of printed text
    const std::vector<TextLine> lines = split_lines(text);
    if (is_markdown_transcript(lines)) {
        Result<RawDocument> markdown = read_markdown(bytes);
        if (markdown) markdown->format = Format::text;
        return markdown;
    }
    const std::size_t width = wrap_width(lines);
    bool is_open = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i].text;
        if (is_blank(line) || is_rule(line)) {
            is_open = false;
            continue;
        }
        if (is_open && width > 0 && goes_on(lines[i - 1].text, line, width)) {
            document.blocks.back().text += "\n" + std::string(trimmed(line));
            document.blocks.back().wrapped = true;
        } else {
            document.blocks.push_back(begin_block(lines[i]));
        }
        is_open = true;
    }
    return document;
}

}  // namespace evidex
