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
