#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidex/document.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// One printed line, or the part of it that stands in one column. Measures are points from the top left
/// corner of the page.
struct PdfLine {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    double size = 0;        ///< Height of its letters, which goes with the size of the font.
    double first_word = 0;  ///< Width of its first word.
    std::string text;

    [[nodiscard]] double middle() const { return (top + bottom) / 2; }
    [[nodiscard]] double width() const { return right - left; }
};

struct PdfPage {
    int number = 0;
    double width = 0;
    double height = 0;
    std::vector<PdfLine> lines;  ///< In no order to rely on.
};

struct PdfPages {
    Citation citation;  ///< From the file's properties.
    std::vector<PdfPage> pages;
    int complaints = 0;  ///< Errors that the PDF program met in the file.
};

/// Lines with their places, as `pdftotext` finds them in a process of its own under limits. Fails for
/// passwords, damage and running out of time, each with its own words.
Result<PdfPages> pdf_pages(std::string_view bytes);

}  // namespace evidex
