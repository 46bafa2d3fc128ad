#include "evidex/docx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/archive.hpp"
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

/// Widths of the columns, in twentieths of a point, over the whole of the text.
std::vector<int> column_widths(const DocxTable& table, int page) {
    std::vector<int> shares = table.widths;
    shares.resize(table.header.size(), shares.empty() ? 1 : shares.back());
    const int all = std::max(1, std::accumulate(shares.begin(), shares.end(), 0));
    const int text = page - 2 * kMargin;
    for (int& share : shares) share = text * std::max(share, 1) / all;
    return shares;
}

std::string cell_xml(int width, const std::string& inside) {
    return fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr><w:p>{}</w:p></w:tc>", width,
                       inside);
}

std::string table_xml(const DocxTable& table, int page) {
    const std::vector<int> widths = column_widths(table, page);
    std::string out =
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" "
        "w:type=\"auto\"/></w:tblPr><w:tblGrid>";
    for (const int width : widths) out += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    out += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        out += cell_xml(widths[i], run_xml({table.header[i], true, false, false}));
    }
    out += "</w:tr>";
    for (const auto& row : table.rows) {
        out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            out += cell_xml(widths[i], i < row.size() ? runs_xml(row[i]) : std::string());
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
                                     std::pair("numbering", "numbering"), std::pair("footer1", "footer")}) {
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
                                                    relation("rId3", "footer", "footer1.xml"))},
         {"word/styles.xml", docx_styles_part()},
         {"word/numbering.xml", docx_numbering_part()},
         {"word/footer1.xml", footer_xml()}});
}

DocxParagraph docx_paragraph(ParagraphStyle style, std::string text) {
    return {style, {{std::move(text), false, false, false}}};
}

}  // namespace evidex
