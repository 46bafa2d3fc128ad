#include <catch2/catch.hpp>

#include "read/readers.hpp"

using namespace evidex;

TEST_CASE("hello") {
    auto raw = read_plain(
        "Interviewer: And after that?\n\nYP04: Nothing, for ages.\n\nInterviewer: Go on.\n\nYP04: [laughs] "
        "No.\n");
    REQUIRE(raw.has_value());
    const Document document = canonicalise(*raw);
    CHECK(document.kind == SourceKind::interview);
    REQUIRE(document.blocks.size() == 4);
    CHECK(slice(document.text, document.blocks[0].span) == "And after that?");
}
