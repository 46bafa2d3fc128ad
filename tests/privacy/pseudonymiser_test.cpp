#include <catch2/catch.hpp>

#include "evidex/pseudonym.hpp"

using namespace evidex;

namespace {

Pseudonym line(std::string words, std::string pseudonym, Replace replace = Replace::yes) {
    Pseudonym made;
    made.words = std::move(words);
    made.pseudonym = std::move(pseudonym);
    made.kind = IdentifierKind::person;
    made.replace = replace;
    return made;
}

const PseudonymKey kKey{line("Kate", "[Person A]"),
                        line("Kate Orme", "[Person A]"),
                        line("Orme", "[Person B]"),
                        line("Will", "[Person C]"),
                        line("07700 900123", "[phone number]"),
                        line("Dean", "[Person D]", Replace::no),
                        line("Zoë", "[Person E]"),
                        line("O'Hara", "[Person F]")};

std::string replaced(const std::string& text) {
    return Pseudonymiser(kKey).replace(text);
}

}  // namespace

TEST_CASE("whole words are replaced, the longest first") {
    CHECK(replaced("Kate Orme came with Orme.") == "[Person A] came with [Person B].");
    CHECK(replaced("Kate's room, KATE, kate; Katerina") ==
          "[Person A]'s room, [Person A], [Person A]; Katerina");
    CHECK(replaced("Kate\nOrme") == "[Person A]");
    CHECK(replaced("Zoë and ZOË and Zoëx") == "[Person E] and [Person E] and Zoëx");
    CHECK(replaced("O’Hara") == "[Person F]");
    CHECK(replaced("on 07700 900123, or 107700 900123") == "on [phone number], or 107700 900123");
    CHECK(replaced("Dean stays.") == "Dean stays.");
    CHECK(replaced("").empty());
}

TEST_CASE("names that are English words need their capital") {
    CHECK(replaced("I will tell Will.") == "I will tell [Person C].");
    CHECK(replaced("Will you? Will said so.") == "Will you? [Person C] said so.");
}

TEST_CASE("replacing twice changes nothing more") {
    const std::string once = replaced("Kate Orme, Will and Zoë at 07700 900123.");
    CHECK(replaced(once) == once);
}

TEST_CASE("spans, speakers and citation move along") {
    Document document;
    document.text = "Kate: I told Kate Orme.\nWill: Yes.";
    document.citation.title = "Interview with Kate";
    document.citation.authors = {"Kate Orme"};
    document.blocks.resize(2);
    document.blocks[0].span = {6, 23};
    document.blocks[0].speaker = "Kate";
    document.blocks[1].span = {30, 34};
    document.blocks[1].speaker = "Will";
    const Document after = Pseudonymiser(kKey).replace(document);
    CHECK(after.text == "[Person A]: I told [Person A].\n[Person C]: Yes.");
    CHECK(slice(after.text, after.blocks[0].span) == "I told [Person A].");
    CHECK(slice(after.text, after.blocks[1].span) == "Yes.");
    CHECK(after.blocks[1].speaker == "[Person C]");
    CHECK(after.citation.title == "Interview with [Person A]");
    CHECK(after.citation.authors.front() == "[Person A]");
}

TEST_CASE("who is who holds under pseudonyms as well") {
    SpeakerRow row;
    row.label = "Kate|KO";
    row.role = "parent";
    const auto rows = Pseudonymiser(kKey).replace(std::vector<SpeakerRow>{row});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].label == "\\[Person A\\]|KO");
    CHECK(rows[0].role == "parent");
    CHECK(rows[1].label == "Kate|KO");
}

TEST_CASE("the digest follows what is replaced, not the rest of the key") {
    PseudonymKey other = kKey;
    other[0].times = 12;
    other[5].pseudonym = "[Person Q]";
    CHECK(Pseudonymiser(other).digest() == Pseudonymiser(kKey).digest());
    other[0].pseudonym = "[Person Q]";
    CHECK(Pseudonymiser(other).digest() != Pseudonymiser(kKey).digest());
}
