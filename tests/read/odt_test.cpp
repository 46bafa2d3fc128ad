#include <catch2/catch.hpp>

#include "read/make_files.hpp"
#include "read/readers.hpp"
#include "read/told.hpp"

using namespace evidex;
using Lines = std::vector<std::string>;

namespace {

Lines told_odt(const std::string& body) {
    const Result<RawDocument> document = read_odt(test::odt_of(body));
    REQUIRE(document);
    return test::told(document->blocks);
}

}  // namespace

TEST_CASE("odt: paragraphs, headings, lists, spaces, breaks") {
    CHECK(told_odt("<text:h text:outline-level='2'>Getting in</text:h>"
                   "<text:p>a  b\n c<text:s text:c='3'/>d<text:tab/>e<text:line-break/>f</text:p>"
                   "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>") ==
          Lines{"heading 2: Getting in", "paragraph: a b c d\te/f", "list-item: one"});
}

TEST_CASE("odt: spans are one word, deletions and comments are left out, notes stand behind") {
    const Result<RawDocument> document = read_odt(test::odt_of(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>wait<text:span>ing</text:span><text:note><text:note-citation>1</"
        "text:note-citation><text:note-body>"
        "<text:p>A note.</text:p></text:note-body></text:note> list<office:annotation><text:p>Check</text:p>"
        "</office:annotation></text:p>"));
    REQUIRE(document);
    CHECK(test::told(document->blocks) == Lines{"paragraph: waiting list", "footnote: A note."});
    REQUIRE(document->warnings.size() == 2);
    CHECK(document->warnings[0].code == "comments");
    CHECK(document->warnings[1].code == "changes");
}

TEST_CASE("odt: tables keep places, indexes are contents") {
    const Result<RawDocument> document = read_odt(test::odt_of(
        "<text:table-of-content><text:index-body><text:p>Summary "
        "3</text:p></text:index-body></text:table-of-content>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Age</text:p></"
        "table:table-cell>"
        "<table:table-cell "
        "table:number-columns-repeated='2'/><table:table-cell><text:p>Sum</text:p></table:table-cell>"
        "</table:table-row></table:table-header-rows></table:table>"));
    REQUIRE(document);
    CHECK(test::told(document->blocks) ==
          Lines{"paragraph: Summary 3", "table-cell 1.1.1: Age", "table-cell 1.1.4: Sum"});
    CHECK(document->blocks[0].section == SectionKind::contents);
}

TEST_CASE("odt: a password is named") {
    const Result<RawDocument> document = read_odt(test::odt_of(
        "", {{"META-INF/manifest.xml",
              "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"}}));
    REQUIRE_FALSE(document);
    CHECK(document.error().code == ErrorCode::encrypted);
}
