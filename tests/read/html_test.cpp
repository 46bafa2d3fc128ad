#include <catch2/catch.hpp>

#include "read/readers.hpp"
#include "read/told.hpp"

using namespace evidex;
using Lines = std::vector<std::string>;

namespace {

Lines told_html(const std::string& page) {
    const Result<RawDocument> document = read_html(page);
    REQUIRE(document);
    return test::told(document->blocks);
}

}  // namespace

TEST_CASE("html: blocks are apart, inline elements together") {
    CHECK(told_html("<html><body><p>one<br>two <b>bo</b>ld</p><p>three<div>four</div>") ==
          Lines{"paragraph: one/two bold", "paragraph: three", "paragraph: four"});
    CHECK(told_html("<p>a<br><br>b</p>") == Lines{"paragraph: a", "paragraph: b"});
}

TEST_CASE("html: scripts, menus and hidden parts are no text") {
    CHECK(told_html("<head><style>p{}</style><script>var x='<p>no</p>'</script></head><nav><a>Home</a></nav>"
                    "<header><h1>Endings</h1><p>Site</p></header><p>Yes.</p><p hidden>no</p><p "
                    "style='display: none'>no</p>"
                    "<footer>no</footer><noscript>no</noscript><svg><text>no</text></svg>") ==
          Lines{"title: Endings", "paragraph: Yes."});
}

TEST_CASE("html: a page that is all form is read nonetheless") {
    CHECK(told_html("<body><form><p>All of it</p></form></body>") == Lines{"paragraph: All of it"});
}

TEST_CASE("html: headings, lists, tables, quotations of code") {
    CHECK(told_html("<h1>T</h1><h3>Sub</h3><ul><li>one<ul><li>inner</li></ul></li></ul>"
                    "<table><caption>Cap</caption><tr><th>A</th><th>B</th></tr><tr><td><p>1</p><p>2</p></"
                    "td><td>3</td></tr></table>"
                    "<table><tr><td>layout</td></tr></table><pre>x\n  y</pre>") ==
          Lines{"title: T", "heading 3: Sub", "list-item: one", "list-item: inner", "caption: Cap",
                "table-cell 1.1.1: A", "table-cell 1.1.2: B", "table-cell 1.2.1: 1/2", "table-cell 1.2.2: 3",
                "paragraph: layout", "paragraph: x/  y"});
}

TEST_CASE("html: numbers of notes hang on no word") {
    CHECK(told_html("<p>Waiting<sup><a href='#n'>1</a></sup> hurts. x<sup>2</sup></p>"
                    "<section class='footnotes'><ol><li id='n'>A note.</li></ol></section>") ==
          Lines{"paragraph: Waiting hurts. x2", "footnote: A note."});
}

TEST_CASE("html: encodings, declared and not") {
    CHECK(told_html("<p>it\x92s \x93"
                    "fine\x94</p>") == Lines{"paragraph: it’s “fine”"});
    CHECK(told_html("<meta charset='utf-8'><p>it\x92s</p>") == Lines{"paragraph: it’s"});
    CHECK(told_html("<meta charset='iso-8859-1'><p>caf\xC3\xA9</p>") == Lines{"paragraph: café"});
    CHECK(told_html("<p>caf&eacute; &amp; it&rsquo;s&nbsp;on</p>") ==
          Lines{"paragraph: café & it’s\u00A0on"});
}

TEST_CASE("html: what a page says of itself") {
    const Result<RawDocument> document = read_html(
        "<head><title>Waits | A Site</title><meta name='citation_author' content='Pell, Ada'><meta "
        "name='citation_author' "
        "content='Lund, C.'><meta name='citation_doi' content='https://doi.org/10.5555/abc'><meta "
        "name='citation_publication_date' content='2019/04/01'></head><h1>Waits</h1><p>Text</p>");
    REQUIRE(document);
    CHECK(document->citation.title == "Waits");
    CHECK(document->citation.authors == Lines{"Pell, Ada", "Lund, C."});
    CHECK(document->citation.doi == "10.5555/abc");
    CHECK(document->citation.year == 2019);
}

TEST_CASE("html: pages without text of their own are told apart") {
    const Result<RawDocument> empty =
        read_html("<html><body><div id='app'></div><script>run()</script></body></html>");
    REQUIRE_FALSE(empty);
    CHECK(empty.error().code == ErrorCode::empty);
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    const Result<RawDocument> too_deep = read_html(deep + "words");
    REQUIRE_FALSE(too_deep);
    CHECK(too_deep.error().code == ErrorCode::limit);
}
