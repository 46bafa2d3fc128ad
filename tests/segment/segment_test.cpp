#include <catch2/catch.hpp>

#include "base/unicode.hpp"
#include "evidex/passage.hpp"

using namespace evidex;

namespace {

/// A document whose blocks are joined by line breaks.
Document document_of(std::vector<Block> blocks, const std::vector<std::string>& words) {
    Document document;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto begin = static_cast<std::uint32_t>(document.text.size());
        document.text += words[i];
        blocks[i].span = {begin, static_cast<std::uint32_t>(document.text.size())};
        document.text += "\n";
    }
    document.blocks = std::move(blocks);
    return document;
}

Block block(BlockKind kind, SectionKind section = SectionKind::body) {
    Block made;
    made.kind = kind;
    made.section = section;
    return made;
}

Block turn(std::string speaker) {
    Block made = block(BlockKind::turn);
    made.speaker = std::move(speaker);
    return made;
}

SpeakerRow speaker(std::string source, std::string label, std::string role) {
    SpeakerRow row;
    row.source = std::move(source);
    row.label = std::move(label);
    row.role = std::move(role);
    return row;
}

}  // namespace

TEST_CASE("each block becomes a passage that knows its heading") {
    const Document document = document_of({block(BlockKind::heading), block(BlockKind::paragraph),
                                           block(BlockKind::reference, SectionKind::references)},
                                          {"Waiting", "It took a year.", "Smith (2020) Waiting."});
    const auto passages = segment(document, {});
    REQUIRE(passages.size() == 3);
    CHECK_FALSE(passages[0].taggable);
    CHECK(passages[1].heading == "Waiting");
    CHECK(passages[1].taggable);
    CHECK_FALSE(passages[2].taggable);
}

TEST_CASE("the interviewer's words are context, not evidence, unless asked for") {
    const Document document =
        document_of({turn("INT"), turn("YP1")}, {"Did anyone tell you how long it would take?", "No."});
    SegmentOptions options;
    options.speakers = {speaker("*", "INT|Interviewer", "interviewer"), speaker("*", "YP*", "young-person")};
    const auto passages = segment(document, options);
    CHECK_FALSE(passages[0].taggable);
    CHECK(passages[1].taggable);
    CHECK(passages[1].role == "young-person");
    CHECK(slice(document.text, passages[1].question) == "Did anyone tell you how long it would take?");
    options.tag_interviewer = true;
    CHECK(segment(document, options)[0].taggable);
}

TEST_CASE("a row for this source wins over a general one; ask stays unknown") {
    const Document document = document_of({turn("Ruth"), turn("speaker 2")}, {"Hello there.", "Hi."});
    SegmentOptions options;
    options.source_path = "/data/site-c/int-07.docx";
    options.speakers = {speaker("*", "Ruth", "parent"), speaker("int-07.docx", "ruth", "commissioner"),
                        speaker("*", "Speaker ?", "ask")};
    const auto passages = segment(document, options);
    CHECK(passages[0].role == "commissioner");
    CHECK(passages[1].role.empty());
    options.source_path = "/data/other.docx";
    CHECK(segment(document, options)[0].role == "parent");
}

TEST_CASE("long paragraphs are cut at sentence ends and nothing is lost") {
    std::string words;
    for (int i = 0; i < 100; ++i) words += "Nobody rang us back for weeks, naïve as we were. ";
    const Document document = document_of({block(BlockKind::paragraph)}, {words});
    SegmentOptions options;
    options.longest = 300;
    const auto passages = segment(document, options);
    REQUIRE(passages.size() > 10);
    std::string joined;
    for (const Passage& passage : passages) {
        const auto part = slice(document.text, passage.span);
        CHECK(count_code_points(part) <= 300);
        CHECK(part.substr(part.size() - 5) == "were.");
        joined += std::string(part) + " ";
    }
    CHECK(joined == words);
}

TEST_CASE("one endless sentence stays whole") {
    const std::string words(5'000, 'a');
    const auto passages = segment(document_of({block(BlockKind::paragraph)}, {words}), {});
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].span.size() == 5'000);
}
