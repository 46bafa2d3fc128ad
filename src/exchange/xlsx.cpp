#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/archive.hpp"
#include "base/csv.hpp"
#include "base/unicode.hpp"
#include "evidex/workbook.hpp"
#include "exchange/office_xml.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kMostColumns = 16'384;
constexpr double kUsualWidth = 12;            ///< Of a column, in characters.
constexpr std::size_t kLongestCell = 32'767;  ///< In UTF-16 units.
constexpr std::string_view kCut = " … (cut: a cell holds no more)";

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// 0 is "A", 26 is "AA".
std::string column_name(std::size_t column) {
    std::string name;
    for (++column; column > 0; column = (column - 1) / 26) {
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return name;
}

/// At most as much as a cell holds. A byte is at least a UTF-16 unit, so short texts need no counting.
std::string fitting(std::string_view text) {
    if (text.size() <= kLongestCell) return std::string(text);
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        units += next_code_point(text, at) > 0xFFFF ? 2 : 1;
        if (units > kLongestCell - kCut.size()) return std::string(text.substr(0, begin)).append(kCut);
    }
    return std::string(text);
}

// The looks of styles.xml, by number.
constexpr int kHeaderLook = 1;
constexpr int kTextLook = 2;    ///< Wrapped; what begins with "=" stays text even after it was edited.
constexpr int kNumberLook = 3;  ///< At the top, in line with words that take several lines.

std::string cell_xml(const SheetCell& cell, const std::string& place, int look) {
    if (const auto* text = std::get_if<std::string>(&cell); text != nullptr) {
        if (text->empty()) return {};
        return fmt::format(
            "<c r=\"{}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", place, look,
            xml_escaped(fitting(*text)));
    }
    if (const auto* whole = std::get_if<std::int64_t>(&cell); whole != nullptr)
        return fmt::format("<c r=\"{}\" s=\"{}\"><v>{}</v></c>", place, kNumberLook, *whole);
    if (const auto* number = std::get_if<double>(&cell); number != nullptr)
        return fmt::format("<c r=\"{}\" s=\"{}\"><v>{}</v></c>", place, kNumberLook, *number);
    return {};
}

/// Lines that words take in a column so many digits wide; letters are narrower.
std::size_t lines_of(std::string_view text, double width) {
    constexpr double kLettersPerDigit = 1.1;
    const auto columns = static_cast<std::size_t>(std::max(width * kLettersPerDigit, 1.0));
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::size_t length = count_code_points(text.substr(begin, end - begin));
        lines += std::max<std::size_t>(1, (length + columns - 1) / columns);
        begin = end + 1;
    }
    return lines;
}

/// How high a row must be, in points, to show its words in the widest columns; those in narrower ones may be
/// cut off. Said in the file, since not every program finds it out by itself.
std::size_t row_height(const std::vector<SheetCell>& cells, const std::vector<double>& widths) {
    constexpr std::size_t kLine = 15;
    constexpr std::size_t kHighest = 405;  // no program shows a row of more than 409
    if (widths.empty()) return kLine;
    const double widest = *std::max_element(widths.begin(), widths.end());
    std::size_t lines = 1;
    for (std::size_t i = 0; i < std::min(cells.size(), widths.size()); ++i) {
        const auto* text = std::get_if<std::string>(&cells[i]);
        if (text != nullptr && widths[i] == widest) lines = std::max(lines, lines_of(*text, widest));
    }
    return std::min(lines * kLine, kHighest);
}

struct Row {
    std::size_t number = 0;
    std::size_t height = 0;  ///< In points.
    int look = 0;            ///< Of its words.
};

void append_row(std::string& out, const Row& row, const std::vector<SheetCell>& cells) {
    out += fmt::format("<row r=\"{}\" ht=\"{}\" customHeight=\"1\">", row.number, row.height);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out += cell_xml(cells[i], column_name(i) + std::to_string(row.number), row.look);
    }
    out += "</row>";
}

std::string sheet_xml(const Worksheet& sheet) {
    const std::string last = column_name(std::max<std::size_t>(sheet.header.size(), 1) - 1);
    std::string out = fmt::format(
        "{}<worksheet xmlns=\"{}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
        "topLeftCell=\"A2\" "
        "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr "
        "defaultRowHeight=\"15\"/><cols>",
        kXmlDeclaration, kMain);
    for (std::size_t i = 0; i < std::max<std::size_t>(sheet.header.size(), 1); ++i) {
        const double width = i < sheet.widths.size() ? sheet.widths[i] : kUsualWidth;
        out +=
            fmt::format("<col min=\"{}\" max=\"{}\" width=\"{}\" customWidth=\"1\"/>", i + 1, i + 1, width);
    }
    out += "</cols><sheetData>";
    append_row(out, {1, row_height({}, {}), kHeaderLook}, {sheet.header.begin(), sheet.header.end()});
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
        append_row(out, {i + 2, row_height(sheet.rows[i], sheet.widths), kTextLook}, sheet.rows[i]);
    }
    return out +
           fmt::format("</sheetData><autoFilter ref=\"A1:{}{}\"/></worksheet>", last, sheet.rows.size() + 1);
}

std::string styles_xml() {
    return fmt::format(
        "{}<styleSheet xmlns=\"{}\"><fonts count=\"2\"><font><sz val=\"11\"/><name "
        "val=\"Calibri\"/></font><font><b/><sz "
        "val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill "
        "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders "
        "count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs "
        "count=\"1\"><xf "
        "numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"4\"><xf "
        "numFmtId=\"0\" "
        "fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" "
        "borderId=\"0\" xfId=\"0\" applyFont=\"1\"/><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" "
        "borderId=\"0\" "
        "xfId=\"0\" quotePrefix=\"1\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment "
        "vertical=\"top\" "
        "wrapText=\"1\"/></xf><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
        "applyAlignment=\"1\"><alignment vertical=\"top\"/></xf></cellXfs></styleSheet>",
        kXmlDeclaration, kMain);
}

/// At most 31 characters without []:*?/\, no two alike.
std::vector<std::string> sheet_names(const std::vector<Worksheet>& sheets) {
    std::set<std::string> used;
    std::vector<std::string> names;
    for (const Worksheet& sheet : sheets) {
        std::string name;
        for (std::size_t at = 0, count = 0; at < sheet.name.size() && count < 27; ++count) {
            const char32_t c = next_code_point(sheet.name, at);
            append_utf8(name,
                        std::u32string_view(U"[]:*?/\\'").find(c) == std::u32string_view::npos ? c : U' ');
        }
        if (name.empty()) name = "Sheet";
        const std::string wanted = name;
        for (int number = 2; !used.insert(fold_case(name)).second; ++number)
            name = fmt::format("{} {}", wanted, number);
        names.push_back(name);
    }
    return names;
}

std::string workbook_xml(const std::vector<Worksheet>& sheets) {
    const std::vector<std::string> names = sheet_names(sheets);
    std::string inside;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        inside += fmt::format("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>", xml_escaped(names[i]),
                              i + 1, i + 1);
    }
    return fmt::format(
        "{}<workbook xmlns=\"{}\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{}</"
        "sheets></workbook>",
        kXmlDeclaration, kMain, inside);
}

std::string content_types(std::size_t sheets) {
    constexpr std::string_view kSheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    std::string out = fmt::format(
        "{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
        "Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
        "Extension=\"xml\" "
        "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
        "ContentType=\"{}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" "
        "ContentType=\"{}styles+xml\"/>",
        kXmlDeclaration, kSheets, kSheets);
    for (std::size_t i = 1; i <= sheets; ++i) {
        out +=
            fmt::format("<Override PartName=\"/xl/worksheets/sheet{}.xml\" ContentType=\"{}worksheet+xml\"/>",
                        i, kSheets);
    }
    return out + "</Types>";
}

Error too_big(const Worksheet& sheet) {
    return make_error(ErrorCode::limit,
                      fmt::format("'{}' has {} rows and {} columns, more than a spreadsheet may have",
                                  sheet.name, sheet.rows.size() + 1, sheet.header.size()),
                      "narrow it down with --component, --source or --year, or write .csv");
}

std::string text_of(const SheetCell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell); text != nullptr) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&cell); whole != nullptr) return std::to_string(*whole);
    if (const auto* number = std::get_if<double>(&cell); number != nullptr) return fmt::format("{}", *number);
    return {};
}

}  // namespace

Result<std::string> write_xlsx(const std::vector<Worksheet>& sheets) {
    std::string links;
    std::vector<ArchiveMember> parts;
    for (const Worksheet& sheet : sheets) {
        if (sheet.rows.size() + 1 > kMostRows || sheet.header.size() > kMostColumns) return too_big(sheet);
        const std::string part = fmt::format("worksheets/sheet{}.xml", parts.size() + 1);
        links += relation(fmt::format("rId{}", parts.size() + 1), "worksheet", part);
        parts.push_back({"xl/" + part, sheet_xml(sheet)});
    }
    links += relation("styles", "styles", "styles.xml");
    std::vector<ArchiveMember> members{
        {"[Content_Types].xml", content_types(sheets.size())},
        {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
        {"xl/workbook.xml", workbook_xml(sheets)},
        {"xl/_rels/workbook.xml.rels", relations(links)},
        {"xl/styles.xml", styles_xml()}};
    for (ArchiveMember& part : parts) members.push_back(std::move(part));
    return write_archive(members);
}

std::string write_csv(const Worksheet& sheet, bool byte_order_mark) {
    std::string out = byte_order_mark ? "\xEF\xBB\xBF" : "";
    append_csv(out, sheet.header);
    for (const std::vector<SheetCell>& row : sheet.rows) {
        std::vector<std::string> cells;
        cells.reserve(row.size());
        for (const SheetCell& cell : row) cells.push_back(text_of(cell));
        append_csv(out, cells);
    }
    return out;
}

}  // namespace evidex
