#include "report/evidence_report_document.hpp"

namespace evidex {
namespace {

/// Signs that CommonMark, pipe tables or HTML give a meaning.
std::string escaped(std::string_view text, std::string_view line_end) {
    constexpr std::string_view kSigns = "\\`*_{}[]<>#|&~$!";
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += line_end;
            continue;
        }
        if (kSigns.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// Words that would begin a list or a rule at the head of a line.
std::string guarded(std::string text) {
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == std::string::npos) return text;
    const bool is_number = digits > 0 && (text[digits] == '.' || text[digits] == ')');
    const bool is_sign = digits == 0 && (text[0] == '-' || text[0] == '+' || text[0] == '=');
    if (is_number || is_sign) text.insert(digits, "\\");
    return text;
}

std::string runs_text(const std::vector<DocxRun>& runs, std::string_view line_end) {
    std::string out;
    for (const DocxRun& run : runs) {
        const std::string_view mark = run.bold || run.marked ? "**" : run.italic ? "*" : "";
        // Mark-up does not hold over line ends or before blanks.
        const std::size_t end = run.text.find_last_not_of(" \n") + 1;
        const std::string words = escaped(std::string_view(run.text).substr(0, end), line_end);
        out += std::string(words.empty() ? "" : mark) + words + std::string(words.empty() ? "" : mark);
        out += escaped(std::string_view(run.text).substr(end), line_end);
    }
    return out;
}

std::string paragraph_text(const DocxParagraph& paragraph) {
    switch (paragraph.style) {
        case ParagraphStyle::title:
            return "# " + runs_text(paragraph.runs, " ");
        case ParagraphStyle::subtitle:
            return "**" + runs_text(paragraph.runs, " ") + "**";
        case ParagraphStyle::heading1:
            return "## " + runs_text(paragraph.runs, " ");
        case ParagraphStyle::heading2:
            return "### " + runs_text(paragraph.runs, " ");
        case ParagraphStyle::heading3:
            return "#### " + runs_text(paragraph.runs, " ");
        case ParagraphStyle::quote:
            return "> " + guarded(runs_text(paragraph.runs, "\\\n> "));
        case ParagraphStyle::caption:
            return ">\n> — " + runs_text(paragraph.runs, " ");
        case ParagraphStyle::bullet:
            return "- " + guarded(runs_text(paragraph.runs, " "));
        case ParagraphStyle::normal:
            break;
    }
    return guarded(runs_text(paragraph.runs, "\\\n"));
}

std::string table_text(const DocxTable& table) {
    std::string out = "|";
    std::string rule = "|";
    for (const std::string& name : table.header) {
        out += " " + escaped(name, " ") + " |";
        rule += " --- |";
    }
    out += "\n" + rule;
    for (const auto& row : table.rows) {
        out += "\n|";
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            out += " " + (i < row.size() ? runs_text(row[i], " ") : std::string()) + " |";
        }
    }
    return out;
}

/// What stands between two blocks: list items follow one another, a caption belongs to its quote.
std::string_view gap_between(const DocxBlock& before, const DocxBlock& after) {
    const auto* first = std::get_if<DocxParagraph>(&before);
    const auto* second = std::get_if<DocxParagraph>(&after);
    if (first == nullptr || second == nullptr) return "\n\n";
    const bool is_list = first->style == ParagraphStyle::bullet && second->style == ParagraphStyle::bullet;
    const bool is_quote = first->style == ParagraphStyle::quote && second->style == ParagraphStyle::caption;
    return is_list || is_quote ? "\n" : "\n\n";
}

}  // namespace

std::string markdown_of(const DocxDocument& document) {
    std::string out;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const DocxBlock& block = document.blocks[i];
        if (i > 0) out += gap_between(document.blocks[i - 1], block);
        const auto* table = std::get_if<DocxTable>(&block);
        out += table != nullptr ? table_text(*table) : paragraph_text(std::get<DocxParagraph>(block));
    }
    return out + "\n";
}

}  // namespace evidex
