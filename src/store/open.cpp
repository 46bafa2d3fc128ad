#include "store/open.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <array>

#include "store/place.hpp"
#include "store/schema.hpp"

namespace evidex {
namespace {

// Milliseconds to wait for others.
constexpr int kPatience = 5'000;
constexpr int kPatienceWithReaders = 60'000;

/// Whether a file does not even begin like a database, empty ones excepted. Read through SQLite's own
/// descriptor: to close another one would drop the locks that this process holds on the file (POSIX).
bool is_something_else(Database& database) {
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    sqlite3_file* file = nullptr;
    const int found =
        sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    if (found != SQLITE_OK || file == nullptr || file->pMethods == nullptr) return false;
    std::array<char, 72> head{};
    sqlite3_int64 size = 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK || size == 0) return false;
    file->pMethods->xRead(file, head.data(), static_cast<int>(head.size()), 0);  // short ones end in zeros
    if (std::string_view(head.data(), kMagic.size()) == kMagic) return false;
    // A damaged beginning of ours still shows our application id.
    return std::string_view(head.data() + 68, 4) != "evdx";
}

void configure(Database& database, Store::Mode mode) {
    sqlite3* handle = database.handle();
    sqlite3_busy_timeout(handle, kPatience);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    database.execute(
        "pragma foreign_keys = on; pragma cell_size_check = on; pragma secure_delete = on;"
        "pragma temp_store = memory;");
    // A large cache serves searches; writing is faster with SQLite's small one, which stays in the
    // processor's.
    if (mode == Store::Mode::read_only) {
        database.execute("pragma query_only = on; pragma cache_size = -65536");
    }
}

Error no_base(const std::string& path) {
    Error error = make_error(ErrorCode::not_found, "there is no evidence base of this name",
                             "make one with 'evidex ingest', or check the name after --db");
    error.file = path;
    return error;
}

Error shut_folder(const std::string& path) {
    Error error = make_error(ErrorCode::io, "the evidence base is in a folder in which you may not write",
                             "while it is read, small files lie beside it: copy it to a folder of your own");
    error.file = path;
    return error;
}

Error no_database(const std::string& path) {
    Error error = make_error(ErrorCode::unsupported, "this file is not an evidence base",
                             "check the name after --db; nothing was changed in the file");
    error.file = path;
    return error;
}

}  // namespace

Result<std::unique_ptr<Database>> open_database(const std::string& path, Store::Mode mode) {
    const bool writes = mode == Store::Mode::read_write;
    if (Status place = check_place(path); !place) return place.error();
    if (!writes && ::access(path.c_str(), F_OK) != 0) return no_base(path);
    if (writes) {
        if (Status created = create_private(path); !created) return created.error();
    }
    // Readers too must be able to roll back what a killed writer left.
    const bool writable = writes || ::access(path.c_str(), W_OK) == 0;
    auto database = std::make_unique<Database>(path, writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
    if (!database->failed() && is_something_else(*database)) return no_database(path);
    configure(*database, mode);
    const bool is_empty = database->integer("select count(*) from sqlite_schema") == 0;
    if (Status opened = database->finish(); !opened) {
        return !writes && is_shut(path) ? shut_folder(path) : opened.error();
    }
    if (is_empty && !writes) return no_base(path);
    const Status ready = is_empty ? create_schema(*database) : check_schema(*database, writes);
    if (!ready) return ready.error();
    return database;
}

Status use_rollback_journal(Database& database) {
    // Without a write-ahead log a commit waits until the last reader is done.
    sqlite3_busy_timeout(database.handle(), kPatienceWithReaders);
    database.string("pragma journal_mode = delete");
    database.execute("pragma synchronous = full");
    return database.finish();
}

Status use_write_ahead_log(Database& database) {
    sqlite3_busy_timeout(database.handle(), kPatience);
    const std::string mode = database.string("pragma journal_mode = wal");
    database.execute("pragma synchronous = normal");
    if (!database.failed() && mode != "wal") {
        database.fail(make_error(ErrorCode::unsupported,
                                 "this folder does not allow SQLite's write-ahead log",
                                 "keep the evidence base on a disk of this computer"));
    }
    return database.finish();
}

}  // namespace evidex
