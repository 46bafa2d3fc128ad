#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>

#include "store/place.hpp"
#include "store/sample.hpp"
#include "store/schema.hpp"
#include "support/temporary.hpp"

namespace evidex::test {
namespace {

void execute(const std::string& path, const std::string& sql) {
    Database database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    database.execute(sql);
    REQUIRE(database.finish());
}

ErrorCode code_of_opening(const std::string& path, Store::Mode mode) {
    const Result<Store> store = Store::open(path, mode);
    REQUIRE_FALSE(store);
    CHECK_FALSE(store.error().message.empty());
    return store.error().code;
}

TEST_CASE("files that are no evidence base are refused in words and left alone") {
    const TemporaryFolder folder;
    for (const Store::Mode mode : {Store::Mode::read_only, Store::Mode::read_write}) {
        const std::string text = folder.write("notes.txt", "These are my notes.");
        CHECK(code_of_opening(text, mode) == ErrorCode::unsupported);
        CHECK(read_text(text) == "These are my notes.");
        execute(folder.path("other.db"), "create table if not exists phone(number)");
        CHECK(code_of_opening(folder.path("other.db"), mode) == ErrorCode::unsupported);
    }
    CHECK(code_of_opening(folder.path("missing.db"), Store::Mode::read_only) == ErrorCode::not_found);
    CHECK_FALSE(std::filesystem::exists(folder.path("missing.db")));
    CHECK(code_of_opening(folder.path("no/such/folder.db"), Store::Mode::read_write) == ErrorCode::not_found);
}

TEST_CASE("a base of a newer evidex is refused") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    { const Store store = filled_store(path, {maya()}); }
    execute(path, "pragma user_version = " + std::to_string(kSchemaVersion + 1));
    CHECK(code_of_opening(path, Store::Mode::read_only) == ErrorCode::newer);
    CHECK(code_of_opening(path, Store::Mode::read_write) == ErrorCode::newer);
}

TEST_CASE("older bases are brought forward version by version, each in one piece") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    { const Store store = filled_store(path, {maya()}); }
    const std::array<Migration, 2> steps{
        {{kSchemaVersion + 1, "alter table source add column note text"},
         {kSchemaVersion + 2, "update source set note = 'two'; create table two(x)"}}};
    Database database(path, SQLITE_OPEN_READWRITE);
    CHECK(check_schema(database, false, steps, kSchemaVersion + 2).error().code == ErrorCode::unsupported);
    REQUIRE(check_schema(database, true, steps, kSchemaVersion + 2));
    CHECK(database.string("select note from source") == "two");
    CHECK(database.integer("pragma user_version") == kSchemaVersion + 2);
    REQUIRE(check_schema(database, true, steps, kSchemaVersion + 2));

    const std::array<Migration, 1> broken{
        {{kSchemaVersion + 3, "create table three(x); create table two(x)"}}};
    CHECK_FALSE(check_schema(database, true, broken, kSchemaVersion + 3));
    CHECK(database.integer("pragma user_version") == kSchemaVersion + 2);
    CHECK(database.integer("select count(*) from sqlite_schema where name = 'three'") == 0);
}

TEST_CASE("every file made is for its owner alone") {
    const TemporaryFolder folder;
    const mode_t before = ::umask(022);
    const std::string path = folder.path("evidence.db");
    Store store = filled_store(path, {maya()});
    REQUIRE(store.begin_run("ingest", small_codebook()));
    REQUIRE(store.put(report()));
    REQUIRE(store.flush());
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        struct stat info {};
        REQUIRE(::stat(entry.path().c_str(), &info) == 0);
        INFO(entry.path());
        CHECK((info.st_mode & 0777U) == 0600U);
        ++files;
    }
    CHECK(files == 4);  // base, -wal, -shm, -writer
    REQUIRE(store.end_run({}));
    ::umask(before);
}

TEST_CASE("a reader works while a run is on, and finds what was committed") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    Store writer = filled_store(path, {maya()});
    REQUIRE(writer.begin_run("ingest", small_codebook()));
    REQUIRE(writer.put(report()));
    const Store reader = *Store::open(path, Store::Mode::read_only);
    CHECK(reader.status()->sources == 1);
    REQUIRE(writer.flush());
    CHECK(reader.status()->sources == 2);
    CHECK(reader.runs()->back().finished.empty());
    REQUIRE(writer.end_run({}));
}

TEST_CASE("nothing is written outside a run or through a reader") {
    const TemporaryFolder folder;
    Store store = filled_store(folder.path("evidence.db"), {maya()});
    CHECK(store.put(report()).error().code == ErrorCode::usage);
    Store reader = *Store::open(folder.path("evidence.db"), Store::Mode::read_only);
    CHECK(reader.begin_run("ingest", small_codebook()).error().code == ErrorCode::usage);
    CHECK(reader.forget("/data/maya.txt").error().code == ErrorCode::usage);
}

TEST_CASE("an analysis that contradicts itself is refused before it reaches the base") {
    const TemporaryFolder folder;
    Store store = filled_store(folder.path("evidence.db"), {maya()});
    REQUIRE(store.begin_run("ingest", small_codebook()));
    const auto refused = [&](const std::function<void(Analysis&)>& change) {
        Analysis analysis = report();
        change(analysis);
        const Status put = store.put(analysis);
        return !put && put.error().code == ErrorCode::malformed;
    };
    CHECK(refused([](Analysis& a) { a.passages[2].span.end = 9'999; }));
    CHECK(refused([](Analysis& a) { std::swap(a.passages[0], a.passages[1]); }));
    CHECK(refused([](Analysis& a) { a.tags[0][0].component = 7; }));
    CHECK(refused([](Analysis& a) { a.tags[0][0].because[0].row = 70; }));
    CHECK(refused([](Analysis& a) { a.tags[0][0].because[0].span.end = 900; }));
    CHECK(refused([](Analysis& a) { a.tags[0][0].because.clear(); }));
    CHECK_FALSE(refused([](Analysis&) {}));
}

TEST_CASE("network file systems are known by their type") {
    CHECK(network_file_system(0x6969) == "NFS");
    CHECK(network_file_system(0xFF534D42) == "CIFS");
    CHECK(network_file_system(static_cast<long>(static_cast<int>(0xFE534D42))) == "SMB");
    CHECK_FALSE(network_file_system(0xEF53));      // ext4
    CHECK_FALSE(network_file_system(0x794C7630));  // overlay
    CHECK_FALSE(network_file_system(0x65735546));  // FUSE may be local
}

TEST_CASE("a full disk is told from other errors") {
    const TemporaryFolder folder;
    execute(folder.path("small.db"), "create table t(x)");
    Database database(folder.path("small.db"), SQLITE_OPEN_READWRITE);
    database.execute("pragma max_page_count = 3; insert into t values(zeroblob(100000))");
    CHECK(database.finish().error().code == ErrorCode::disk_full);
}

TEST_CASE("the views answer in the sqlite shell") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    { const Store store = filled_store(path, {maya(), report()}); }
    Database shell(path, SQLITE_OPEN_READONLY);
    const auto line = [&](const std::string& sql) {
        Statement read = shell.prepare(sql);
        std::string text;
        for (int column = 0; read.next() || column > 0; column = 0) {
            for (; column < 4; ++column) text += read.string(column) + "|";
            text += "\n";
        }
        REQUIRE(shell.finish());
        return text;
    };
    CHECK(line("select component, passages, sources, roles from coverage") ==
          "rapid-access|4|2|young-person 2, unknown 1|\nconfidentiality|2|2|young-person 1|\n");
    CHECK(line("select component, stance, speaker, source from quotes where role = 'young-person' and "
               "component = 'confidentiality'") == "confidentiality|meets|Maya|Interview /data/maya.txt|\n");
    CHECK(line("select rule, theme, words, modifiers from explanations where passage = 2") ==
          "T1|waiting|waiting|negated|\n");
    CHECK(line("select text = '" + report().document.text +
               "', 1, 1, 1 from source_text where path like '%.xml'") == "1|1|1|1|\n");
}

}  // namespace
}  // namespace evidex::test
