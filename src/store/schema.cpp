#include "store/schema.hpp"

#include <array>
#include <string>

namespace evidex {
namespace {

constexpr std::string_view kSchema =
#include "store_schema.inc"
    ;

constexpr std::string_view kDecisions =
#include "store_migration_2.inc"
    ;

constexpr std::string_view kSamples =
#include "store_migration_3.inc"
    ;

constexpr std::string_view kWordsScore =
#include "store_migration_4.inc"
    ;

constexpr std::string_view kPassageGroups =
#include "store_migration_5.inc"
    ;

constexpr std::array<Migration, 4> kMigrations{
    {{2, kDecisions}, {3, kSamples}, {4, kWordsScore}, {5, kPassageGroups}}};

Error about(const Database& database, ErrorCode code, const std::string& message, const std::string& advice) {
    Error error = make_error(code, message, advice);
    error.file = database.path();
    return error;
}

std::string version_pragma(int version) {
    return "pragma user_version = " + std::to_string(version);
}

}  // namespace

Status create_schema(Database& database) {
    Transaction transaction(database);
    // Somebody else may have made it between our look and our lock.
    if (database.integer("select count(*) from sqlite_schema") == 0) {
        database.execute(std::string(kSchema));
        database.execute("insert into passage_fts(passage_fts, rank) values('hashsize', 16777216)");
        database.execute("pragma application_id = " + std::to_string(kApplicationId));
        database.execute(version_pragma(kSchemaVersion));
    }
    transaction.commit();
    return database.finish();
}

Status check_schema(Database& database, bool may_write, std::span<const Migration> migrations, int newest) {
    const std::int64_t application = database.integer("pragma application_id");
    const std::int64_t found = database.integer("pragma user_version");
    if (Status read = database.finish(); !read) return read;
    if (application != kApplicationId) {
        return about(database, ErrorCode::unsupported, "this is a database, but not an evidence base",
                     "check the name after --db");
    }
    if (found > newest) {
        return about(database, ErrorCode::newer,
                     "this evidence base was made by a newer evidex (its format is " + std::to_string(found) +
                         ", this evidex knows up to " + std::to_string(newest) + ")",
                     "install the newest evidex");
    }
    if (found < newest && !may_write) {
        return about(database, ErrorCode::unsupported, "this evidence base was made by an older evidex",
                     "run 'evidex ingest' or 'evidex retag' on it once: that brings it up to date");
    }
    for (const Migration& migration : migrations) {
        if (migration.version <= found) continue;
        Transaction transaction(database);
        // Another process may have been faster.
        if (database.integer("pragma user_version") < migration.version) {
            database.execute(std::string(migration.sql));
            database.execute(version_pragma(migration.version));
        }
        transaction.commit();
        if (Status done = database.finish(); !done) return done;
    }
    return Done{};
}

Status check_schema(Database& database, bool may_write) {
    return check_schema(database, may_write, kMigrations, kSchemaVersion);
}

}  // namespace evidex
