#include "evidex/dictionary.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "exchange/formats.hpp"
#include "support/temporary.hpp"

using namespace evidex;

namespace {

std::vector<std::string> told(const Dictionary& dictionary) {
    std::vector<std::string> out;
    for (const DictionaryEntry& entry : dictionary.entries)
        out.push_back(entry.category + ": " + entry.pattern);
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a LIWC dictionary") {
    const auto read =
        read_liwc("%\n1\twaiting\n22\tstaff\n%\nqueue*\t1\nkind of\t22\nnurse\t1\t22\nodd\t7\n", "x.dic");
    REQUIRE(read);
    CHECK(told(*read) == Lines{"waiting: queue*", "staff: kind of", "waiting: nurse", "staff: nurse"});
    REQUIRE(read->losses.size() == 1);
    CHECK(read->losses[0].line == 8);
    CHECK_FALSE(read_liwc("waiting\tqueue\n", "x.dic"));
}

TEST_CASE("a WordStat dictionary") {
    const auto read = read_wordstat(
        "ACCESS\n\tWAITING\n\t\tQUEUE* (1)\n\t\tWAITING_LIST (2)\n\t@RULE [a] (1)\nSTAFF\n\tKIND (1)\n",
        "x.cat");
    REQUIRE(read);
    CHECK(told(*read) == Lines{"ACCESS > WAITING: QUEUE*", "ACCESS > WAITING: WAITING LIST", "STAFF: KIND"});
    CHECK(read->losses.size() == 2);
    CHECK_FALSE(read_wordstat("KIND (1)\n", "x.cat"));
}

TEST_CASE("a quanteda dictionary") {
    const auto read = read_quanteda(
        "access:\n  waiting: [queue*, 'waiting list']\n  other:\n    - threshold\nstaff: kind\n", "x.yml");
    REQUIRE(read);
    CHECK(told(*read) == Lines{"access > waiting: queue*", "access > waiting: waiting list",
                               "access > other: threshold", "staff: kind"});
    const auto broken = read_quanteda("access:\n  - [queue\n", "x.yml");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().line > 0);
}

TEST_CASE("a table of terms") {
    const auto read = read_term_table("Code;Keyword\naccess;queue*\nstaff;\n", "x.csv");
    REQUIRE(read);
    CHECK(told(*read) == Lines{"access: queue*"});
    CHECK(read->losses.size() == 1);
    CHECK_FALSE(read_term_table("a,b\n1,2\n", "x.csv"));
}

TEST_CASE("an Ovid search strategy becomes rules") {
    const auto read = read_search_strategy(
        "1. exp Child/ or adolescen$.ti,ab.\n"
        "2. (wait$ adj3 (list* or time*)).tw.\n"
        "3. \"single session\".ab.\n"
        "4. or/2-3\n"
        "5. 1 and 4\n",
        "x.txt");
    REQUIRE(read);
    CHECK(told(*read) ==
          Lines{": ((Child OR adolescen*) AND ((wait* NEAR/3 (list* OR time*)) OR single session))"});
    CHECK(read->losses.size() >= 4);
}

TEST_CASE("a Cochrane search strategy becomes rules") {
    const auto read = read_search_strategy(
        "#1 (waiting NEXT list*):ti,ab,kw\n#2 triage NEAR/4 nurse*\n#3 #1 OR #2\n#4 bus NOT #3\n", "x.txt");
    REQUIRE(read);
    CHECK(told(*read) == Lines{": (bus AND NOT ((waiting THEN/1 list*) OR (triage NEAR/4 nurse*)))"});
}

TEST_CASE("search lines that make no sense are named, the rest is kept") {
    const auto read = read_search_strategy("1 (open\n2 wait*\n3 7 and 2\nno number\n", "x.txt");
    REQUIRE(read);
    CHECK(told(*read) == Lines{": (7 AND wait*)"});
    CHECK(read->losses.size() >= 2);
    const auto circular = read_search_strategy("1 #2 or wait*\n2 #1\n", "x.txt");
    REQUIRE(circular);
    CHECK_FALSE(circular->losses.empty());
    std::string doubling = "1 wait*\n";
    for (int i = 2; i < 60; ++i) {
        const std::string before = std::to_string(i - 1);
        doubling += std::to_string(i) + " " + before + " or " + before + "\n";
    }
    const auto endless = read_search_strategy(doubling, "x.txt");
    REQUIRE(endless);
    CHECK_FALSE(endless->losses.empty());
    CHECK_FALSE(read_search_strategy("nothing here\n", "x.txt"));
}

TEST_CASE("what is written is read back") {
    const test::TemporaryFolder folder;
    Dictionary dictionary;
    dictionary.entries = {{"access", "queue*", false, 1},
                          {"access", "waiting list", false, 2},
                          {"staff", "kind", false, 3},
                          {"staff", "a NEAR/3 b", true, 4}};
    for (const auto& [format, name] : {std::pair{DictionaryFormat::liwc, "x.dic"},
                                       {DictionaryFormat::wordstat, "x.cat"},
                                       {DictionaryFormat::quanteda, "x.yml"},
                                       {DictionaryFormat::csv, "x.csv"}}) {
        INFO(name);
        const auto written = write_dictionary(dictionary, format);
        REQUIRE(written);
        CHECK(written->losses.size() == 1);
        const auto read = read_dictionary(folder.write(name, written->text), format);
        REQUIRE(read);
        Lines lines = told(*read);
        std::sort(lines.begin(), lines.end());
        CHECK(lines == Lines{"access: queue*", "access: waiting list", "staff: kind"});
        CHECK(guess_dictionary_format(name) == format);
    }
}

TEST_CASE("a dictionary becomes a codebook folder; modifiers of other components stay behind") {
    const test::TemporaryFolder folder;
    folder.write("model/modifiers.csv", "id,pattern,components\nM-1,not,\nM-2,only,waiting\n");
    folder.write("model/sets.csv", "set,pattern\nnum,<number>\n");
    folder.write("model/speakers.csv", "source,label,role\n*,INT,interviewer\n");
    Dictionary dictionary;
    dictionary.name = "My list";
    dictionary.entries = {{"Waiting > Times", "queue*", false, 1}, {"Staff", "kind NEAR/3 nurse", true, 2}};
    REQUIRE(write_codebook(dictionary, folder.path("made"), folder.path("model")));
    CHECK(test::read_text(folder.path("made/modifiers.csv")) == "id,pattern,components\nM-1,not,\n");
    CHECK(test::read_text(folder.path("made/terms.csv")).find("IM-T1,waiting-times,general,queue*,3") !=
          std::string::npos);
    CHECK(test::read_text(folder.path("made/rules.csv")).find("IM-R1,staff,general,kind NEAR/3 nurse,3") !=
          std::string::npos);
    CHECK(test::read_text(folder.path("made/codebook.toml")).find("id = \"waiting-times\"") !=
          std::string::npos);
    CHECK_FALSE(write_codebook(dictionary, folder.path("made"), folder.path("model")));
}
