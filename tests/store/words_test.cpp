#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "store/database.hpp"
#include "store/words.hpp"

namespace evidex::test {
namespace {

/// Passages to search, as their numbers 1, 2, 3 …
class Index {
public:
    explicit Index(const std::vector<std::string>& texts)
        : database_(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY) {
        database_.execute("create virtual table f using fts5(text, tokenize = 'porter unicode61')");
        Statement insert = database_.prepare("insert into f(text) values(?)");
        for (const std::string& text : texts) insert.with(text).run();
        REQUIRE(database_.finish());
    }

    std::set<int> find(const std::string& words) {
        const std::string query = fts_query(words);
        INFO("words: " << words.substr(0, 200) << "\nquery: " << query.substr(0, 200));
        std::set<int> rows;
        if (query.empty()) return rows;
        Statement search = database_.prepare("select rowid from f where f match ?");
        search.with(query);
        while (search.next()) rows.insert(search.small(0));
        const Status done = database_.finish();
        if (!done) FAIL(done.error().text());
        return rows;
    }

private:
    Database database_;
};

using Rows = std::set<int>;

TEST_CASE("words, phrases, prefixes and operators mean what they do in database searching") {
    Index index({"the waiting list was long",              // 1
                 "a list of people waiting for months",    // 2
                 "self-care and coping skills",            // 3
                 "families waited; the family was tired",  // 4
                 "delays of several weeks or months"});    // 5
    CHECK(index.find("waiting list") == Rows{1, 2});
    CHECK(index.find("\"waiting list\"") == Rows{1});
    CHECK(index.find("\u201cwaiting list\u201d") == Rows{1});
    CHECK(index.find("\"list of peo*\"") == Rows{2});
    CHECK(index.find("famil*") == Rows{4});
    CHECK(index.find("waits") == Rows{1, 2, 4});
    CHECK(index.find("list OR skills") == Rows{1, 2, 3});
    CHECK(index.find("waiting NOT long") == Rows{2, 4});
    CHECK(index.find("waiting AND NOT long") == Rows{2, 4});
    CHECK(index.find("(long OR months) list") == Rows{1, 2});
    CHECK(index.find("long OR months list") == Rows{1, 2});
    CHECK(index.find("NEAR(waiting list, 1)") == Rows{1});
    CHECK(index.find("NEAR(waiting list)") == Rows{1, 2});
    CHECK(index.find("waiting NEAR/1 list") == Rows{1});
    CHECK(index.find("waiting NEAR list") == Rows{1, 2});
    CHECK(index.find("(waiting OR delays) NEAR/3 (months OR years)") == Rows{2});
    CHECK(index.find("(waiting OR delays) NEAR/4 (month* OR year*)") == Rows{2, 5});
    CHECK(index.find("self-care") == Rows{3});
    CHECK(index.find("and") == Rows{3});
}

TEST_CASE("odd punctuation is searched as words") {
    Index index({"the waiting list was long", "don't call us", "see http://nhs.uk/help"});
    CHECK(index.find("waiting, (list") == Rows{1});
    CHECK(index.find("\"waiting list") == Rows{1});
    CHECK(index.find("waiting AND") == Rows{1});
    CHECK(index.find("OR waiting") == Rows{1});
    CHECK(index.find("waiting) list") == Rows{1});
    CHECK(index.find("don't") == Rows{2});
    CHECK(index.find("http://nhs.uk/help") == Rows{3});
    CHECK(index.find("^waiting") == Rows{1});
    CHECK(index.find("text:waiting") == Rows{});
    CHECK(index.find("? * --").empty());
    CHECK(fts_query("? \"\" () NEAR( , 3) *").empty());
}

TEST_CASE("no typed text is ever an error") {
    Index index({"the waiting list was long"});
    const std::vector<std::string> pieces{
        "wait", "list", "\"",     "(",  ")", "*", "AND", "OR",     "NOT", "NEAR", "NEAR(", "NEAR/3", ",",
        " ",    "-",    "+",      "^",  ":", "{", "}",   "\\",     "'",   ";",    "--",    "\u201c", "\u00e9",
        "\xff", "7",    "NEAR/x", "\t", "%", "_", "%s",  "\u2019", "=",   "<",    ">",     "[",      "]"};
    std::mt19937 random(20'211);
    for (int round = 0; round < 20'000; ++round) {
        std::string words;
        const auto length = random() % 14;
        for (std::size_t i = 0; i < length; ++i) {
            words += pieces[random() % pieces.size()];
            if (random() % 2 == 0) words += ' ';
        }
        index.find(words);
    }
    index.find(std::string(1, '\0') + "wait");
}

TEST_CASE("very long and deep queries stay within FTS5's limits") {
    Index index({"the waiting list was long"});
    std::string many;
    std::string either;
    std::string except = "waiting";
    for (int i = 0; i < 2'000; ++i) {
        many += "list ";
        either += "list OR ";
        except += " NOT x" + std::to_string(i);
    }
    CHECK(index.find(many) == Rows{1});
    CHECK(index.find(either) == Rows{1});
    CHECK(index.find(except) == Rows{1});
    CHECK(index.find(std::string(50'000, '(') + "list") == Rows{1});
    std::string nested = "list";
    for (int i = 0; i < 300; ++i) nested = "(" + nested + " OR (x NOT y))";
    index.find(nested);
    std::string near;
    for (int i = 0; i < 2'000; ++i) near += "NEAR(";
    CHECK(index.find(near + "list").size() == 1);
}

}  // namespace
}  // namespace evidex::test
