#include <catch2/catch.hpp>

#include "read/make_files.hpp"
#include "read/readers.hpp"
#include "read/told.hpp"

using namespace evidex;
using Lines = std::vector<std::string>;

namespace {

Lines told_docx(const std::string& body, const std::vector<std::pair<std::string, std::string>>& parts = {}) {
    const Result<RawDocument> document = read_docx(test::docx_of(body, parts));
    REQUIRE(document);
    return test::told(document->blocks);
}

std::string run(const std::string& text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string paragraph(const std::string& content, const std::string& properties = {}) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}

const std::string kStyles = R"(<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My own"/><w:basedOn w:val="Outlined"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Odd"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>)";

}  // namespace

TEST_CASE("docx: a word split over runs is one word") {
    CHECK(told_docx(paragraph(run("wait") + run("ing ") + run("list"))) == Lines{"paragraph: waiting list"});
}

TEST_CASE("docx: tabs, breaks, hyphens") {
    const std::string pieces =
        "<w:r><w:t>self</w:t><w:noBreakHyphen/><w:t>care</w:t><w:tab/><w:t>and</w:t><w:br/>"
        "<w:t>re</w:t><w:softHyphen/><w:t>ferral</w:t></w:r>";
    CHECK(told_docx(paragraph(pieces)) == Lines{"paragraph: self-care\tand/referral"});
}

TEST_CASE("docx: insertions stay, deletions, moves away, codes and hidden text go") {
    const std::string body = paragraph(
        "<w:ins>" + run("kept ") + "</w:ins><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>" +
        "<w:moveFrom>" + run("moved") + "</w:moveFrom><w:moveTo>" + run("here") + "</w:moveTo>" +
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" +
        "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t xml:space=\"preserve\"> shown</w:t></w:r>");
    const Result<RawDocument> document = read_docx(test::docx_of(body));
    REQUIRE(document);
    CHECK(test::told(document->blocks) == Lines{"paragraph: kept here shown"});
    REQUIRE(document->warnings.size() == 2);
    CHECK(document->warnings[0].code == "changes");
    CHECK(document->warnings[1].code == "hidden");
}

TEST_CASE("docx: a deleted paragraph mark joins two paragraphs") {
    CHECK(told_docx(paragraph(run("One "), "<w:rPr><w:del/></w:rPr>") + paragraph(run("sentence."))) ==
          Lines{"paragraph: One sentence."});
}

TEST_CASE("docx: fields show their result, not their code") {
    const std::string field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>ADDIN X</w:instrText></w:r>" +
        run("code") + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("(Lund, 2020)") +
        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    CHECK(told_docx(paragraph(run("As found ") + field + run("."))) ==
          Lines{"paragraph: As found (Lund, 2020)."});
    SECTION("a field without an end does not swallow the rest of the file") {
        CHECK(told_docx(paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>") +
                        paragraph(run("Later"))) == Lines{"paragraph: Later"});
    }
}

TEST_CASE("docx: links, content controls, smart tags are entered; placeholders are not") {
    const std::string body = paragraph("<w:hyperlink>" + run("a link ") + "</w:hyperlink><w:smartTag>" +
                                       run("in York") + "</w:smartTag>") +
                             "<w:sdt><w:sdtContent>" + paragraph(run("Controlled")) +
                             "</w:sdtContent></w:sdt>" +
                             "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                             paragraph(run("Click here")) + "</w:sdtContent></w:sdt>";
    CHECK(told_docx(body) == Lines{"paragraph: a link in York", "paragraph: Controlled"});
}

TEST_CASE("docx: a text box is read once, behind its paragraph") {
    const std::string box = "<w:txbxContent>" + paragraph(run("In the box")) + "</w:txbxContent>";
    const std::string body =
        paragraph(run("Around") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box +
                  "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                  "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run(" it."));
    CHECK(told_docx(body) == Lines{"paragraph: Around it.", "paragraph: In the box"});
}

TEST_CASE("docx: headings by English style names, by outline levels and their chains") {
    const auto styled = [](const std::string& id, const std::string& text) {
        return paragraph(run(text), "<w:pStyle w:val=\"" + id + "\"/>");
    };
    const std::string body = styled("Titel", "Waiting") + styled("TOC1", "Methods 2") +
                             styled("berschrift1", "Methods") + styled("Mine", "Sample") +
                             styled("Loop", "Text") + styled("Bullet", "First") +
                             paragraph(run("Second"), "<w:numPr><w:numId w:val=\"4\"/></w:numPr>") +
                             paragraph(run("Not"), "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
                             paragraph(run("Direct"), "<w:outlineLvl w:val=\"0\"/>");
    const Result<RawDocument> document = read_docx(test::docx_of(body, {{"word/styles.xml", kStyles}}));
    REQUIRE(document);
    CHECK(test::told(document->blocks) == Lines{"title: Waiting", "paragraph: Methods 2",
                                                "heading 1: Methods", "heading 3: Sample", "paragraph: Text",
                                                "list-item: First", "list-item: Second", "paragraph: Not",
                                                "heading 1: Direct"});
    CHECK(document->blocks[1].section == SectionKind::contents);
    CHECK(document->citation.title == "Waiting");
}

TEST_CASE("docx: one block a cell, with its place; frames of one column are no tables") {
    const auto cell = [](const std::string& content, const std::string& properties = {}) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
    };
    const std::string nested =
        "<w:tbl><w:tr>" + cell(paragraph(run("x"))) + cell(paragraph(run("y"))) + "</w:tr></w:tbl>";
    const std::string body = "<w:tbl><w:tr>" + cell(paragraph(run("Wide")), "<w:gridSpan w:val=\"2\"/>") +
                             cell(paragraph(run("Three"))) + "</w:tr><w:tr>" +
                             cell(paragraph(run("A")) + paragraph(run("B"))) + cell(paragraph("")) +
                             cell(nested) + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" +
                             cell(paragraph(run("gone"))) + "</w:tr></w:tbl><w:tbl><w:tr>" +
                             cell(paragraph(run("Framed"))) + "</w:tr></w:tbl>";
    CHECK(told_docx(body) == Lines{"table-cell 1.1.1: Wide", "table-cell 1.1.3: Three",
                                   "table-cell 1.2.1: A/B", "table-cell 2.1.1: x", "table-cell 2.1.2: y",
                                   "paragraph: Framed"});
}

TEST_CASE("docx: notes become blocks, comments are counted, properties are read") {
    const std::string notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\"><w:p>" +
                              run("line") + "</w:p></w:footnote><w:footnote w:id=\"2\"><w:p>" +
                              run("A note.") + "</w:p></w:footnote></w:footnotes>";
    const std::string core =
        "<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:title>Microsoft Word - "
        "x.doc</dc:title><dc:creator>Ada Pell; User</dc:creator><dcterms:created>2021-03-04T05:06:07Z"
        "</dcterms:created></cp:coreProperties>";
    const Result<RawDocument> document = read_docx(test::docx_of(
        paragraph(run("Body") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
        {{"word/footnotes.xml", notes},
         {"word/comments.xml", "<w:comments xmlns:w='w'>\n<w:comment/>\n<w:comment/></w:comments>"},
         {"docProps/core.xml", core}}));
    REQUIRE(document);
    CHECK(test::told(document->blocks) == Lines{"paragraph: Body", "footnote: A note."});
    REQUIRE(document->warnings.size() == 1);
    CHECK(document->warnings[0].message == "2 comments in the margin were left out");
    CHECK(document->citation.title.empty());
    CHECK(document->citation.authors == Lines{"Ada Pell"});
    CHECK(document->citation.year == 2021);
}

TEST_CASE("docx: the body may have another name") {
    const std::string relations =
        "<Relationships><Relationship Type='http://x/officeDocument' Target='/word/document2.xml'/>"
        "</Relationships>";
    const std::string body =
        "<w:document xmlns:w='w'><w:body><w:p>" + run("Second") + "</w:p></w:body></w:document>";
    const Result<RawDocument> document =
        read_docx(test::zip_of({{"_rels/.rels", relations}, {"word/document2.xml", body}}));
    REQUIRE(document);
    CHECK(test::told(document->blocks) == Lines{"paragraph: Second"});
}
