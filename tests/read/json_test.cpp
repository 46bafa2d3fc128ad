#include <catch2/catch.hpp>

#include "evidex/read.hpp"

using namespace evidex;

namespace {

Document sample() {
    Document document;
    document.format = Format::docx;
    document.kind = SourceKind::interview;
    document.citation = {"A \"title\"\\", {"Pell, A.", "Lünd"}, 2020, "10.5555/x"};
    document.text = "YP1: Yes,\tlo\u00E4ds.\n\nEnd \U0001F600";
    document.blocks = {{BlockKind::turn, SectionKind::results, {5, 17}, 0, "YP1", 3, 1234},
                       {BlockKind::heading, SectionKind::body, {19, 27}, 2, "", 0, -1}};
    document.warnings = {{"comments", "2 were left out", 7}};
    return document;
}

bool refused(std::string json, const std::string& from, const std::string& to) {
    const std::size_t at = json.find(from);
    REQUIRE(at != std::string::npos);
    json.replace(at, from.size(), to);
    const Result<Document> document = document_from_json(json);
    return !document && document.error().code == ErrorCode::malformed;
}

}  // namespace

TEST_CASE("json: a document goes there and back") {
    const Document before = sample();
    for (const int indent : {-1, 2}) {
        const Result<Document> after = document_from_json(to_json(before, indent));
        REQUIRE(after);
        CHECK(after->text == before.text);
        CHECK(after->citation.authors == before.citation.authors);
        CHECK(after->citation.title == before.citation.title);
        CHECK(after->citation.year == before.citation.year);
        CHECK(after->warnings == before.warnings);
        REQUIRE(after->blocks.size() == 2);
        CHECK(after->blocks[0].speaker == "YP1");
        CHECK(after->blocks[0].section == SectionKind::results);
        CHECK(after->blocks[0].millis == 1234);
        CHECK(after->blocks[1].millis == -1);
        CHECK(after->blocks[1].span == before.blocks[1].span);
        CHECK(to_json(*after, indent) == to_json(before, indent));
    }
}

TEST_CASE("json: nothing is believed") {
    const std::string good = to_json(sample());
    REQUIRE(document_from_json(good));
    CHECK(refused(good, "\"end\":27", "\"end\":28"));      // behind the text
    CHECK(refused(good, "\"begin\":19", "\"begin\":16"));  // over another block
    CHECK(refused(good, "\"end\":17", "\"end\":13"));      // inside a character
    CHECK(refused(good, "\"begin\":5", "\"begin\":-5"));
    CHECK(refused(good, "\"begin\":5", "\"begin\":99999999999"));
    CHECK(refused(good, "\"begin\":5", "\"begin\":5.5"));
    CHECK(refused(good, "\"begin\":5", "\"begin\":\"5\""));
    CHECK(refused(good, "\"begin\":5", "\"begin\":null"));
    CHECK(refused(good, "\"begin\"", "\"start\""));
    CHECK(refused(good, "\"turn\"", "\"twist\""));
    CHECK(refused(good, "\"docx\"", "\"dochs\""));
    CHECK(refused(good, "Yes", "Y\\u0000s"));   // a control
    CHECK(refused(good, "\u00E4", "a\u0308"));  // not composed
    CHECK(refused(good, "\u00E4", "\xFF"));     // not UTF-8
    CHECK(refused(good, "\"authors\":[", "\"authors\":[[],"));
    CHECK(refused(good, "}]}", "}]"));
    CHECK(refused(good, "{\"format\"", "[{\"format\""));
    CHECK_FALSE(document_from_json(""));
    CHECK_FALSE(document_from_json(std::string(100'000, '[')));
}
