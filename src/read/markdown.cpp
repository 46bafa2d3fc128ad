#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "read/clean.hpp"
#include "read/front_matter.hpp"
#include "read/markdown_inline.hpp"
#include "read/readers.hpp"
#include "read/text_input.hpp"

namespace evidex {
namespace {

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

bool is_thematic_break(std::string_view line) {
    const std::string_view marks = trimmed(line);
    if (marks.size() < 3 || std::string_view("-*_").find(marks.front()) == std::string_view::npos)
        return false;
    return std::all_of(marks.begin(), marks.end(), [&](char c) { return c == marks.front() || c == ' '; }) &&
           std::count(marks.begin(), marks.end(), marks.front()) >= 3;
}

/// Level of `## Heading`; 0 = none.
int heading_level(std::string_view line) {
    std::size_t marks = 0;
    while (marks < line.size() && line[marks] == '#') ++marks;
    return marks >= 1 && marks <= 6 && (marks == line.size() || line[marks] == ' ' || line[marks] == '\t')
               ? static_cast<int>(marks)
               : 0;
}

/// `===` or `---` under a line makes it a heading.
int underline_level(std::string_view line) {
    const std::string_view marks = trimmed(line);
    if (marks.empty() || line.substr(0, 4) == "    ") return 0;
    if (marks.find_first_not_of('=') == std::string_view::npos) return 1;
    return marks.size() >= 2 && marks.find_first_not_of('-') == std::string_view::npos ? 2 : 0;
}

/// Bytes of a list marker with its blanks; 0 = none.
std::size_t marker_size(std::string_view line) {
    static const RE2 pattern(R"(^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\S)");
    re2::StringPiece marker;
    return RE2::PartialMatch(piece(line), pattern, &marker) ? marker.size() : 0;
}

std::string_view without_quote_mark(std::string_view line) {
    while (true) {
        const std::string_view words = trimmed(line);
        if (words.empty() || words.front() != '>') return line;
        line = words.substr(1);
        if (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    }
}

bool is_fence(std::string_view line) {
    const std::string_view words = trimmed(line);
    return words.substr(0, 3) == "```" || words.substr(0, 3) == "~~~";
}

/// Cells of `| a | b |`; an escaped bar belongs to its cell.
std::vector<std::string> cells_of(std::string_view line) {
    line = trimmed(line);
    if (!line.empty() && line.front() == '|') line.remove_prefix(1);
    std::vector<std::string> cells(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
            cells.back() += '|';
            ++i;
        } else if (line[i] == '|') {
            if (i + 1 < line.size()) cells.emplace_back();
        } else {
            cells.back() += line[i];
        }
    }
    return cells;
}

bool is_table_rule(std::string_view line) {
    const std::string_view marks = trimmed(line);
    return marks.find('-') != std::string_view::npos && marks.find('|') != std::string_view::npos &&
           marks.find_first_not_of("|-: \t") == std::string_view::npos;
}

/// Walks over the lines and cuts them into blocks.
class MarkdownParser {
public:
    explicit MarkdownParser(std::vector<TextLine> lines) : lines_(std::move(lines)) {}

    RawDocument parse() {
        FrontMatter front = read_front_matter(lines_);
        document_.citation = std::move(front.citation);
        at_ = front.lines;
        while (at_ < lines_.size()) step();
        close();
        name_title();
        if (code_blocks_ > 0) {
            document_.warnings.push_back(
                {"code", std::to_string(code_blocks_) + " blocks of program code were left out", 0});
        }
        return std::move(document_);
    }

private:
    [[nodiscard]] std::string_view line(std::size_t at) const {
        return at < lines_.size() ? without_quote_mark(lines_[at].text) : std::string_view();
    }

    void step() {
        const std::string_view text = line(at_);
        if (trimmed(text).empty()) {
            close();
            ++at_;
        } else if (is_fence(text)) {
            skip_code();
        } else if (const int level = heading_level(text); level > 0) {
            close();
            add_heading(trimmed(text.substr(static_cast<std::size_t>(level))), level);
        } else if (!open_.empty() && kind_ == BlockKind::paragraph && underline_level(text) > 0) {
            close_as_heading(underline_level(text));
        } else if (is_thematic_break(text)) {
            close();
            ++at_;
        } else if (text.find('|') != std::string_view::npos && is_table_rule(line(at_ + 1))) {
            read_table();
        } else if (trimmed(text).substr(0, 4) == "<!--" && !comments_are_open_) {
            skip_comment();
        } else {
            add_words(text);
        }
    }

    void add_words(std::string_view text) {
        static const RE2 definition(R"(^ {0,3}\[[^\]^][^\]]*\]:[ \t]*(?:https?:|www\.|mailto:|/|#|<)\S*.*$)");
        static const RE2 note(R"(^ {0,3}\[\^[^\] ]+\]:[ \t]*)");
        re2::StringPiece bytes = piece(text);
        if (RE2::FullMatch(bytes, definition)) {
            ++at_;
            return;
        }
        if (RE2::Consume(&bytes, note)) {
            close();
            begin(BlockKind::footnote);
            text = {bytes.data(), bytes.size()};
        } else if (const std::size_t marker = marker_size(text); marker > 0) {
            close();
            begin(BlockKind::list_item);
            text.remove_prefix(marker);
        } else if (open_.empty()) {
            begin(BlockKind::paragraph);
        }
        std::string_view words = trimmed(text);
        if (!words.empty() && words.back() == '\\') words.remove_suffix(1);  // a hard line break
        if (!open_.empty()) open_ += "\n";
        open_ += words;
        ++at_;
    }

    void begin(BlockKind kind) {
        kind_ = kind;
        first_line_ = lines_[at_].number;
    }

    void close() {
        if (!open_.empty()) add_block(kind_, open_);
        open_.clear();
    }

    RawBlock& add_block(BlockKind kind, std::string_view text) {
        RawBlock block;
        block.kind = kind;
        block.text = markdown_words(text);
        block.wrapped = true;
        block.bold_label = has_bold_label(text);
        block.line = first_line_;
        document_.blocks.push_back(std::move(block));
        return document_.blocks.back();
    }

    void add_heading(std::string_view text, int level) {
        while (!text.empty() && text.back() == '#') text.remove_suffix(1);
        first_line_ = lines_[at_].number;
        add_block(BlockKind::heading, trimmed(text)).level = level;
        ++at_;
    }

    void close_as_heading(int level) {
        add_block(BlockKind::heading, open_).level = level;
        open_.clear();
        ++at_;
    }

    void read_table() {
        close();
        ++tables_;
        for (int row = 1; at_ < lines_.size() && line(at_).find('|') != std::string_view::npos; ++at_) {
            if (is_table_rule(line(at_))) continue;
            first_line_ = lines_[at_].number;
            int column = 0;
            for (const std::string& cell : cells_of(line(at_))) {
                RawBlock& block = add_block(BlockKind::table_cell, trimmed(cell));
                block.table = tables_;
                block.row = row;
                block.column = ++column;
            }
            ++row;
        }
    }

    void skip_code() {
        close();
        const std::string fence(trimmed(line(at_)).substr(0, 3));
        const std::size_t begin = at_++;
        while (at_ < lines_.size() && trimmed(line(at_)).substr(0, 3) != fence) ++at_;
        if (at_ == lines_.size()) {
            at_ = begin + 1;  // never closed: the fence is a slip, what follows are words
        } else {
            ++at_;
            ++code_blocks_;
        }
    }

    void skip_comment() {
        const std::size_t begin = at_;
        while (at_ < lines_.size() && line(at_).find("-->") == std::string_view::npos) ++at_;
        if (at_ == lines_.size()) {
            at_ = begin;
            comments_are_open_ = true;
            add_words(line(at_));
        } else {
            ++at_;
        }
    }

    /// The only heading of level 1, at the top of the file, is its title.
    void name_title() {
        const auto is_top = [](const RawBlock& block) {
            return block.kind == BlockKind::heading && block.level == 1;
        };
        std::vector<RawBlock>& blocks = document_.blocks;
        if (blocks.empty() || !is_top(blocks.front())) return;
        if (std::count_if(blocks.begin(), blocks.end(), is_top) == 1) blocks.front().kind = BlockKind::title;
        if (document_.citation.title.empty()) document_.citation.title = clean_text(blocks.front().text).text;
    }

    std::vector<TextLine> lines_;
    std::size_t at_ = 0;
    RawDocument document_;
    std::string open_;  ///< Lines of the block that is being read.
    BlockKind kind_ = BlockKind::paragraph;
    int first_line_ = 0;
    int tables_ = 0;
    int code_blocks_ = 0;
    bool comments_are_open_ = false;  ///< No comment from here on is ever closed: they are words.
};

}  // namespace

Result<RawDocument> read_markdown(std::string_view bytes) {
    const TextInput input = decode_text(bytes);
    RawDocument document = MarkdownParser(split_lines(input.text)).parse();
    document.format = Format::markdown;
    document.warnings.insert(document.warnings.begin(), input.warnings.begin(), input.warnings.end());
    return document;
}

}  // namespace evidex
