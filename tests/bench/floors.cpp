#include "bench/floors.hpp"
#include "bench/clock.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>

namespace evidex::bench {

double scan_seconds(const Load& load) {
    const auto start = Clock::now();
    std::size_t blanks = 0;
    for (const std::string& passage : load.passages) {
        blanks += static_cast<std::size_t>(std::count(passage.begin(), passage.end(), ' '));
    }
    const double seconds = seconds_since(start);
    return blanks == 0 ? -1 : seconds;
}

double bare_fts5_seconds(const Load& load, const std::string& file) {
    std::remove(file.c_str());
    sqlite3* database = nullptr;
    if (sqlite3_open(file.c_str(), &database) != SQLITE_OK) return -1;
    const auto run = [&](const char* sql) { return sqlite3_exec(database, sql, nullptr, nullptr, nullptr); };
    const auto start = Clock::now();
    bool fine = run("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;"
                    "CREATE TABLE passage(id INTEGER PRIMARY KEY, text TEXT);"
                    "CREATE VIRTUAL TABLE passage_fts USING fts5(text, content='passage', content_rowid='id',"
                    "                                            tokenize='porter unicode61');"
                    "INSERT INTO passage_fts(passage_fts, rank) VALUES('hashsize', 16777216);"
                    "BEGIN IMMEDIATE;") == SQLITE_OK;
    sqlite3_stmt* row = nullptr;
    sqlite3_stmt* index = nullptr;
    fine = fine &&
           sqlite3_prepare_v2(database, "INSERT INTO passage VALUES(?,?)", -1, &row, nullptr) == SQLITE_OK;
    fine = fine && sqlite3_prepare_v2(database, "INSERT INTO passage_fts(rowid,text) VALUES(?,?)", -1, &index,
                                      nullptr) == SQLITE_OK;
    sqlite3_int64 id = 0;
    for (const std::string& passage : load.passages) {
        ++id;
        for (sqlite3_stmt* statement : {row, index}) {
            sqlite3_bind_int64(statement, 1, id);
            sqlite3_bind_text(statement, 2, passage.data(), static_cast<int>(passage.size()), SQLITE_STATIC);
            fine = fine && sqlite3_step(statement) == SQLITE_DONE;
            sqlite3_reset(statement);
        }
    }
    fine = fine && run("COMMIT") == SQLITE_OK;
    const double seconds = seconds_since(start);
    sqlite3_finalize(row);
    sqlite3_finalize(index);
    sqlite3_close(database);
    return fine ? seconds : -1;
}

}  // namespace evidex::bench
