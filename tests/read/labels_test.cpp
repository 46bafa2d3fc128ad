#include "read/labels.hpp"

#include <catch2/catch.hpp>

#include "read/stamps.hpp"

using namespace evidex;

namespace {

/// The label of a line if it can be one; else the reason in brackets.
std::string label_in(std::string_view line) {
    const LineReading reading = read_line(line);
    if (reading.form == LabelForm::none) return "(none)";
    return reading.fault == LabelFault::none ? reading.label
                                             : "(" + std::string(reason_of(reading.fault)) + ")";
}

std::string words_in(std::string_view line) {
    const LineReading reading = read_line(line);
    return std::string(line.substr(reading.words_begin, reading.words_end - reading.words_begin));
}

}  // namespace

TEST_CASE("labels in every dress") {
    struct Row {
        const char* line;
        const char* label;
        const char* words;
    };
    const Row rows[] = {
        {"Interviewer: And after that?", "Interviewer", "And after that?"},
        {"YP04: Nothing, for ages.", "YP04", "Nothing, for ages."},
        {"Carer 2 (gran): We rang twice.", "Carer 2 (gran)", "We rang twice."},
        {"[Researcher]: Go on.", "Researcher", "Go on."},
        {"FG3-P2: Same here.", "FG3-P2", "Same here."},
        {"**Mx Ortega:** I did.", "Mx Ortega", "I did."},
        {"**Mx Ortega**: I did.", "Mx Ortega", "I did."},
        {"#Sam: yes", "Sam", "yes"},
        {"@Sam: yes", "Sam", "yes"},
        {"[Sam] yes", "Sam", "yes"},
        {"{Sam} yes", "Sam", "yes"},
        {">> SAM: yes", "SAM", "yes"},
        {"Ruth?: What then", "Ruth?", "What then"},
        {"SPEAKER_01: hello", "SPEAKER_01", "hello"},
        {"Speaker 2 (00:01:02): hi", "Speaker 2", "hi"},
        {"00:03:11\tIke Obi\tHello", "Ike Obi", "Hello"},
        {"[00:01:02] Nuala: hello", "Nuala", "hello"},
        {"Nuala: [04:06] hello", "Nuala", "hello"},
        {"I: How come? #00:02:10-4#", "I", "How come?"},
        {"Lindqvist, Rosa (Guest): It took a year.", "Lindqvist, Rosa", "It took a year."},
        {"P1 - Nothing, for ages.", "P1", "Nothing, for ages."},
        {"Interviewer – And then: what?", "Interviewer", "And then: what?"},
        {"P1 - mum: We rang.", "P1 - mum", "We rang."},
        {"Interviewer - Anna Berg: Go on.", "Interviewer - Anna Berg", "Go on."},
        {"12. Interviewer: And after that?", "Interviewer", "And after that?"},
        {"(7) YP04: Nothing.", "YP04", "Nothing."},
        {"P1 （parent）：We rang.", "P1 （parent）", "We rang."},
        {"Zoë O’Neill: Ja.", "Zoë O’Neill", "Ja."},
    };
    for (const Row& row : rows) {
        INFO(row.line);
        CHECK(label_in(row.line) == row.label);
        CHECK(words_in(row.line) == row.words);
    }
}

TEST_CASE("a label on a line of its own has no words") {
    CHECK(words_in("Rosa Lindqvist  0:07").empty());
    CHECK(label_in("Rosa Lindqvist  0:07") == "Rosa Lindqvist");
    CHECK(label_in("Rosa Lindqvist 00:01:23 --> 00:01:45") == "Rosa Lindqvist");
    CHECK(label_in("Speaker 1  00:00:12") == "Speaker 1");
    CHECK(label_in("[00:01:02] Nuala") == "Nuala");
    CHECK(words_in("Interviewer:").empty());
    CHECK(label_in("INTERVIEWER") == "INTERVIEWER");
    CHECK(words_in("INTERVIEWER").empty());
    CHECK(label_in("Speaker 1 [00:00:12]") == "Speaker 1");
    CHECK(words_in("Speaker 1 [00:00:12]").empty());
    CHECK(words_in("No staff. [00:00:12]") == "No staff.");
    CHECK(words_in("Nobody came [00:00:12]") == "Nobody came");
}

TEST_CASE("what looks like a label and is none") {
    for (const char* line :
         {"And she goes: no way.",
          "So she said: go home.",
          "For example: the nurse rang.",
          "e.g.: a text",
          "https://example.org/page",
          "10:30 was too early",
          "Meet me at 10:30",
          "Tel: 0555 010 0144",
          "Call them: 0555 010 0144",
          "Results: sixty took part.",
          "Aim: to help.",
          "Conclusions: it helps.",
          "Note: nobody came.",
          "Figure 2: the pathway",
          "Table 3: ages",
          "Date: 4 May",
          "Location: site B",
          "Present: everybody",
          "Apologies: Jun",
          "Action: ring back",
          "Email: a@example.org",
          "The thing is: nobody asked.",
          "And it was like: whatever.",
          "What I mean is this: no.",
          "I remember one day in the old waiting room: it rained.",
          "1: first",
          "[laughs] yes",
          "[inaudible 00:12] and then",
          "He asked \"why\": nobody knew.",
          "A label that is much too long to be the name of a person who speaks, whoever: no"}) {
        INFO(line);
        CHECK(label_in(line).front() == '(');
    }
}

TEST_CASE("a label must recur or have the form of an id") {
    std::vector<LineReading> lines;
    for (const char* line : {"Nuala: one", "Hilary: two", "Nuala: three", "hilary: four", "Homework: none",
                             "YP04: five", "Break: [12:00]", "Break: [24:00]"}) {
        lines.push_back(read_line(line));
    }
    accept_labels(lines);
    std::vector<bool> accepted;
    for (const LineReading& line : lines) accepted.push_back(line.fault == LabelFault::none);
    CHECK(accepted == std::vector<bool>{true, true, true, true, false, true, false, false});
    CHECK(lines[4].fault == LabelFault::only_once);
    CHECK(lines[6].fault == LabelFault::production_cue);
}

TEST_CASE("names in brackets count only where the file uses them throughout") {
    std::vector<LineReading> lines{read_line("[Sam] one"), read_line("words"), read_line("[School] was fine"),
                                   read_line("more words")};
    accept_labels(lines);
    CHECK(lines[0].fault != LabelFault::none);
    std::vector<LineReading> all{read_line("[Sam] one"), read_line("[Eve] two"), read_line("[Sam] three"),
                                 read_line("[laughs] four"), read_line("[Eve] five")};
    accept_labels(all);
    CHECK(all[0].fault == LabelFault::none);
    CHECK(all[4].fault == LabelFault::none);
    CHECK(all[3].fault != LabelFault::none);
}

TEST_CASE("ids and roles") {
    for (const char* label :
         {"P", "P1", "pt 3", "I", "Int", "YP04", "yp-4b", "Young person 2", "Mum", "Parent (dad)",
          "Moderator", "Q", "A", "FG3-P2", "CM01", "Carer 2 (gran)", "Speaker 1", "SPEAKER_01"}) {
        INFO(label);
        CHECK(has_id_form(label));
    }
    for (const char* label : {"Nuala", "Mx Ortega", "Year 8", "Covid", "Homework", "Will"}) {
        INFO(label);
        CHECK_FALSE(has_id_form(label));
    }
}

TEST_CASE("badges of meeting programs are no part of the name") {
    CHECK(without_badges("Quill, Bernadette (Guest)") == "Quill, Bernadette");
    CHECK(without_badges("Ike Obi Unverified") == "Ike Obi");
    CHECK(without_badges("Carer 2 (gran)") == "Carer 2 (gran)");
}

TEST_CASE("times") {
    CHECK(parse_time("0:07") == 7'000);
    CHECK(parse_time("04:05") == 245'000);
    CHECK(parse_time("1:02:03") == 3'723'000);
    CHECK(parse_time("00:02:10-4") == 130'400);
    CHECK(parse_time("00:00:01,250") == 1'250);
    CHECK(parse_time("00:05:00.12") == 300'000);  // frames or hundredths: nobody knows
    CHECK_FALSE(parse_time("12"));
    CHECK_FALSE(parse_time("10:75"));
    CHECK_FALSE(parse_time("1:2:3:4"));
    CHECK(lead_stamp("[00:05:00.12] text")->millis == 300'000);
    CHECK(lead_stamp("[00:05:00.12] text")->size == 14);
    CHECK_FALSE(lead_stamp("00:12 text")->marked);
    CHECK(end_stamp("How come? #00:02:10-4#")->size == 13);
    CHECK_FALSE(end_stamp("at 10:30"));
}
