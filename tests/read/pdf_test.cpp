#include <catch2/catch.hpp>

#include "read/make_files.hpp"
#include "read/pdf_columns.hpp"
#include "read/pdf_furniture.hpp"
#include "read/readers.hpp"
#include "read/told.hpp"

using namespace evidex;
using test::PrintedLine;
using Lines = std::vector<std::string>;

namespace {

PdfLine line(double left, double top, double right, const std::string& text, double size = 10) {
    PdfLine out;
    out.left = left;
    out.right = right;
    out.top = top;
    out.bottom = top + size;
    out.size = size;
    out.first_word = 20;
    out.text = text;
    return out;
}

/// Two columns of ten lines under a title across both, lines in an order that no one reads in.
std::vector<PdfLine> two_columns() {
    std::vector<PdfLine> lines;
    for (int i = 9; i >= 0; --i) {
        const double top = 100 + 12 * i;
        lines.push_back(line(210, top, 350 - i, "right " + std::to_string(i)));
        lines.push_back(line(40, top, 190 - i, "left " + std::to_string(i)));
    }
    lines.push_back(line(60, 50, 330, "The title across", 16));
    return lines;
}

Lines texts(const std::vector<PdfColumn>& columns) {
    Lines out;
    for (const PdfColumn& column : columns) {
        for (const PdfLine& one : column.lines) out.push_back(one.text);
    }
    return out;
}

Lines told_pdf(const std::vector<std::vector<PrintedLine>>& pages) {
    const Result<RawDocument> document = read_pdf(test::pdf_of(pages));
    REQUIRE(document);
    return test::told(document->blocks);
}

/// A paragraph of full lines, the last one short.
void print_paragraph(std::vector<PrintedLine>& page, double& y, const std::string& name, int lines) {
    for (int i = 0; i < lines; ++i) {
        const bool last = i + 1 == lines;
        page.push_back(
            {40, y, 10,
             name + (last ? " ends here." : " goes on with words up to the right edge of the page")});
        y -= 13;
    }
}

}  // namespace

TEST_CASE("pdf: columns are read one after the other, below what runs across them") {
    const Lines read = texts(reading_order(two_columns()));
    REQUIRE(read.size() == 21);
    CHECK(read[0] == "The title across");
    for (std::size_t i = 0; i < 10; ++i) {
        CHECK(read[1 + i] == "left " + std::to_string(i));
        CHECK(read[11 + i] == "right " + std::to_string(i));
    }
}

TEST_CASE("pdf: a line across the columns ends those above it") {
    std::vector<PdfLine> lines = two_columns();
    lines.push_back(line(40, 161, 350, "wide", 5));
    const Lines read = texts(reading_order(lines));
    const auto place = [&](const std::string& text) {
        return std::find(read.begin(), read.end(), text) - read.begin();
    };
    CHECK(place("left 4") < place("right 0"));
    CHECK(place("right 4") < place("wide"));
    CHECK(place("wide") < place("left 6"));
    CHECK(place("left 9") < place("right 6"));
}

TEST_CASE("pdf: a table and a column of names are no columns of text") {
    std::vector<PdfLine> table;
    std::vector<PdfLine> names;
    for (int i = 0; i < 8; ++i) {
        const double top = 100 + 12 * i;
        table.push_back(line(40, top, i == 0 ? 180 : 60, "a" + std::to_string(i)));
        table.push_back(line(210, top, i == 0 ? 350 : 230, "b" + std::to_string(i)));
        names.push_back(line(40, top, 100, "Interviewer:"));
        names.push_back(line(120, top, 350, "words " + std::to_string(i)));
    }
    CHECK(texts(reading_order(table))[1] == "b0");
    CHECK(texts(reading_order(names))[1] == "words 0");
}

TEST_CASE("pdf: running heads and page numbers go, repeated words of the text stay") {
    std::vector<PdfPage> pages;
    for (int number = 1; number <= 4; ++number) {
        PdfPage page;
        page.number = number;
        page.width = 400;
        page.height = 600;
        page.lines = {line(40, 20, 200, "Report of " + std::to_string(2000 + number)),
                      line(40, 60 + number, 200, "Yes, loads."), line(40, 300, 200, "12"),
                      line(190, 570, 210, std::to_string(number))};
        pages.push_back(page);
    }
    const Lines dropped = drop_furniture(pages);
    CHECK(dropped == Lines{"Report of 2001"});
    for (const PdfPage& page : pages) {
        REQUIRE(page.lines.size() == 2);
        CHECK(page.lines[0].text == "Yes, loads.");
        CHECK(page.lines[1].text == "12");
    }
}

TEST_CASE("pdf: title, headings, paragraphs, items, across pages") {
    std::vector<std::vector<PrintedLine>> pages(2);
    pages[0].push_back({40, 560, 20, "Waiting twice"});
    pages[0].push_back({40, 530, 14, "Background"});
    double y = 505;
    print_paragraph(pages[0], y, "The first", 3);
    y -= 8;
    print_paragraph(pages[0], y, "The second", 3);
    y -= 8;
    pages[0].push_back({40, y, 10, "\\225 An item of a list"});
    pages[0].push_back({40, y - 13, 10, "\\225 Another item"});
    y -= 34;
    for (int i = 0; i < 3; ++i, y -= 13) {
        pages[0].push_back({40, y, 10, "This goes on with words up to the right edge of the page and"});
    }
    pages[1].push_back({40, 560, 10, "it ends on the next page."});
    pages[1].push_back({40, 530, 10, "A last paragraph of the text."});
    const Lines told = told_pdf(pages);
    REQUIRE(told.size() == 8);
    CHECK(told[0] == "title: Waiting twice");
    CHECK(told[1] == "heading 1: Background");
    CHECK(told[2] ==
          "paragraph: The first goes on with words up to the right edge of the page/The first goes on with "
          "words "
          "up to the right edge of the page/The first ends here.");
    CHECK(told[3].starts_with("paragraph: The second goes on"));
    CHECK(told[4] == "list-item: An item of a list");
    CHECK(told[5] == "list-item: Another item");
    CHECK(told[6].ends_with("page and/it ends on the next page."));
    CHECK(told[7] == "paragraph: A last paragraph of the text.");
}

TEST_CASE("pdf: properties, and what the first page says") {
    const Result<RawDocument> document = read_pdf(
        test::pdf_of({{{40, 500, 10, "Some words of text on a page. https://doi.org/10.5555/evx.1"}}},
                     "/Title (On waiting) /Author (A. Pell; C. Lund) /CreationDate (D:20190304050607Z)"));
    REQUIRE(document);
    CHECK(document->citation.title == "On waiting");
    CHECK(document->citation.authors == Lines{"A. Pell", "C. Lund"});
    CHECK(document->citation.year == 2019);
    CHECK(document->citation.doi == "10.5555/evx.1");
    CHECK(document->blocks.at(0).page == 1);
}

TEST_CASE("pdf: a scan is told from an empty success") {
    const Result<RawDocument> scan = read_pdf(test::pdf_of({{}, {}, {{40, 500, 10, "7"}}}));
    REQUIRE_FALSE(scan);
    CHECK(scan.error().code == ErrorCode::no_text);
    CHECK(scan.error().message.find("3 of its 3 pages") != std::string::npos);
    CHECK(scan.error().advice.find("OCR") != std::string::npos);
}
