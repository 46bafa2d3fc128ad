#pragma once

#include <set>
#include <string>
#include <vector>

#include "read/pdf_columns.hpp"
#include "read/pdf_pages.hpp"

namespace evidex {

/// What is usual in a file; paragraphs and headings show by how they differ from it.
struct PdfStyle {
    double size = 0;     ///< Of the letters of running text.
    double leading = 0;  ///< From one line to the next.
    std::set<std::string>
        labels;  ///< `Name:` at the beginning of three lines or more: a transcript's speakers.
};

/// Lines that belong together on one page and in one column.
struct PdfParagraph {
    int page = 0;
    int column = 0;  ///< Counts columns through the whole file.
    double left = 0;
    double column_left = 0;
    double column_right = 0;
    double top = 0;
    double bottom = 0;
    double size = 0;
    double gap_above = 0;            ///< To the line before in the column; 0 for the first.
    double last_right = 0;           ///< Where its last line ends.
    std::vector<std::string> lines;  ///< One a printed line …
    std::vector<std::string> cells;  ///< … or, for a row of a table, its cells.

    [[nodiscard]] std::string text() const;  ///< Lines joined by `\n`.
};

/// One column of a page with the page it is on.
struct PdfPlace {
    int page = 0;
    double page_height = 0;
    PdfColumn column;
};

PdfStyle pdf_style(const std::vector<PdfPlace>& places);

/// Cuts columns into paragraphs: at gaps, changes of size, indents, bullets, labels, and behind lines that
/// end although the next word had room.
std::vector<PdfParagraph> pdf_paragraphs(const std::vector<PdfPlace>& places, const PdfStyle& style);

/// Whether a line begins with a bullet, or with a number or letter that counts items.
bool has_bullet(const std::string& line);
bool has_item_number(const std::string& line);

}  // namespace evidex
