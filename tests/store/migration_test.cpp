#include <sqlite3.h>

#include <catch2/catch.hpp>

#include "store/coded_project.hpp"
#include "store/database.hpp"
#include "store/schema.hpp"

namespace evidex::test {
namespace {

/// A base as evidex made it before there were decisions, with one interview.
void make_version_1(const std::string& path) {
    Database database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    database.execute(read_text(EVIDEX_ROOT "/tests/store/schema_1.sql"));
    database.execute("pragma application_id = " + std::to_string(kApplicationId) +
                     "; pragma user_version = 1");
    const Analysis analysis = maya();
    const std::string& text = analysis.document.text;
    database.execute(
        "insert into codebook values('digest-1', 'small', '1', 1);"
        "insert into component values('rapid-access', 1, 'core', 'Rapid access');");
    database
        .prepare(
            "insert into source values(1, ?, 'read', ?, ?, '', 'settings', 'digest-1', 'text', "
            "'interview', 'Maya', '', 2021, '', null, null, 1, 1)")
        .with(analysis.path, analysis.source_id, sha256(text))
        .run();
    database
        .prepare(
            "insert into passage(id, source, start_byte, end_byte, kind, section, taggable, gap, text) "
            "values(1, 1, 0, ?, 'turn', 'body', 1, '', ?)")
        .with(static_cast<std::int64_t>(text.size()), text)
        .run();
    database.execute("insert into passage_fts(rowid, text) select id, text from passage");
    REQUIRE(database.finish());
}

/// Everything but the internal tables of the index of words.
std::vector<std::string> schema_of(const std::string& path) {
    Database database(path, SQLITE_OPEN_READONLY);
    std::vector<std::string> objects;
    Statement read = database.prepare(
        "select type || ' ' || name || ': ' || coalesce(sql, '') from sqlite_schema order by 1");
    while (read.next()) objects.push_back(read.string(0));
    return objects;
}

TEST_CASE("a base of version 1 becomes one of today, with all that was in it") {
    const TemporaryFolder folder;
    const std::string old = folder.path("old.db");
    make_version_1(old);
    CHECK(Store::open(old, Store::Mode::read_only).error().code == ErrorCode::unsupported);
    CHECK(Ledger::open(old, Store::Mode::read_only).error().code == ErrorCode::unsupported);
    {
        const Result<Store> store = Store::open(old, Store::Mode::read_write);
        REQUIRE(store);
        CHECK(store->status()->schema == kSchemaVersion);
        CHECK(store->status()->passages == 1);
        Query query;
        query.words = "awful";
        CHECK(store->find(query)->size() == 1);
    }
    const std::string fresh = folder.path("fresh.db");
    static_cast<void>(filled_store(fresh, {maya()}));
    CHECK(schema_of(old) == schema_of(fresh));

    Ledger ledger = *Ledger::open(old, Store::Mode::read_write);
    Decision decision;
    decision.coder = "ana";
    decision.verdict = Verdict::added;
    decision.component = "rapid-access";
    decision.place = *ledger.place(1, {0, 11});
    CHECK(ledger.record(decision));
}

TEST_CASE("a base without groups gets those that its passages and tags make") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    { const Store store = filled_store(path, {maya(), report()}); }
    {
        Database database(path, SQLITE_OPEN_READWRITE);
        database.execute("drop table passage_group; pragma user_version = 4");
        REQUIRE(database.finish());
    }
    const Store store = *Store::open(path, Store::Mode::read_write);
    CHECK(store.verify()->empty());
    Database database(path, SQLITE_OPEN_READONLY);
    CHECK(database.string("select tags from passage_group where role = 'unknown'") == "rapid-access=meets");
    CHECK(database.integer("select sum(passages) from passage_group") == 7);
}

}  // namespace
}  // namespace evidex::test
