#include <catch2/catch.hpp>

#include "store/relevance.hpp"
#include "store/sample.hpp"
#include "store/search.hpp"
#include "store/words.hpp"
#include "support/temporary.hpp"

namespace evidex::test {
namespace {

/// Three sources that differ in all that can be asked for.
Store three_sources(const TemporaryFolder& folder) {
    Analysis group = interview("/data/groups/parents 2.docx",
                               {{"Facilitator", "interviewer", "What about waiting?"},
                                {"Mum", "parent", "We were waiting and waiting, not a word."},
                                {"Nurse", "service-provider", "Everything is kept private here."}});
    group.document.citation.year = 2010;
    group.document.citation.title = "Parents' focus group";
    return filled_store(folder.path("evidence.db"), {maya(), report(), group});
}

std::size_t found(const Store& store, const Filter& filter, const std::string& words = {}) {
    Query query;
    query.words = words;
    query.filter = filter;
    query.limit = 0;
    const Result<std::vector<Quote>> quotes = store.find(query);
    REQUIRE(quotes);
    CHECK(*store.count(query) == static_cast<std::int64_t>(quotes->size()));
    return quotes->size();
}

TEST_CASE("each filter restricts, with and without words") {
    const TemporaryFolder folder;
    const Store store = three_sources(folder);
    Filter filter;
    CHECK(found(store, filter) == 10);
    filter.components = {"rapid-access"};
    CHECK(found(store, filter) == 5);
    CHECK(found(store, filter, "waiting") == 3);
    filter.components = {"rapid-access", "confidentiality"};
    CHECK(found(store, filter) == 1);
    filter = {};
    filter.stance = Stance::falls_short;
    CHECK(found(store, filter) == 2);
    filter.components = {"confidentiality"};
    CHECK(found(store, filter) == 0);
    filter = {};
    filter.themes = {"first-contact"};
    CHECK(found(store, filter) == 2);
    filter.components = {"rapid-access"};
    CHECK(found(store, filter, "phone") == 2);
    filter = {};
    filter.roles = {"young-person", "parent"};
    CHECK(found(store, filter) == 3);
    filter.roles = {"service provider"};
    CHECK(found(store, filter) == 1);
    filter.roles = {"unknown"};
    CHECK(found(store, filter) == 1);
    filter = {};
    filter.kind = SourceKind::document;
    CHECK(found(store, filter) == 3);
    CHECK(found(store, filter, "private") == 1);
    filter = {};
    filter.year_from = 2011;
    CHECK(found(store, filter) == 7);
    filter.year_to = 2015;
    CHECK(found(store, filter) == 3);
    filter = {};
    filter.year_unknown = true;
    CHECK(found(store, filter) == 0);
    filter = {};
    filter.tagged = true;
    const std::size_t tagged = found(store, filter);
    CHECK(tagged > 0);
    filter.components = {"rapid-access"};
    const std::size_t of_rapid_access = found(store, filter);
    CHECK(of_rapid_access > 0);
    filter.tagged.reset();
    CHECK(found(store, filter) == of_rapid_access);
    filter.tagged = false;
    for (const Evidence evidence : {Evidence::suggested, Evidence::decided}) {
        filter.evidence = evidence;
        CHECK(found(store, filter) == 0);
    }
    filter = {};
    filter.tagged = false;
    CHECK(found(store, filter) > 0);
    CHECK(found(store, filter) + tagged < found(store, {}));  // a heading or an interviewer's turn is neither
    filter = {};
    for (const char* glob : {"parents*", "*focus group*", "/data/groups/*", "PARENTS 2.docx"}) {
        filter.source = glob;
        CHECK(found(store, filter) == 3);
    }
}

TEST_CASE("a quote carries where it comes from, its context and the words found") {
    const TemporaryFolder folder;
    const Store store = three_sources(folder);
    Query query;
    query.words = "waiting OR wordless";
    query.filter.components = {"rapid-access"};
    query.filter.roles = {"parent"};
    query.context = 1;
    const std::vector<Quote> quotes = *store.find(query);
    REQUIRE(quotes.size() == 1);
    const Quote& quote = quotes[0];
    CHECK(quote.title == "Parents' focus group");
    CHECK(quote.year == 2010);
    CHECK(quote.kind == SourceKind::interview);
    CHECK(quote.speaker == "Mum");
    CHECK(quote.question == "What about waiting?");
    CHECK(quote.before == std::vector<std::string>{"What about waiting?"});
    CHECK(quote.after == std::vector<std::string>{"Everything is kept private here."});
    REQUIRE(quote.marks.size() == 2);
    CHECK(slice(quote.text, quote.marks[1]) == "waiting");
    REQUIRE(quote.tags.size() == 1);
    CHECK(quote.tags[0].stance == Stance::falls_short);
    CHECK(store.passage(quote.passage, 0)->text == quote.text);
    CHECK(store.passage(9'999, 0).error().code == ErrorCode::not_found);
}

TEST_CASE("marks follow stems, phrases and NEAR, and survive control characters") {
    const TemporaryFolder folder;
    const Store store = filled_store(
        folder.path("evidence.db"),
        {paper("/data/a.txt", {"Wait\x01ing lists: caf\u00e9s waited, list of waits; a waiting\x02 list."})});
    const auto marked = [&](const std::string& words) {
        Query query;
        query.words = words;
        std::vector<std::string> marks;
        const std::vector<Quote> quotes = *store.find(query);
        REQUIRE(quotes.size() == 1);
        for (const Span mark : quotes[0].marks) marks.emplace_back(slice(quotes[0].text, mark));
        return marks;
    };
    CHECK(marked("waits") == std::vector<std::string>{"Wait", "waited", "waits", "waiting"});
    CHECK(marked("\"waiting list\"") == std::vector<std::string>{"waited, list", "waiting\x02 list"});
    CHECK(marked("cafe") == std::vector<std::string>{"caf\u00e9s"});
}

TEST_CASE("the better match comes first, ties in the order of the base") {
    const TemporaryFolder folder;
    const Store store = filled_store(
        folder.path("evidence.db"),
        {paper("/data/a.txt", {"phone once", "no call", "phone, phone and phone", "phone again"})});
    Query query;
    query.words = "phone";
    const std::vector<Quote> quotes = *store.find(query);
    REQUIRE(quotes.size() == 3);
    CHECK(quotes[0].text == "phone, phone and phone");
    CHECK(quotes[1].text == "phone once");
    query.limit = 1;
    query.offset = 1;
    CHECK(store.find(query)->at(0).text == "phone once");
    query.words = "phone OR again OR nothingness";
    query.offset = 0;
    CHECK(store.find(query)->at(0).text == "phone again");
    query.words = "???";
    CHECK(store.find(query)->empty());
}

TEST_CASE("a component filter joins tags to the index and never asks the index once per tag") {
    const TemporaryFolder folder;
    { const Store store = three_sources(folder); }
    Database database(folder.path("evidence.db"), 0x2);
    add_relevance(database);
    Query query;
    query.filter.components = {"rapid-access"};
    const auto plan_of = [&](const Sql& sql) {
        Sql explained = sql;
        explained.text = "explain query plan " + sql.text;
        Statement plan = prepare(database, explained);
        std::vector<std::string> steps;
        while (plan.next()) steps.push_back(plan.string(3));
        REQUIRE(database.finish());
        return steps;
    };
    const std::vector<std::string> steps = plan_of(search_sql(query, fts_query("waiting")));
    REQUIRE(steps.size() == 3);
    CHECK(steps[0].starts_with("SCAN passage_fts VIRTUAL TABLE"));
    CHECK(steps[1] == "SEARCH t0 USING PRIMARY KEY (passage=? AND component=?)");
    query.filter.roles = {"parent"};
    const std::vector<std::string> longer = plan_of(search_sql(query, fts_query("waiting")));
    CHECK(longer[0].starts_with("SCAN passage_fts VIRTUAL TABLE"));
    CHECK(longer[2] == "SEARCH p USING INTEGER PRIMARY KEY (rowid=?)");
}

const CoverageRow& row_of(const Coverage& coverage, const std::string& component, const std::string& group) {
    for (const CoverageRow& row : coverage.rows) {
        if (row.component == component && row.group == group) return row;
    }
    FAIL("no row " << component << " / " << group);
    return coverage.rows.front();
}

TEST_CASE("coverage can be cut in every dimension and shows empty cells") {
    const TemporaryFolder folder;
    const Store store = three_sources(folder);
    const auto by = [&](CoverageBy dimension, const Filter& filter = {}) {
        return *store.coverage(filter, dimension);
    };
    CHECK(row_of(by(CoverageBy::theme), "rapid-access", "waiting").passages == 3);
    CHECK(row_of(by(CoverageBy::theme), "rapid-access", "first-contact").passages == 2);
    CHECK(row_of(by(CoverageBy::role), "rapid-access", "parent").passages == 1);
    CHECK(row_of(by(CoverageBy::role), "confidentiality", "parent").passages == 0);
    CHECK(row_of(by(CoverageBy::role), "rapid-access", "unknown").passages == 1);
    CHECK(row_of(by(CoverageBy::role), "rapid-access", "not speech").passages == 1);
    CHECK(row_of(by(CoverageBy::kind), "confidentiality", "document").passages == 1);
    CHECK(row_of(by(CoverageBy::year), "rapid-access", "2010").passages == 1);
    CHECK(row_of(by(CoverageBy::source), "rapid-access", "/data/maya.txt").passages == 3);
    CHECK(row_of(by(CoverageBy::stance), "rapid-access", "falls-short").passages == 2);
    CHECK(row_of(by(CoverageBy::stance), "confidentiality", "falls-short").passages == 0);

    Filter filter;
    filter.stance = Stance::falls_short;
    CHECK(row_of(by(CoverageBy::none, filter), "rapid-access", "").passages == 2);
    CHECK(row_of(by(CoverageBy::none, filter), "rapid-access", "").meets == 0);
    CHECK(row_of(by(CoverageBy::none, filter), "confidentiality", "").passages == 0);
    filter = {};
    filter.kind = SourceKind::interview;
    CHECK(by(CoverageBy::none, filter).sources == 2);
    CHECK(row_of(by(CoverageBy::none, filter), "rapid-access", "").documents == 0);
    filter = {};
    filter.components = {"confidentiality"};
    CHECK(by(CoverageBy::none, filter).rows.size() == 1);
    filter = {};
    filter.year_from = 2050;
    CHECK(by(CoverageBy::year, filter).rows.size() == 2);
    CHECK(by(CoverageBy::year, filter).passages == 0);
}

}  // namespace
}  // namespace evidex::test
