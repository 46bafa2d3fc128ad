#include <catch2/catch.hpp>

#include "read/readers.hpp"
#include "read/told.hpp"

using namespace evidex;
using Lines = std::vector<std::string>;

namespace {

RawDocument read_article(const std::string& content) {
    Result<RawDocument> document =
        read_jats("<?xml version='1.0'?><!DOCTYPE article PUBLIC '-//NLM//DTD' 'x.dtd'><article>" + content +
                  "</article>");
    REQUIRE(document);
    return std::move(*document);
}

Lines told_body(const std::string& body) {
    return test::told(read_article("<body>" + body + "</body>").blocks);
}

}  // namespace

TEST_CASE("jats: numbers of references hang on no word") {
    const std::string mark = "<xref ref-type='bibr'>12</xref>";
    CHECK(told_body("<p>care" + mark + " and<sup>" + mark + "," + mark + "</sup> more." + mark + "–" + mark +
                    " Next</p>") == Lines{"paragraph: care and more. Next"});
    CHECK(told_body("<p>care [" + mark + ", " + mark + "] and (" + mark + ")</p>") ==
          Lines{"paragraph: care [12, 12] and (12)"});
    CHECK(told_body("<p>as<xref ref-type='bibr'>Lund 2010</xref>said, 10<sup>2</sup></p>") ==
          Lines{"paragraph: as Lund 2010 said, 102"});
}

TEST_CASE("jats: blanks between elements are kept, blocks inside paragraphs cut them") {
    CHECK(told_body("<p><b>one</b> <i>two</i></p>") == Lines{"paragraph: one two"});
    CHECK(told_body("<p>Before <list><list-item><p>item</p></list-item></list> after.</p>") ==
          Lines{"paragraph: Before", "list-item: item", "paragraph: after."});
    CHECK(told_body("<p>Sum <inline-formula>x<tex-math>y</tex-math></inline-formula>fits</p>") ==
          Lines{"paragraph: Sum fits"});
}

TEST_CASE("jats: sections, captions, no cells") {
    const RawDocument document = read_article(
        "<body><sec "
        "sec-type='methods'><label>2</label><title>Methods</title><p>How.</p><sec><title>Sample</"
        "title><p>Who.</p></sec>"
        "<table-wrap><label>Table 1</label><caption><title>Ages</title><p>In "
        "years.</p></caption><table><tr><td>7</td></tr>"
        "</table></table-wrap></sec></body>");
    CHECK(test::told(document.blocks) == Lines{"heading 1: Methods", "paragraph: How.", "heading 2: Sample",
                                               "paragraph: Who.", "caption: Ages In years."});
    CHECK(document.blocks[3].section == SectionKind::methods);
    REQUIRE(document.warnings.size() == 1);
    CHECK(document.warnings[0].code == "tables");
}

TEST_CASE("jats: front and back") {
    const RawDocument document = read_article(
        "<front><article-meta><article-id "
        "pub-id-type='doi'>10.5555/x</article-id><title-group><article-title>Two <i>waits</i>"
        "</article-title></title-group><contrib-group><contrib "
        "contrib-type='author'><name><surname>Pell</surname><given-names>"
        "Ada</given-names></name></contrib><contrib "
        "contrib-type='editor'><name><surname>No</surname></name></contrib>"
        "</contrib-group><pub-date><year>2020</year></pub-date><pub-date><year>2019</year></pub-date>"
        "<abstract abstract-type='summary'><p>Later.</p></abstract><abstract "
        "abstract-type='graphical'><p>no</p></abstract>"
        "<abstract><sec sec-type='methods'><title>Methods</title><p>First.</p></sec></abstract>"
        "<kwd-group><kwd>a</kwd><kwd>b</kwd></kwd-group></article-meta></front><body><p>Body.</p></body>"
        "<back><ack><p>Thanks.</p></ack><ref-list><ref><label>1</label><mixed-citation><name><surname>Lund</"
        "surname>"
        "<given-names>C</given-names></name><year>2001</year> "
        "<source>Waiting</source></mixed-citation></ref></ref-list></back>");
    CHECK(test::told(document.blocks) ==
          Lines{"title: Two waits", "heading 1: Abstract", "heading 2: Methods", "paragraph: First.",
                "heading 1: Abstract", "paragraph: Later.", "paragraph: a; b", "paragraph: Body.",
                "paragraph: Thanks.", "heading 1: References", "reference: Lund C 2001 Waiting"});
    CHECK(document.blocks[3].section == SectionKind::abstract);
    CHECK(document.blocks[6].section == SectionKind::keywords);
    CHECK(document.blocks[8].section == SectionKind::back);
    CHECK(document.blocks[10].section == SectionKind::references);
    CHECK(document.citation.authors == Lines{"Ada Pell"});
    CHECK(document.citation.year == 2019);
    CHECK(document.citation.doi == "10.5555/x");
}

TEST_CASE("jats: an article without a body says so") {
    const RawDocument document =
        read_article("<front><article-meta><abstract><p>Only this.</p></abstract></article-meta></front>");
    REQUIRE(document.warnings.size() == 1);
    CHECK(document.warnings[0].code == "no-body");
}
