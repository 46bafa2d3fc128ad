#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "evidex/docx.hpp"
#include "evidex/workbook.hpp"
#include "exchange/refi_schema.hpp"

using namespace evidex;
using Catch::Contains;
using evidex::test::member_of;

namespace {

DocxDocument sample() {
    DocxDocument document;
    document.title = "Quotes & <more>";
    document.time = "2026-01-05T09:30:00Z";
    document.blocks.emplace_back(docx_paragraph(ParagraphStyle::heading1, "Waiting & <asking>"));
    document.blocks.emplace_back(DocxParagraph{
        ParagraphStyle::quote, {{"I waited ", false, false, false}, {"six\nmonths\t", true, true, true}}});
    DocxTable table;
    table.header = {"a", "b"};
    table.rows = {{{{"1"}}, {{"2"}}}, {{{"only one"}}}};
    table.widths = {3, 1};
    document.blocks.emplace_back(table);
    return document;
}

pugi::xml_document part(const std::string& zip, const std::string& name) {
    pugi::xml_document document;
    const std::string xml = member_of(zip, name);
    INFO(name);
    REQUIRE(document.load_buffer(xml.data(), xml.size()));
    return document;
}

/// Every part that a relation names is there, and every part has a content type.
void check_package(const std::string& zip, const std::string& relations, const std::string& folder) {
    const pugi::xml_document document = part(zip, relations);
    for (const pugi::xml_node relation : document.document_element()) {
        const std::string target = folder + relation.attribute("Target").value();
        INFO(target);
        CHECK_FALSE(member_of(zip, target).empty());
        CHECK_THAT(member_of(zip, "[Content_Types].xml"), Contains("PartName=\"/" + target + "\""));
    }
}

}  // namespace

TEST_CASE("docx: all parts are there and hold together") {
    const std::string bytes = write_docx(sample()).value();
    check_package(bytes, "_rels/.rels", "");
    check_package(bytes, "word/_rels/document.xml.rels", "word/");
    const pugi::xml_document styles = part(bytes, "word/styles.xml");
    const pugi::xml_document body = part(bytes, "word/document.xml");
    for (const auto& used : body.select_nodes("//w:pStyle")) {
        const std::string id = used.node().attribute("w:val").value();
        INFO(id);
        CHECK(styles.select_node(("//w:style[@w:styleId='" + id + "']").c_str()));
    }
    CHECK_THAT(member_of(bytes, "docProps/core.xml"), Contains("Quotes &amp; &lt;more&gt;"));
}

TEST_CASE("docx: words, looks, line ends and tables") {
    const pugi::xml_document body = part(write_docx(sample()).value(), "word/document.xml");
    CHECK(std::string(body.select_node("//w:p[1]//w:t").node().text().get()) == "Waiting & <asking>");
    const pugi::xml_node run = body.select_node("//w:p[2]/w:r[2]").node();
    CHECK(run.child("w:rPr").child("w:b"));
    CHECK(run.child("w:rPr").child("w:i"));
    CHECK(run.child("w:rPr").child("w:highlight"));
    CHECK(run.child("w:br"));
    CHECK(run.child("w:tab"));
    CHECK(body.select_nodes("//w:tbl/w:tr").size() == 3);
    CHECK(body.select_nodes("//w:tbl/w:tr/w:tc").size() == 6);
    CHECK(body.select_nodes("//w:tblHeader").size() == 1);
    CHECK(write_docx(sample()).value() == write_docx(sample()).value());
}

TEST_CASE("docx: columns of a table are as wide as their headings need, figures stand to the right") {
    DocxTable table;
    table.header = {"Component", "commissioner", "young person", "n"};
    table.widths = {20, 1, 1, 1};
    table.rows = {{{{"Waiting"}}, {{"1,204"}}, {{"few"}}, {{"3"}}}, {{{"Leaving"}}, {{"–"}}, {{"2"}}, {}}};
    DocxDocument document;
    document.blocks.emplace_back(table);
    const pugi::xml_document body = part(write_docx(document).value(), "word/document.xml");
    std::vector<int> widths;
    int all = 0;
    for (const auto& column : body.select_nodes("//w:gridCol")) {
        widths.push_back(column.node().attribute("w:w").as_int());
        all += widths.back();
    }
    REQUIRE(widths.size() == 4);
    CHECK(all <= 11'906 - 2 * 1'417);
    CHECK(all > 11'906 - 2 * 1'417 - 4);
    CHECK(widths[1] > 1'400);  // twelve letters
    CHECK(widths[2] > 800);    // six: the words may stand on two lines
    CHECK(widths[0] > widths[1]);
    const auto is_right = [&](int row, int column) {
        const std::string path = "//w:tr[" + std::to_string(row) + "]/w:tc[" + std::to_string(column) +
                                 "]/w:p/w:pPr/w:jc[@w:val='right']";
        return static_cast<bool>(body.select_node(path.c_str()));
    };
    CHECK_FALSE(is_right(2, 1));
    CHECK(is_right(1, 2));  // the heading stands over its figures
    CHECK(is_right(2, 2));
    CHECK(is_right(3, 2));
    CHECK_FALSE(is_right(2, 3));  // there is a word among them
    CHECK(is_right(2, 4));
}

TEST_CASE("docx: more headings than fit are squeezed, not lost") {
    DocxTable table;
    table.header.assign(12, "Commissioner");
    DocxDocument document;
    document.blocks.emplace_back(table);
    const pugi::xml_document body = part(write_docx(document).value(), "word/document.xml");
    int all = 0;
    for (const auto& column : body.select_nodes("//w:gridCol")) {
        CHECK(column.node().attribute("w:w").as_int() > 500);
        all += column.node().attribute("w:w").as_int();
    }
    CHECK(all <= 11'906 - 2 * 1'417);
}

TEST_CASE("xlsx: rows are as high as the words in their widest columns need") {
    Worksheet sheet;
    sheet.header = {"id", "quote", "note"};
    sheet.widths = {10, 40, 40};
    sheet.rows = {{std::string(200, 'x'), std::string("short"), std::string("short")},
                  {std::string("a"), std::string(200, 'x'), std::string("one\ntwo")},
                  {std::string("b"), std::string("short"), std::string("1\n2\n3")},
                  {std::string("c"), std::string(30'000, 'x'), {}}};
    const pugi::xml_document first = part(write_xlsx({sheet}).value(), "xl/worksheets/sheet1.xml");
    const auto height = [&](int row) {
        return first.select_node(("//row[@r='" + std::to_string(row) + "']").c_str())
            .node()
            .attribute("ht")
            .as_double();
    };
    CHECK(height(1) == 15);
    CHECK(height(2) == 15);  // what is long there stands in a narrow column
    CHECK(height(3) == 5 * 15);
    CHECK(height(4) == 3 * 15);
    CHECK(height(5) <= 409);
}

TEST_CASE("xlsx: words stay words, numbers numbers") {
    Worksheet sheet;
    sheet.name = "Quotes: all [1]";
    sheet.header = {"quote", "count", "share"};
    sheet.rows = {{std::string("=1+1 & <b>"), std::int64_t{-3}, 0.5}, {std::string("line\nend"), {}, {}}};
    Worksheet other = sheet;
    const std::string bytes = write_xlsx({sheet, other}).value();
    check_package(bytes, "_rels/.rels", "");
    check_package(bytes, "xl/_rels/workbook.xml.rels", "xl/");
    const pugi::xml_document first = part(bytes, "xl/worksheets/sheet1.xml");
    const pugi::xml_node words = first.select_node("//c[@r='A2']").node();
    CHECK(std::string(words.attribute("t").value()) == "inlineStr");
    CHECK(std::string(words.child("is").child("t").text().get()) == "=1+1 & <b>");
    CHECK(first.select_nodes("//f").empty());
    CHECK(first.select_node("//c[@r='B2']/v").node().text().as_int() == -3);
    CHECK(first.select_node("//c[@r='C2']/v").node().text().as_double() == 0.5);
    CHECK_FALSE(first.select_node("//c[@r='B3']"));
    const pugi::xml_document book = part(bytes, "xl/workbook.xml");
    CHECK(book.select_nodes("//sheet").size() == 2);
    CHECK(std::string(book.select_node("//sheet[1]").node().attribute("name").value()) !=
          std::string(book.select_node("//sheet[2]").node().attribute("name").value()));
    CHECK(std::string(book.select_node("//sheet[1]").node().attribute("name").value()).find_first_of("[]:") ==
          std::string::npos);
}

TEST_CASE("xlsx: columns behind Z, cells and sheets that are too big") {
    Worksheet sheet;
    sheet.name = "wide";
    for (int i = 0; i < 703; ++i) sheet.header.push_back("h" + std::to_string(i));
    sheet.rows = {{std::string(40'000, 'x')}};
    const pugi::xml_document first = part(write_xlsx({sheet}).value(), "xl/worksheets/sheet1.xml");
    CHECK(first.select_node("//c[@r='AA1']"));
    CHECK(first.select_node("//c[@r='AAA1']"));
    const std::string cut = first.select_node("//c[@r='A2']").node().child("is").child("t").text().get();
    CHECK(cut.size() <= 32'767);
    CHECK_THAT(cut, Contains("cut"));
    sheet.rows.assign(1'048'576, {});
    const auto refused = write_xlsx({sheet});
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().message, Contains("more than a spreadsheet may have"));
}

TEST_CASE("csv: guarded against formulas, with a mark if asked for") {
    Worksheet sheet;
    sheet.header = {"quote", "n"};
    sheet.rows = {{std::string("=cmd|x"), std::int64_t{-2}},
                  {std::string("\uFF1D1"), 1.5},
                  {std::string("- said \"no\""), {}}};
    CHECK(write_csv(sheet, false) == "quote,n\n'=cmd|x,-2\n'\uFF1D1,1.5\n\"'- said \"\"no\"\"\",\n");
    CHECK(write_csv(sheet, true).substr(0, 3) == "\xEF\xBB\xBF");
}
