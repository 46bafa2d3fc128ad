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

/// The key after one more interview.
PseudonymKey know(PseudonymKey key, const std::string& words) {
    return with_name_parts(add_findings(std::move(key), interview("P1", words), {}));
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

TEST_CASE("each word of a name has a line of its own") {
    const auto find = [](const PseudonymKey& key, const std::string& words) {
        for (const Pseudonym& line : key) {
            if (line.words == words) return line;
        }
        return Pseudonym{};
    };
    const Document document = interview("P1",
                                        "I saw Maya Okafor and Dr Szczepanik. My worker Sarah Young came, "
                                        "and Sarah Threlkeld with J. Okonkwo.");
    const PseudonymKey key = with_name_parts(add_findings({}, document, {}));
    CHECK(find(key, "Okafor").pseudonym == find(key, "Maya Okafor").pseudonym);
    CHECK(find(key, "Okafor").replace == Replace::yes);
    CHECK(find(key, "Okafor").kind == IdentifierKind::person);
    CHECK(find(key, "Okafor").example == "part of Maya Okafor");
    CHECK(find(key, "Szczepanik").pseudonym == find(key, "Dr Szczepanik").pseudonym);
    // An English word is offered, not decided; a name of two people is neither's.
    CHECK(find(key, "Young").replace == Replace::undecided);
    CHECK(find(key, "Young").pseudonym == find(key, "Sarah Young").pseudonym);
    CHECK(find(key, "Sarah").pseudonym != find(key, "Sarah Young").pseudonym);
    CHECK(find(key, "Sarah").pseudonym != find(key, "Sarah Threlkeld").pseudonym);
    CHECK(find(key, "Dr").words.empty());
    CHECK(find(key, "J").words.empty());
    CHECK(Pseudonymiser(key).replace("as Okafor said") == "as [Person A] said");
    // Again there is nothing to add, and what a person answered stays.
    PseudonymKey answered = key;
    for (Pseudonym& line : answered) {
        if (line.words == "Okafor") line.replace = Replace::no;
    }
    const PseudonymKey again = with_name_parts(add_findings(answered, document, {}));
    CHECK(again.size() == key.size());
    CHECK(find(again, "Okafor").replace == Replace::no);
    PseudonymKey refused(1);
    refused[0].words = "Maya Okafor";
    refused[0].kind = IdentifierKind::person;
    refused[0].replace = Replace::no;
    CHECK(with_name_parts(refused).size() == 1);
}

TEST_CASE("a surname alone becomes a person when the full name is known") {
    PseudonymKey key(2);
    key[0].words = "Okafor";
    key[0].pseudonym = "[Name A]";
    key[1].words = "Maya Okafor";
    key[1].kind = IdentifierKind::person;
    key[1].replace = Replace::yes;
    key[1].pseudonym = "[Person A]";
    const PseudonymKey parts = with_name_parts(key);
    CHECK(parts[0].kind == IdentifierKind::person);
    CHECK(parts[0].pseudonym == "[Person A]");
    CHECK(parts[0].replace == Replace::yes);
    CHECK(pseudonym_of(parts, "Maya") == "[Person A]");
}

TEST_CASE("who shares a surname with somebody is somebody else") {
    PseudonymKey key = know({}, "I saw Maya Okafor.");
    key = know(std::move(key), "And Sarah Okafor, her sister.");
    CHECK(pseudonym_of(key, "Maya Okafor") == "[Person A]");
    CHECK(pseudonym_of(key, "Sarah Okafor") == "[Person B]");
    CHECK(pseudonym_of(key, "Sarah") == "[Person B]");
}

TEST_CASE("a title with a surname may be a relative: it is a person of its own until somebody says who") {
    PseudonymKey key = know({}, "I saw Maya Okafor.");
    key = know(std::move(key), "And Mrs Okafor, her mum, came too.");
    CHECK(pseudonym_of(key, "Maya Okafor") == "[Person A]");
    CHECK(pseudonym_of(key, "Mrs Okafor") == "[Person B]");
    key = know(std::move(key), "That was Mrs Adaeze Okafor.");
    CHECK(pseudonym_of(key, "Mrs Adaeze Okafor") == "[Person B]");
    // The other way round too.
    key = know({}, "I saw Mrs Okafor.");
    key = know(std::move(key), "And Maya Okafor, her girl.");
    CHECK(pseudonym_of(key, "Mrs Okafor") != pseudonym_of(key, "Maya Okafor"));
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
