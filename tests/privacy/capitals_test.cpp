#include "privacy/capitals.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace evidex;

namespace {

/// "person:Kate place?:Brindleton"; `?` marks a guess.
std::string told(const std::string& text, const std::vector<Identifier>& found) {
    std::string out;
    for (const Identifier& one : found) {
        if (!out.empty()) out += ' ';
        out +=
            std::string(name_of(one.kind)) + (one.is_sure ? ":" : "?:") + std::string(slice(text, one.span));
    }
    return out;
}

std::string names_in(const std::string& text) {
    return told(text, find_capitals(text));
}
std::string names_in_label(const std::string& text) {
    return told(text, find_label_names(text));
}

}  // namespace

TEST_CASE("people are known by first names, titles and cues") {
    CHECK(names_in("Then Aoife rang.") == "person:Aoife");
    CHECK(names_in("Aoife rang, and Aoife's mum came.") == "person:Aoife person:Aoife");
    CHECK(names_in("I asked Mrs Quillfeather about it.") == "person:Mrs Quillfeather");
    CHECK(names_in("It was Dr. Osei-Brandt who listened.") == "person:Dr. Osei-Brandt");
    CHECK(names_in("there was a worker called Zedda who stayed") == "person:Zedda");
    CHECK(names_in("and Aoife'll come") == "person:Aoife");
    CHECK(names_in("my name is Brannoc") == "person:Brannoc");
    CHECK(names_in("with Sarah Threlkeld Jones and me") == "person:Sarah Threlkeld Jones");
}

TEST_CASE("names that are English words count where a capital tells") {
    CHECK(names_in("I said to Hope that it was fine.") == "person:Hope");
    CHECK(names_in("Hope is what you need.").empty());
    CHECK(names_in("Will you come? Mark my words.").empty());
}

TEST_CASE("schools, services and places have a last word that says what they are") {
    CHECK(names_in("He went to Hillside Primary School then.") == "school:Hillside Primary School");
    CHECK(names_in("They sent us to St Oda's Hospital.") == "service:St Oda's Hospital");
    CHECK(names_in("The bus to Tarn Lane was late.") == "place:Tarn Lane");
    CHECK(names_in("We moved to Brindleton that year.") == "place?:Brindleton");
}

TEST_CASE("what everybody has is no name") {
    for (const char* text :
         {"Primary School was hard.", "the Crisis Team and the Community Centre",
          "on Monday in May at Christmas", "CAMHS said no, then the NHS rang on Zoom.",
          "I think I'm fine. I'd go.", "He speaks Polish and Welsh.", "“Everyone waits,” she said.",
          "She was on Sertraline.", "Then We'll see, said She'll. On Thursdays and Sundays."}) {
        CAPTURE(text);
        CHECK(names_in(text).empty());
    }
}

TEST_CASE("speakers' labels hold names or do not") {
    CHECK(names_in_label("Sarah Jones") == "person:Sarah Jones");
    CHECK(names_in_label("P1 (Siobhan)") == "person:Siobhan");
    CHECK(names_in_label("Mrs Adeyemi") == "person:Mrs Adeyemi");
    CHECK(names_in_label("Lindqvist, Rosa") == "person:Lindqvist, Rosa");
    for (const char* label : {"Interviewer", "YP03", "Mum", "KL", "Speaker 2", "Young person", "Parent A"}) {
        CAPTURE(label);
        CHECK(names_in_label(label).empty());
    }
}
