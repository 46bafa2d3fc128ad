#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/unicode.hpp"
#include "read/pdf_blocks.hpp"
#include "read/pdf_columns.hpp"
#include "read/pdf_furniture.hpp"
#include "read/pdf_pages.hpp"
#include "read/pdf_paragraphs.hpp"
#include "read/properties.hpp"
#include "read/readers.hpp"

namespace evidex {
namespace {

/// Letters a page below which it is a picture of text with, at most, a stamp on it.
constexpr std::size_t kFewestLetters = 20;

std::size_t letters_on(const PdfPage& page) {
    std::size_t count = 0;
    for (const PdfLine& line : page.lines) count += count_code_points(line.text);
    return count;
}

std::vector<PdfPlace> places_in(std::vector<PdfPage> pages) {
    std::vector<PdfPlace> out;
    for (PdfPage& page : pages) {
        for (PdfColumn& column : reading_order(std::move(page.lines))) {
            out.push_back({page.number, page.height, std::move(column)});
        }
    }
    return out;
}

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// What the pages say of themselves where the properties are silent.
void complete_citation(RawDocument& document) {
    for (const RawBlock& block : document.blocks) {
        if (block.page > 1) break;
        if (block.kind == BlockKind::title && document.citation.title.empty()) {
            document.citation.title = one_line(block.text);
        }
        if (document.citation.doi.empty()) document.citation.doi = doi_in(block.text);
    }
}

std::vector<Warning> warnings_for(const std::vector<std::string>& dropped, std::size_t without_text,
                                  std::size_t pages, int complaints) {
    std::vector<Warning> out;
    out.reserve(dropped.size() + 2);
    for (const std::string& line : dropped) {
        out.push_back({"running-head", fmt::format("left out on every page: \"{}\"", line), 0});
    }
    if (without_text > 0) {
        out.push_back({"pages-without-text",
                       fmt::format("{} of {} pages hold no text; if they are scans, run OCR on the file",
                                   without_text, pages),
                       0});
    }
    if (complaints > 0) {
        out.push_back({"damaged",
                       fmt::format("the PDF has {} errors; compare what was read with the pages", complaints),
                       0});
    }
    return out;
}

}  // namespace

Result<RawDocument> read_pdf(std::string_view bytes) {
    Result<PdfPages> found = pdf_pages(bytes);
    if (!found) return found.error();
    const std::size_t pages = found->pages.size();
    std::size_t letters = 0;
    std::size_t without_text = 0;
    for (const PdfPage& page : found->pages) {
        const std::size_t here = letters_on(page);
        letters += here;
        without_text += here < kFewestLetters ? 1 : 0;
    }
    if (letters < kFewestLetters * pages && without_text * 2 > pages) {
        return make_error(
            ErrorCode::no_text,
            fmt::format("the PDF is a scan: {} of its {} pages hold no text", without_text, pages),
            "run text recognition (OCR) on it, for instance with ocrmypdf, and read the result");
    }
    const double height = found->pages.front().height;
    const std::vector<std::string> dropped = drop_furniture(found->pages);
    const std::vector<PdfPlace> places = places_in(std::move(found->pages));
    const PdfStyle style = pdf_style(places);
    RawDocument out;
    out.format = Format::pdf;
    out.citation = std::move(found->citation);
    out.blocks = pdf_blocks(pdf_paragraphs(places, style), style, height);
    out.warnings = warnings_for(dropped, without_text, pages, found->complaints);
    complete_citation(out);
    return out;
}

}  // namespace evidex
