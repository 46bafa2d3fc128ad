#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "evidex/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace evidex {

class Database;

/// A prepared statement. After the first error of its database it does nothing any more: callers write what
/// should happen and ask `Database::finish` once at the end.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    /// Starts over with these values for ?1, ?2 … Text must live until the statement has run.
    template <class... Values>
    Statement& with(const Values&... values) {
        reset();
        int place = 0;
        (bind(++place, values), ...);
        return *this;
    }
    void bind(int place, std::int64_t value);
    void bind(int place, int value) { bind(place, std::int64_t{value}); }
    void bind(int place, std::uint32_t value) { bind(place, std::int64_t{value}); }
    void bind(int place, double value);
    void bind(int place, std::string_view value);
    void bind(int place, const std::string& value) { bind(place, std::string_view(value)); }
    void bind(int place, const char* value) { bind(place, std::string_view(value)); }
    void bind(int place, std::nullptr_t);
    template <class T>
    void bind(int place, const std::optional<T>& value) {
        value ? bind(place, *value) : bind(place, nullptr);
    }

    /// Moves to the next row; false at the end and after an error.
    bool next();
    /// Runs to the end.
    void run();
    /// Ends reading early, so that no row is held.
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Lives until the next row.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
    [[nodiscard]] bool is_null(int column) const;
    /// A number as it is kept in the public structs.
    [[nodiscard]] int small(int column) const { return static_cast<int>(integer(column)); }

private:
    friend class Database;
    Statement(Database* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}

    Database* database_;
    sqlite3_stmt* statement_;
};

/// A connection, for one thread at a time. Remembers its first error until `finish` hands it out; nothing
/// runs in between.
class Database {
public:
    /// `flags` as of sqlite3_open_v2.
    Database(const std::string& path, int flags);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    Statement prepare(std::string_view sql);
    /// Runs any number of statements without values.
    void execute(const std::string& sql);
    /// First column of the first row; 0 and "" if there is none.
    std::int64_t integer(std::string_view sql);
    std::string string(std::string_view sql);
    [[nodiscard]] std::int64_t last_id() const;
    [[nodiscard]] bool in_transaction() const;

    [[nodiscard]] bool failed() const { return error_.has_value(); }
    /// Keeps an error as if a statement had met it, unless there is one already.
    void fail(Error error);
    /// The value, or the first error since the last `finish`.
    template <class T>
    Result<T> finish(T value) {
        if (!error_) return value;
        Error error = std::move(*error_);
        error_.reset();
        return error;
    }
    Status finish() { return finish(Done{}); }

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] sqlite3* handle() const { return handle_; }

private:
    friend class Statement;
    bool check(int code);

    std::string path_;
    sqlite3* handle_ = nullptr;
    std::optional<Error> error_;
};

/// BEGIN IMMEDIATE now, COMMIT by `commit`; rolls back if that never came or something failed before.
class Transaction {
public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Database& database_;
};

}  // namespace evidex
