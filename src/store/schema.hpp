#pragma once

#include <span>
#include <string_view>

#include "evidex/result.hpp"
#include "store/database.hpp"

namespace evidex {

constexpr int kSchemaVersion = 5;
/// "evdx": tells an evidence base from other SQLite files (PRAGMA application_id).
constexpr int kApplicationId = 0x65766478;

/// The SQL that brings a base from the version before to `version`.
struct Migration {
    int version = 0;
    std::string_view sql;
};

/// Makes the tables of a new base.
Status create_schema(Database& database);

/// Refuses files that are no evidence base (unsupported) or were made by a newer evidex (newer), and brings
/// older ones forward, each version in a transaction of its own. `may_write` = false: older ones are refused.
Status check_schema(Database& database, bool may_write, std::span<const Migration> migrations, int newest);
Status check_schema(Database& database, bool may_write);

}  // namespace evidex
