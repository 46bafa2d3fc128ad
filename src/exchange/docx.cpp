#include "evidex/docx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/archive.hpp"
#include "base/unicode.hpp"
#include "exchange/docx_styles_part.hpp"
#include "exchange/office_xml.hpp"

namespace evidex {
namespace {

// Twentieths of a point. A4 with margins of 2.5 cm.
constexpr int kPageShort = 11'906;
constexpr int kPageLong = 16'838;
constexpr int kMargin = 1'417;

constexpr std::string_view kNamespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::string_view id_of(ParagraphStyle style) {
    switch (style) {
        case ParagraphStyle::title:
            return "Title";
        case ParagraphStyle::subtitle:
            return "Subtitle";
        case ParagraphStyle::heading1:
            return "Heading1";
        case ParagraphStyle::heading2:
            return "Heading2";
        case ParagraphStyle::heading3:
            return "Heading3";
        case ParagraphStyle::quote:
            return "Quote";
        case ParagraphStyle::caption:
            return "Caption";
        case ParagraphStyle::bullet:
            return "ListBullet";
        case ParagraphStyle::normal:
            break;
    }
    return {};
}

std::string run_xml(const DocxRun& run) {
    std::string look;
    if (run.bold) look += "<w:b/>";
    if (run.italic) look += "<w:i/>";
    if (run.marked) look += "<w:highlight w:val=\"yellow\"/>";
    std::string out = "<w:r>";
    if (!look.empty()) out += "<w:rPr>" + look + "</w:rPr>";
    const std::string_view text = run.text;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\t", begin), text.size());
        if (end > begin)
            out += "<w:t xml:space=\"preserve\">" + xml_escaped(text.substr(begin, end - begin)) + "</w:t>";
        if (end < text.size()) out += text[end] == '\n' ? "<w:br/>" : "<w:tab/>";
        begin = end + 1;
    }
    return out + "</w:r>";
}

std::string runs_xml(const std::vector<DocxRun>& runs) {
    std::string out;
    for (const DocxRun& run : runs) out += run_xml(run);
    return out;
}

std::string paragraph_xml(const DocxParagraph& paragraph) {
    const std::string_view style = id_of(paragraph.style);
    std::string out = "<w:p>";
    if (!style.empty()) out += fmt::format("<w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>", style);
    return out + runs_xml(paragraph.runs) + "</w:p>";
}

/// At least so wide that no word of the heading is broken: Calibri, bold, 9.5 points, with the cell's
/// margins.
int least_width(std::string_view heading) {
    constexpr int kLetter = 112;
    constexpr int kCellMargins = 2 * 108;
    std::size_t longest = 0;
    for (std::size_t begin = 0; begin < heading.size();) {
        const std::size_t end = std::min(heading.find_first_of(" -\n", begin), heading.size());
        longest = std::max(longest, count_code_points(heading.substr(begin, end - begin)));
        begin = end + 1;
    }
    return kCellMargins + kLetter * static_cast<int>(longest);
}

/// Widths of the columns, in twentieths of a point, over the whole of the text. What a narrow column lacks
/// for its heading comes from the widest one.
std::vector<int> column_widths(const DocxTable& table, int page) {
    std::vector<int> widths = table.widths;
    widths.resize(table.header.size(), widths.empty() ? 1 : widths.back());
    const int all = std::max(1, std::accumulate(widths.begin(), widths.end(), 0));
    const int text = page - 2 * kMargin;
    for (int& width : widths) width = text * std::max(width, 1) / all;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        const int lacking = std::min(least_width(table.header[i]) - widths[i], *widest - text / 4);
        if (lacking <= 0) continue;
        widths[i] += lacking;
        *widest -= lacking;
    }
    return widths;
}

/// Whether there is no word in a column, so that its figures stand below each other.
bool is_figures(const DocxTable& table, std::size_t column) {
    const auto is_figure = [](const DocxRun& run) {
        return std::none_of(run.text.begin(), run.text.end(),
                            [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    };
    return column > 0 && std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
               return column >= row.size() || std::all_of(row[column].begin(), row[column].end(), is_figure);
           });
}

struct Column {
    int width = 0;
    bool figures = false;
};

std::string cell_xml(const Column& column, const std::string& inside) {
    return fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr><w:p>{}{}</w:p></w:tc>",
                       column.width, column.figures ? "<w:pPr><w:jc w:val=\"right\"/></w:pPr>" : "", inside);
}

std::string table_xml(const DocxTable& table, int page) {
    std::vector<Column> columns;
    std::string out =
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>"
        "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>";
    for (const int width : column_widths(table, page)) {
        columns.push_back({width, is_figures(table, columns.size())});
        out += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    }
    out += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        out += cell_xml(columns[i], run_xml({table.header[i], true, false, false}));
    }
    out += "</w:tr>";
    for (const auto& row : table.rows) {
        out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            out += cell_xml(columns[i], i < row.size() ? runs_xml(row[i]) : std::string());
        }
        out += "</w:tr>";
    }
    // Two tables in a row would grow together.
    return out + "</w:tbl><w:p/>";
}

std::string document_xml(const DocxDocument& document) {
    const int width = document.landscape ? kPageLong : kPageShort;
    const int height = document.landscape ? kPageShort : kPageLong;
    std::string out = fmt::format("{}<w:document {}><w:body>", kXmlDeclaration, kNamespaces);
    for (const DocxBlock& block : document.blocks) {
        const auto* table = std::get_if<DocxTable>(&block);
        out += table != nullptr ? table_xml(*table, width) : paragraph_xml(std::get<DocxParagraph>(block));
    }
    out += fmt::format(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{}/>"
        "<w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"708\" "
        "w:footer=\"708\" "
        "w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        width, height, document.landscape ? " w:orient=\"landscape\"" : "", kMargin, kMargin, kMargin,
        kMargin);
    return out;
}

std::string footer_xml() {
    return fmt::format(
        "{}<w:ftr {}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:fldSimple w:instr=\" PAGE "
        "\"><w:r><w:t>1</w:t></w:r>"
        "</w:fldSimple></w:p></w:ftr>",
        kXmlDeclaration, kNamespaces);
}

std::string content_types() {
    constexpr std::string_view kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    std::string out(kXmlDeclaration);
    out +=
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/docProps/core.xml\" "
        "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
    for (const auto& [part, type] : {std::pair("document", "document.main"), std::pair("styles", "styles"),
                                     std::pair("numbering", "numbering"), std::pair("settings", "settings"),
                                     std::pair("footer1", "footer")}) {
        out +=
            fmt::format("<Override PartName=\"/word/{}.xml\" ContentType=\"{}{}+xml\"/>", part, kWord, type);
    }
    return out + "</Types>";
}

}  // namespace

Result<std::string> write_docx(const DocxDocument& document) {
    return write_archive(
        {{"[Content_Types].xml", content_types()},
         {"_rels/.rels", relations(relation("rId1", "officeDocument", "word/document.xml") +
                                   relation("rId2", "core-properties", "docProps/core.xml"))},
         {"docProps/core.xml", core_properties(document.title, document.time)},
         {"word/document.xml", document_xml(document)},
         {"word/_rels/document.xml.rels", relations(relation("rId1", "styles", "styles.xml") +
                                                    relation("rId2", "numbering", "numbering.xml") +
                                                    relation("rId3", "footer", "footer1.xml") +
                                                    relation("rId4", "settings", "settings.xml"))},
         {"word/styles.xml", docx_styles_part()},
         {"word/numbering.xml", docx_numbering_part()},
         {"word/settings.xml", docx_settings_part()},
         {"word/footer1.xml", footer_xml()}});
}

DocxParagraph docx_paragraph(ParagraphStyle style, std::string text) {
    return {style, {{std::move(text), false, false, false}}};
}

}  // namespace evidex
