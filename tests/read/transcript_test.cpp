#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>

#include "read/reading.hpp"

using namespace evidex;
using namespace evidex::test;
using Turns = std::vector<std::string>;

namespace {

std::vector<std::int64_t> times_of(const Document& document) {
    std::vector<std::int64_t> times;
    for (const Block& block : document.blocks) times.push_back(block.millis);
    return times;
}

}  // namespace

TEST_CASE("turns with labels, text before the first one is front matter") {
    const Document document = plain(
        "Interview with YP04, site C\n\n"
        "Interviewer: And after that?\n\nYP04: Nothing, for ages.\n\nInterviewer: How long?\n\nYP04: A "
        "year.\n");
    CHECK(document.kind == SourceKind::interview);
    CHECK(turns_of(document) == Turns{"|Interview with YP04, site C", "Interviewer|And after that?",
                                      "YP04|Nothing, for ages.", "Interviewer|How long?", "YP04|A year."});
    CHECK(document.blocks[0].section == SectionKind::front);
    CHECK(document.blocks[0].kind == BlockKind::paragraph);
    CHECK(document.blocks[1].kind == BlockKind::turn);
    CHECK(document.text.find("Interviewer: And after that?") != std::string::npos);
    CHECK(warnings_of(document, "transcript") == "read as a transcript: 4 turns (Interviewer 2, YP04 2)@0\n");
}

TEST_CASE("entries in the head of a transcript do not speak") {
    const Document document = plain(
        "Participant: PC02, mother. Site A.\n\n**Interviewer:** Jo Smith\n\nInt: Thank you for coming.\n\n"
        "PC02: I came by bus.\n\nInt: And your son?\n\nPC02: He is in school.\n");
    CHECK(turns_of(document) == Turns{"|Participant: PC02, mother. Site A.", "|**Interviewer:** Jo Smith",
                                      "Int|Thank you for coming.", "PC02|I came by bus.", "Int|And your son?",
                                      "PC02|He is in school."});
    CHECK(document.blocks[1].section == SectionKind::front);
    CHECK(document.blocks[2].section == SectionKind::body);
}

TEST_CASE("a short turn that a PDF shows like a heading is a turn") {
    RawDocument raw;
    raw.format = Format::pdf;
    for (const char* text :
         {"YP04: I rang.", "Interviewer: Why?", "YP04: I see.", "Interviewer: Fine.", "Results: x"}) {
        raw.blocks.emplace_back().text = text;
        if (text[0] != 'Y') raw.blocks.back().kind = BlockKind::heading;
    }
    const Document document = canonicalise(raw);
    CHECK(turns_of(document) ==
          Turns{"YP04|I rang.", "Interviewer|Why?", "YP04|I see.", "Interviewer|Fine.", "|Results: x"});
    CHECK(document.blocks[1].kind == BlockKind::turn);
    CHECK(document.blocks[1].level == 0);
    CHECK(document.blocks[4].kind == BlockKind::heading);
}

TEST_CASE("lines without blank lines between them are turns too") {
    const Document document = plain("I: And after that?\nP1: Nothing.\nI: Oh.\nP1: No.\n");
    CHECK(turns_of(document) == Turns{"I|And after that?", "P1|Nothing.", "I|Oh.", "P1|No."});
}

TEST_CASE("paragraphs without a label go on with the turn") {
    const Document document = plain(
        "Q: How long have you got?\n\nA: How long have I? An hour.\n\nBut you asked about the waiting.\n\n"
        "Q: I did.\n\nA: I rang every day.\n\nMy mother did too.\n");
    CHECK(turns_of(document) == Turns{"Q|How long have you got?", "A|How long have I? An hour.",
                                      "A|But you asked about the waiting.", "Q|I did.", "A|I rang every day.",
                                      "A|My mother did too."});
}

TEST_CASE("hard-wrapped turns become one line each") {
    const Document document = plain(
        "Interviewer: So tell me how you came to the service and who it was that sent\n"
        "you there in the first place, if you remember it at all after these years.\n"
        "YP03: My form tutor, in the end, but only after my mum had been in to see the\n"
        "head of year twice and had written a letter about it to the governors too.\n"
        "Interviewer: And what happened then, once they had read what she had written\n"
        "to them?\n"
        "YP03: Nothing.\n");
    REQUIRE(document.blocks.size() == 4);
    CHECK(blocks_of(document)[0] ==
          "So tell me how you came to the service and who it was that sent you there in the first place, if "
          "you "
          "remember it at all after these years.");
    CHECK(document.blocks[2].speaker == "Interviewer");
    CHECK(blocks_of(document)[3] == "Nothing.");
}

TEST_CASE("bold names, times and continuations in Markdown") {
    const Document document = markdown(
        "**Mx Ortega:** I did.\n\n**Sam:** \\[04:05\\] And you \\[laughs\\] then?\n\n\\[04:30\\] I went "
        "on.\n\n"
        "**Mx Ortega**: Yes.\n\n**Sam:** Right.\n\n**Ellie:** Dex, come here.\n\n**Break:** \\[12:00\\]\n");
    CHECK(turns_of(document) == Turns{"Mx Ortega|I did.", "Sam|And you [laughs] then?", "Sam|I went on.",
                                      "Mx Ortega|Yes.", "Sam|Right.", "Ellie|Dex, come here.", "|Break:"});
    CHECK(document.blocks[1].millis == 245'000);
    CHECK(document.blocks[2].millis == 270'000);
}

TEST_CASE("other marks") {
    CHECK(turns_of(plain("#Sam: one\n#Eve: you two\n#Sam: me three\n#Eve: four\n")) ==
          Turns{"Sam|one", "Eve|you two", "Sam|me three", "Eve|four"});
    CHECK(turns_of(plain("[Sam] I see\n[Eve] two\n[Sam] [laughs] three\n[Eve] you\n")) ==
          Turns{"Sam|I see", "Eve|two", "Sam|[laughs] three", "Eve|you"});
    CHECK(turns_of(plain(">> SAM: I see\n>> EVE: two?\n>> SAM: three\n>> EVE: four\n")) ==
          Turns{"SAM|I see", "EVE|two?", "SAM|three", "EVE|four"});
    CHECK(turns_of(plain("Ruth?: What then\nIda: I left.\nRuth?: Why?\nIda: No idea.\n")) ==
          Turns{"Ruth?|What then", "Ida|I left.", "Ruth?|Why?", "Ida|No idea."});
}

TEST_CASE("diarised speakers, on the line of their words and above them") {
    CHECK(turns_of(plain("SPEAKER_01: hello\nSPEAKER_02: hi\nSPEAKER_01: so\nSPEAKER_02: yes\n")) ==
          Turns{"SPEAKER_01|hello", "SPEAKER_02|hi", "SPEAKER_01|so", "SPEAKER_02|yes"});
    const Document inline_times =
        plain("Speaker 1 (00:00:02): hello\nSpeaker 2 (00:00:05): hi\nSpeaker 1 (00:01:02): so\n");
    CHECK(turns_of(inline_times) == Turns{"Speaker 1|hello", "Speaker 2|hi", "Speaker 1|so"});
    CHECK(times_of(inline_times) == std::vector<std::int64_t>{2'000, 5'000, 62'000});
    const Document heads =
        plain("Speaker 1  00:00:12\nhello there\n\nSpeaker 2  00:00:15\nhi\n\nSpeaker 1  00:00:20\nso\n");
    CHECK(turns_of(heads) == Turns{"Speaker 1|hello there", "Speaker 2|hi", "Speaker 1|so"});
    CHECK(times_of(heads) == std::vector<std::int64_t>{12'000, 15'000, 20'000});
}

TEST_CASE("name and time as a line above the words") {
    const Document document = plain(
        "Team meeting\n\nRosa Lindqvist  0:07\nShall we start?\n\nIke Obi (Guest)  0:12\nYes. We met at "
        "10:30\n"
        "and talked.\n\nRosa Lindqvist  1:02:03\nGood.\n\nIke Obi (Guest)  1:02:09\nFine.\n");
    CHECK(turns_of(document) == Turns{"|Team meeting", "Rosa Lindqvist|Shall we start?",
                                      "Ike Obi|Yes. We met at 10:30", "Ike Obi|and talked.",
                                      "Rosa Lindqvist|Good.", "Ike Obi|Fine."});
    CHECK(document.blocks.back().millis == 3'729'000);
    CHECK(document.text.find("Ike Obi (Guest) 0:12\nYes.") != std::string::npos);
}

TEST_CASE("name and words in one Word paragraph with line breaks") {
    RawDocument raw;
    raw.format = Format::docx;
    for (const char* text : {"Rosa Lindqvist  0:07\nShall we start?\nI think so.", "Ike Obi  0:12\nYes.",
                             "Rosa Lindqvist  0:20\nGood.", "Ike Obi  0:30\nI see."}) {
        raw.blocks.emplace_back().text = text;
    }
    CHECK(turns_of(canonicalise(raw)) == Turns{"Rosa Lindqvist|Shall we start?\nI think so.", "Ike Obi|Yes.",
                                               "Rosa Lindqvist|Good.", "Ike Obi|I see."});
}

TEST_CASE("old Teams files: time, name, words") {
    const Document document = plain(
        "0:0:0.0 --> 0:0:2.550\nRosa Lindqvist\nShall we start?\n\n0:0:3.0 --> 0:0:4.0\nIke Obi\nYes.\n\n"
        "0:0:5.0 --> 0:0:6.0\nRosa Lindqvist\nGood.\n\n0:0:7.0 --> 0:0:8.0\nIke Obi\nI see.\n");
    CHECK(turns_of(document) ==
          Turns{"Rosa Lindqvist|Shall we start?", "Ike Obi|Yes.", "Rosa Lindqvist|Good.", "Ike Obi|I see."});
}

TEST_CASE("Zoom text with tabs") {
    const Document document = plain(
        "00:03:11\tIke Obi\tHello\n00:03:15\tRosa\tHi, you.\n00:03:20\tIke Obi\tSo\n00:03:24\tRosa\tYes\n");
    CHECK(turns_of(document) == Turns{"Ike Obi|Hello", "Rosa|Hi, you.", "Ike Obi|So", "Rosa|Yes"});
    CHECK(document.blocks[0].millis == 191'000);
}

TEST_CASE("f4 writes the time behind the words: there the next turn starts") {
    const Document document = plain(
        "I: How come? #00:02:10-4#\n\nB: No idea. #00:02:12-0#\n\nI: None? #00:02:13-9#\n\nB: I said so. "
        "#00:02:15-0#\n");
    CHECK(turns_of(document) == Turns{"I|How come?", "B|No idea.", "I|None?", "B|I said so."});
    CHECK(times_of(document) == std::vector<std::int64_t>{-1, 130'400, 132'000, 133'900});
    CHECK(document.text.find("How come? #00:02:10-4#") != std::string::npos);
}

TEST_CASE("labels that differ by case only stay apart if they are one letter and both recur") {
    const Document letters = plain("E: one?\n\ne: I two\n\nE: three?\n\ne: four\n");
    CHECK(turns_of(letters) == Turns{"E|one?", "e|I two", "E|three?", "e|four"});
    CHECK(warnings_of(letters, "speaker").find("kept as different speakers") != std::string::npos);
    const Document names = plain("YP04: one\n\nInt: two?\n\nYp04: three\n\nInt:  four?\n\nYP04: five\n");
    CHECK(turns_of(names) == Turns{"YP04|one", "Int|two?", "YP04|three", "Int|four?", "YP04|five"});
    CHECK(warnings_of(names, "speaker").find("read as one speaker") != std::string::npos);
}

TEST_CASE("a time of day at the start of a line is speech") {
    const Document document = plain(
        "Interviewer: When can you come?\n\nYP04: Let me see.\n\n17:30 suits me.\n\nInterviewer: "
        "Fine.\n\nYP04: Good.\n");
    CHECK(blocks_of(document)[2] == "17:30 suits me.");
    CHECK(document.blocks[2].millis == -1);
}

TEST_CASE("times without brackets count if there are many and they go up") {
    const Document document =
        plain("00:02 Nuala: Hello?\n00:12 Hilary: I see.\n00:20 Nuala: And?\n00:31 Hilary: No.\n");
    CHECK(turns_of(document) == Turns{"Nuala|Hello?", "Hilary|I see.", "Nuala|And?", "Hilary|No."});
    CHECK(times_of(document) == std::vector<std::int64_t>{2'000, 12'000, 20'000, 31'000});
}

TEST_CASE("nobody is invented, and nobody is given another person's words") {
    const Document document = plain(
        "Interviewer: What happened?\n\nYP04: I rang.\n\nSo she said: go home.\n\nFor example: at night.\n\n"
        "Interviewer: And?\n\nMegan: Hiya, just getting my bag.\n\nInterviewer: We are nearly done.\n\nYP04: "
        "Bye.\n\n"
        "[End of recording]\n");
    CHECK(turns_of(document) == Turns{"Interviewer|What happened?", "YP04|I rang.",
                                      "YP04|So she said: go home.", "YP04|For example: at night.",
                                      "Interviewer|And?", "|Megan: Hiya, just getting my bag.",
                                      "Interviewer|We are nearly done.", "YP04|Bye.", "|[End of recording]"});
    CHECK(warnings_of(document, "label") ==
          "\"So she said\" is not taken for a speaker: it ends like a sentence@5\n"
          "\"For example\" is not taken for a speaker: it announces a part of a text@7\n"
          "\"Megan\" is not taken for a speaker: it occurs only once@11\n");
}

TEST_CASE("a document with notes and a structured abstract stays a document") {
    const Document notes = plain(
        "Report\n\nNote: nobody came to the first meeting of the group, which was in May.\n\n"
        "Note: the second was full.\n\nResults: sixty took part.\n\nResults: forty stayed.\n\n"
        "Background: none.\n\nAim: to help.\n\nAim: to listen.\n");
    CHECK(notes.kind == SourceKind::document);
    CHECK(warnings_of(notes, "transcript").empty());
}

TEST_CASE("a leaflet of questions and answers stays a document, an interview in the same form does not") {
    const char* const leaflet =
        "Q: How long will I have to wait?\nA: Usually six weeks. We will write to you.\n"
        "Q: Can my mum come in with me?\nA: Yes, if you want her to.\n"
        "Q: Who will you tell?\nA: Nobody, unless you are in danger. Ask your worker.\n";
    CHECK(plain(leaflet).kind == SourceKind::document);
    const char* const interview =
        "Q: How long did you wait?\nA: I waited a year.\nQ: Who told you?\nA: Nobody told me anything.\n"
        "Q: And your mum?\nA: My mum rang them.\n";
    CHECK(plain(interview).kind == SourceKind::interview);
}

TEST_CASE("a directory with recurring labels stays a document") {
    std::string directory;
    for (int i = 0; i < 6; ++i) {
        directory +=
            "Service: Harbour House\nWho for: people from eleven to eighteen\nHow: self-referral\n"
            "Opening: weekdays\n\n";
    }
    CHECK(plain(directory).kind == SourceKind::document);
}

TEST_CASE("a document with a short quoted dialogue stays a document") {
    std::string text;
    for (int i = 0; i < 12; ++i) {
        text +=
            "The service was reviewed by a panel of its users, who met in the evenings of that spring.\n\n";
    }
    text += "Interviewer: What happened?\n\nYP04: I rang.\n\nInterviewer: And?\n\nYP04: Nothing.\n\n";
    CHECK(plain(text + text.substr(0, 500)).kind == SourceKind::document);
}

TEST_CASE("the patterns stay small: RE2 has nothing to say on stderr") {
    std::fflush(stderr);
    const int before = ::dup(2);
    std::FILE* log = std::tmpfile();
    ::dup2(::fileno(log), 2);
    std::string text;
    for (int i = 0; i < 3'000; ++i) {
        const std::string number = std::to_string(i);
        text += "Zoë Ünal-" + number + " “Größe” " + std::string(static_cast<std::size_t>(i % 90), 'x') +
                ": ещё раз " + number + "\n\n[00:" + std::to_string(10 + i % 50) + ":05] (Ana) " + number +
                ", Łódź 2014;" + number + ":9. J\n\n";
    }
    const Document document = plain(text);
    ::dup2(before, 2);
    ::close(before);
    CHECK(std::ftell(log) == 0);
    std::fseek(log, 0, SEEK_END);
    CHECK(std::ftell(log) == 0);
    std::fclose(log);
    CHECK_FALSE(document.blocks.empty());
}

TEST_CASE("a Word table with Timespan, Content and Speaker") {
    RawDocument raw;
    raw.format = Format::docx;
    raw.blocks.emplace_back().text = "Focus group, site B";
    const char* const rows[][3] = {{"Timespan", "Content", "Speaker"},
                                   {"0:00,0 - 0:07,0", "Shall we start?", "Facilitator"},
                                   {"00:00:16", "Not me.", "Finn"},
                                   {"00:00:17", "I mean it.", ""},
                                   {"00:00:21", "Fine.", "Facilitator"}};
    int row = 0;
    for (const auto& cells : rows) {
        ++row;
        for (int column = 1; column <= 3; ++column) {
            RawBlock& cell = raw.blocks.emplace_back();
            cell.kind = BlockKind::table_cell;
            cell.text = cells[column - 1];
            cell.table = 1;
            cell.row = row;
            cell.column = column;
        }
    }
    const Document document = canonicalise(raw);
    CHECK(document.kind == SourceKind::interview);
    CHECK(turns_of(document) == Turns{"|Focus group, site B", "Facilitator|Shall we start?", "Finn|Not me.",
                                      "Finn|I mean it.", "Facilitator|Fine."});
    CHECK(document.blocks[0].section == SectionKind::front);
    CHECK(times_of(document) == std::vector<std::int64_t>{-1, 0, 16'000, 17'000, 21'000});
    CHECK(document.text.find("Not me. Finn") != std::string::npos);
}

TEST_CASE("a table of quotations in a document is no transcript") {
    RawDocument raw;
    raw.format = Format::docx;
    const char* const rows[][2] = {
        {"Theme", "Quote"}, {"Waiting", "It took a year."}, {"Staff", "She was kind."}};
    int row = 0;
    for (const auto& cells : rows) {
        ++row;
        for (int column = 1; column <= 2; ++column) {
            RawBlock& cell = raw.blocks.emplace_back();
            cell.kind = BlockKind::table_cell;
            cell.text = cells[column - 1];
            cell.table = 1;
            cell.row = row;
            cell.column = column;
        }
    }
    const Document document = canonicalise(raw);
    CHECK(document.kind == SourceKind::document);
    CHECK(blocks_of(document) ==
          Turns{"Theme", "Quote", "Waiting", "It took a year.", "Staff", "She was kind."});
    CHECK(document.text == "Theme\tQuote\nWaiting\tIt took a year.\nStaff\tShe was kind.");
}
