#include "privacy/key.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "support/temporary.hpp"

using namespace evidex;

namespace {

Document interview(const std::string& speaker, const std::string& words) {
    Document document;
    document.kind = SourceKind::interview;
    document.text = speaker + ": " + words;
    Block block;
    block.kind = BlockKind::turn;
    block.speaker = speaker;
    block.span = {static_cast<std::uint32_t>(speaker.size() + 2),
                  static_cast<std::uint32_t>(document.text.size())};
    document.blocks = {block};
    return document;
}

std::vector<Passage> spoken_by(const Document& document, const std::string& role) {
    Passage passage;
    passage.span = document.blocks[0].span;
    passage.speaker = document.blocks[0].speaker;
    passage.role = role;
    return {passage};
}

std::string pseudonym_of(const PseudonymKey& key, const std::string& words) {
    for (const Pseudonym& line : key) {
        if (line.words == words) return line.pseudonym;
    }
    return "(none)";
}

}  // namespace

TEST_CASE("one person has one pseudonym, named by the role") {
    const Document document = interview(
        "Siobhan",
        "My worker Sarah Threlkeld, yes, Sarah, went to Tarn Road with Aoife. Write to s@example.org.");
    const PseudonymKey key = add_findings({}, document, spoken_by(document, "young-person"));
    CHECK(pseudonym_of(key, "Siobhan") == "[Young person A]");
    CHECK(pseudonym_of(key, "Sarah Threlkeld") == "[Person A]");
    CHECK(pseudonym_of(key, "Sarah") == "[Person A]");
    CHECK(pseudonym_of(key, "Aoife") == "[Person B]");
    CHECK(pseudonym_of(key, "Tarn Road") == "[Place A]");
    CHECK(pseudonym_of(key, "s@example.org") == "[e-mail address]");
}

TEST_CASE("what a person wrote in the key stays") {
    const Document document = interview("P1", "Aoife told Brindleton, and Aoife cried in Brindleton.");
    PseudonymKey key(1);
    key[0].words = "Aoife";
    key[0].kind = IdentifierKind::person;
    key[0].replace = Replace::no;
    key[0].pseudonym = "[My own]";
    key = add_findings(std::move(key), document, {});
    REQUIRE(key.size() == 2);
    CHECK(key[0].replace == Replace::no);
    CHECK(key[0].pseudonym == "[My own]");
    CHECK(key[0].times == 2);
    CHECK(key[1].words == "Brindleton");
    CHECK(key[1].replace == Replace::undecided);
}

TEST_CASE("a guess becomes sure by what is said elsewhere") {
    const Document document =
        interview("P1", "There was Zedda too. It was a worker called Zedda, with a Zedda hat.");
    const PseudonymKey key = add_findings({}, document, {});
    REQUIRE(key.size() == 1);
    CHECK(key[0].kind == IdentifierKind::person);
    CHECK(key[0].replace == Replace::yes);
    CHECK(key[0].pseudonym == "[Person A]");
    CHECK(key[0].times == 3);
}

TEST_CASE("two people of one first name are for a person to tell apart") {
    const Document document =
        interview("P1", "We met Sarah Threlkeld and later Sarah Quill. Sarah was kind.");
    const PseudonymKey key = add_findings({}, document, {});
    CHECK(pseudonym_of(key, "Sarah Threlkeld") == "[Person A]");
    CHECK(pseudonym_of(key, "Sarah Quill") == "[Person B]");
    CHECK(pseudonym_of(key, "Sarah") == "[Person C]");
}

TEST_CASE("a key is written for spreadsheets and read back") {
    const test::TemporaryFolder folder;
    const Document document =
        interview("Siobhan", "Ring +44 7700 900123, said \"Mrs, er, Quill\", in Brindleton.");
    const PseudonymKey key = add_findings({}, document, {});
    REQUIRE(save_pseudonyms(folder.path("key.csv"), key).has_value());
    struct stat status {};
    REQUIRE(::stat(folder.path("key.csv").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    const Result<PseudonymKey> again = load_pseudonyms(folder.path("key.csv"));
    REQUIRE(again.has_value());
    REQUIRE(again->size() == key.size());
    for (std::size_t i = 0; i < key.size(); ++i) {
        CHECK((*again)[i].words == key[i].words);
        CHECK((*again)[i].kind == key[i].kind);
        CHECK((*again)[i].replace == key[i].replace);
        CHECK((*again)[i].pseudonym == key[i].pseudonym);
        CHECK((*again)[i].times == key[i].times);
    }
}

TEST_CASE("mistakes in a key are told with their line") {
    const test::TemporaryFolder folder;
    const auto message = [&](const std::string& text) {
        folder.write("key.csv", text);
        const Result<PseudonymKey> key = load_pseudonyms(folder.path("key.csv"));
        return key ? std::string("no mistake") : key.error().text().substr(folder.path("").size());
    };
    CHECK(message("words,replace\nKate,perhaps\n").find("key.csv:2: \"perhaps\"") != std::string::npos);
    CHECK(message("words,kind\nKate,robot\n").find("unknown kind \"robot\"") != std::string::npos);
    CHECK(message("words\nKate\nkate\n").find("key.csv:3: \"kate\" stands in line 2 already") !=
          std::string::npos);
    CHECK(
        message("words,replace,pseudonym\nKate,yes,Kate's mum\n").find("holds words that are to be hidden") !=
        std::string::npos);
    CHECK(message("name\nKate\n").find("the column \"words\" is missing") != std::string::npos);
    CHECK(message("words,replace\nKate,yes\nTarn,no\n") == "no mistake");
}

TEST_CASE("letters go on behind Z") {
    PseudonymKey key;
    for (int i = 0; i < 27; ++i) {
        Pseudonym line;
        line.pseudonym = next_pseudonym(key, "School");
        key.push_back(line);
    }
    CHECK(key[0].pseudonym == "[School A]");
    CHECK(key[25].pseudonym == "[School Z]");
    CHECK(key[26].pseudonym == "[School AA]");
}
