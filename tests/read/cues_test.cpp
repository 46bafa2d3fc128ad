#include "read/cues.hpp"

#include <catch2/catch.hpp>

#include "read/cue_text.hpp"
#include "read/reading.hpp"

using namespace evidex;
using namespace evidex::test;
using Turns = std::vector<std::string>;

namespace {

Turns lines_of(const CueFile& file) {
    Turns lines;
    for (const Cue& cue : file.cues) lines.insert(lines.end(), cue.lines.begin(), cue.lines.end());
    return lines;
}

}  // namespace

TEST_CASE("whatever stands between a timing line and a blank line is words") {
    const CueFile file = parse_cues(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nYes\n\n00:02.000 --> 00:03.000\n7\n\n"
        "00:03.000 --> 00:04.000\n10:30\nNOTE this\n\n1\n00:04.000 --> 00:05.000\n42\n");
    CHECK(lines_of(file) == Turns{"Yes", "7", "10:30", "NOTE this", "42"});
    CHECK(file.cues[0].begin == 1'000);
    CHECK(file.cues[0].end == 2'000);
    CHECK(file.cues[1].line == 7);
    CHECK(file.warnings.empty());
}

TEST_CASE("cues that follow without a blank line") {
    CHECK(
        lines_of(parse_cues("1\n00:00:01,000 --> 00:00:02,000\nYes\n2\n00:00:02,000 --> 00:00:03,000\n7\n3\n"
                            "00:00:03,000 --> 00:00:04,000\nNo\n")) == Turns{"Yes", "7", "No"});
    CHECK(lines_of(parse_cues(
              "00:01.000 --> 00:02.000\nYes\n00:02.000 --> 00:03.000\n7\n00:03.000 --> 00:04.000\nNo\n")) ==
          Turns{"Yes", "7", "No"});
}

TEST_CASE("headers, notes, styles, regions and ids are no words") {
    CHECK(lines_of(
              parse_cues("WEBVTT - a film\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\n"
                         "REGION\nid:x\n\nNOTE\nnot this\nnor this\n\nNOTE single\n\nfirst cue\n"
                         "00:00.500 --> 00:01.000 align:start position:0%\nthis\n\n"
                         "8f3a-2/11-0\n00:01.000 --> 00:02.000\nand this\n")) == Turns{"this", "and this"});
}

TEST_CASE("a byte order mark, a missing header, hours or none, comma or point") {
    CHECK(turns_of(vtt("\xEF\xBB\xBFWEBVTT\n\n00:00:01.000 --> 00:00:02.000\nIke: Hello?\n\n"
                       "00:02.500 --> 00:03.000\nRosa: I see.\n\n00:00:03,000 --> 00:00:04,000\nIke: So\n\n"
                       "1:00:04.000 --> 1:00:05.000\nRosa: Yes\n")) ==
          Turns{"Ike|Hello?", "Rosa|I see.", "Ike|So", "Rosa|Yes"});
    CHECK(turns_of(srt("1\n00:00:01,000 --> 00:00:02,000\nhello\n")) == Turns{"|hello"});
    CHECK(warnings_of(srt("1\n00:00:01,000 --> 00:00:02,000\nhello\n"), "transcript") ==
          "read as a recording in which no speaker is named@0\n");
    CHECK(vtt("WEBVTT\n").blocks.empty());
    CHECK(vtt("").blocks.empty());
}

TEST_CASE("a broken time keeps its words and is reported with its line") {
    const Document document =
        vtt("WEBVTT\n\n00:00.500 --> 00:07.000\nIke: one\n\n00:00:07.000 --> 00:00:1d.890\nIke: two\n\n"
            "00:4:10.5 -> \nIke: three\n\n00:11.890 --> 00:16.320\nIke: four\n");
    CHECK(blocks_of(document) == Turns{"one two three four"});
    CHECK(warnings_of(document, "time").find("\"00:00:07.000 --> 00:00:1d.890\"") != std::string::npos);
    CHECK(warnings_of(document, "time").find("@6\n") != std::string::npos);
    CHECK(warnings_of(document, "time").find("@9\n") != std::string::npos);
}

TEST_CASE("words without any time are kept and reported") {
    const CueFile file = parse_cues(
        "1\n00:00:01,000 --> 00:00:02,000\nYes\n\nlost words\n\n2\n"
        "00:00:02,000 --> 00:00:03,000\nNo\n");
    CHECK(lines_of(file) == Turns{"Yes", "lost words", "No"});
    REQUIRE(file.warnings.size() == 1);
    CHECK(file.warnings[0].line == 5);
}

TEST_CASE("mark-up inside cues") {
    CHECK(cue_text("<v Lindqvist, Rosa (Guest)>It took a year.</v>").voice == "Lindqvist, Rosa (Guest)");
    CHECK(cue_text("<v Lindqvist, Rosa (Guest)>It took a year.</v>").words == "It took a year.");
    CHECK(cue_text("<v.loud Ike>No!").voice == "Ike");
    CHECK(cue_text("<v.loud Ike>No!").words == "No!");
    CHECK(cue_text("hits <00:17.500>your <c.x>eye</c> <i>now</i>").words == "hits your eye now");
    CHECK(cue_text("Tom &amp; Jo &lt;3").words == "Tom & Jo <3");
    CHECK(cue_text("3 < 4 > 2 <3 <").words == "3 < 4 > 2 <3 <");
    CHECK(cue_text("<b>bold").voice.empty());
}

TEST_CASE("voices: successive cues of one speaker are one turn with the first time") {
    const Document document =
        vtt("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Lindqvist, Rosa>It took</v>\n\n"
            "00:00:02.000 --> 00:00:03.000\n<v Lindqvist, Rosa>a year.\n\n"
            "00:00:03.100 --> 00:00:04.000\n<v Quill, Bernadette (Guest)>A\nyear?</v>\n\n"
            "00:00:09.000 --> 00:00:10.000\n<v Quill, Bernadette (Guest)>Really?</v>\n");
    CHECK(turns_of(document) ==
          Turns{"Lindqvist, Rosa|It took a year.", "Quill, Bernadette|A year?", "Quill, Bernadette|Really?"});
    CHECK(document.blocks[0].millis == 1'000);
    CHECK(document.blocks[1].millis == 3'100);
    CHECK(document.blocks[2].millis == 9'000);
    CHECK(document.kind == SourceKind::interview);
}

TEST_CASE("names before the words carry on to cues without a name") {
    const Document document =
        vtt("WEBVTT\n\n00:01.000 --> 00:02.000\nIke Obi: Hello,\n\n00:02.000 --> 00:03.000\nis it on?\n\n"
            "00:03.000 --> 00:04.000\nRosa: Yes.\n\n00:04.000 --> 00:05.000\nIke Obi: Good.\n\n"
            "00:05.000 --> 00:06.000\nRosa: We met at 10:30. She said: go.\n");
    CHECK(turns_of(document) == Turns{"Ike Obi|Hello, is it on?", "Rosa|Yes.", "Ike Obi|Good.",
                                      "Rosa|We met at 10:30. She said: go."});
    CHECK(warnings_of(document, "speaker") ==
          "1 captions without a name were given to the speaker before them@0\n");
}

TEST_CASE("two dashes are two people, nobody knows who") {
    const Document document =
        srt("1\n00:00:01,000 --> 00:00:02,000\n- A cup of tea?\n- It is not hot.\n\n"
            "2\n00:00:02,000 --> 00:00:03,000\n- It is.\nI say.\n");
    CHECK(turns_of(document) == Turns{"|A cup of tea?", "|It is not hot.", "|It is. I say."});
    CHECK(turns_of(srt("1\n00:00:01,000 --> 00:00:02,000\nHe waited\n\n2\n00:00:02,000 --> 00:00:03,000\n"
                       "- a year.\n")) == Turns{"|He waited - a year."});
}

TEST_CASE("roll-up captions repeat lines, people repeat answers") {
    const Document rolled =
        vtt("WEBVTT\n\n00:01.000 --> 00:02.000\nyeah\n\n00:02.000 --> 00:03.000\nyeah\nwhat\n\n"
            "00:03.000 --> 00:04.000\nwhat\nthis will happen\n\n00:04.000 --> 00:05.000\nthis will happen\nI "
            "say\n");
    CHECK(blocks_of(rolled) == Turns{"yeah what this will happen I say"});
    const Document repeated =
        vtt("WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n\n00:05.000 --> 00:06.000\nYes.\n\n"
            "00:09.000 --> 00:10.000\nYes.\n");
    CHECK(blocks_of(repeated) == Turns{"Yes.", "Yes.", "Yes."});
    const Document voices = vtt(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ike>Yes.</v>\n\n00:02.000 --> 00:03.000\n<v Rosa>Yes.</v>\n");
    CHECK(turns_of(voices) == Turns{"Ike|Yes.", "Rosa|Yes."});
}

TEST_CASE("a name that occurs once is nobody rather than the speaker before") {
    const Document document =
        vtt("WEBVTT\n\n00:01.000 --> 00:02.000\nIke: Hello?\n\n00:02.000 --> 00:03.000\nRosa: Yes.\n\n"
            "00:03.000 --> 00:04.000\nMegan: Hiya.\n\n00:04.000 --> 00:05.000\nIke: So.\n\n"
            "00:05.000 --> 00:06.000\nRosa: Right.\n");
    CHECK(turns_of(document) == Turns{"Ike|Hello?", "Rosa|Yes.", "|Megan: Hiya.", "Ike|So.", "Rosa|Right."});
}

TEST_CASE("a long turn is cut at a sentence end and keeps its times") {
    std::string text = "WEBVTT\n\n";
    for (int i = 10; i < 50; ++i) {
        text += "00:" + std::to_string(i) + ".000 --> 00:" + std::to_string(i + 1) + ".000\n<v Ike>" +
                std::string("I have said this sentence before and shall say it again.</v>\n\n");
    }
    const Document document = vtt(text);
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[0].speaker == document.blocks[1].speaker);
    CHECK(document.blocks[1].millis > 30'000);
}
