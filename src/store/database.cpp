#include "store/database.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace evidex {
namespace {

bool is_out_of_space(int code, int system_error) {
    return code == SQLITE_FULL || system_error == ENOSPC || system_error == EDQUOT;
}

/// What an SQLite code means for a person.
Error describe(sqlite3* handle, int code, const std::string& path) {
    const int kind = code & 0xff;
    const int system_error = kind == SQLITE_IOERR ? sqlite3_system_errno(handle) : 0;
    Error error;
    if (is_out_of_space(kind, system_error)) {
        error = make_error(ErrorCode::disk_full, "the disk is full; everything stored before is safe",
                           "make room and run the same command again: it goes on where it stopped");
    } else if (kind == SQLITE_BUSY || kind == SQLITE_LOCKED) {
        error = make_error(ErrorCode::busy, "another program is writing to this evidence base",
                           "wait until it has finished and try again");
    } else if (kind == SQLITE_CORRUPT) {
        error = make_error(ErrorCode::damaged, "the evidence base is damaged",
                           "run 'evidex verify', then restore a backup or ingest the sources into a new one");
    } else if (kind == SQLITE_NOTADB) {
        error =
            make_error(ErrorCode::damaged, "this file is not an evidence base, or its beginning is damaged",
                       "check the name after --db");
    } else if (kind == SQLITE_READONLY || kind == SQLITE_PERM) {
        error = make_error(ErrorCode::io, "the evidence base cannot be written",
                           "check the permissions of the file and its folder");
    } else if (kind == SQLITE_CANTOPEN) {
        error = make_error(ErrorCode::io, "the evidence base cannot be opened",
                           "check the name after --db and the permissions of its folder");
    } else if (kind == SQLITE_NOMEM) {
        error = make_error(ErrorCode::limit, "there is not enough memory", "close other programs");
    } else {
        error = make_error(ErrorCode::io, std::string("the evidence base cannot be used: ") +
                                              (handle != nullptr ? sqlite3_errmsg(handle) : "unknown"));
    }
    error.file = path;
    return error;
}

/// SQLite keeps statistics of its memory that nobody here asks for, under a lock at every allocation.
void leave_out_memory_statistics() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

void Statement::reset() {
    sqlite3_reset(statement_);
}

void Statement::bind(int place, std::int64_t value) {
    if (!database_->failed()) database_->check(sqlite3_bind_int64(statement_, place, value));
}

void Statement::bind(int place, double value) {
    if (!database_->failed()) database_->check(sqlite3_bind_double(statement_, place, value));
}

void Statement::bind(int place, std::string_view value) {
    if (database_->failed()) return;
    // A null pointer would bind NULL.
    const char* bytes = value.data() == nullptr ? "" : value.data();
    database_->check(sqlite3_bind_text64(statement_, place, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int place, std::nullptr_t) {
    if (!database_->failed()) database_->check(sqlite3_bind_null(statement_, place));
}

bool Statement::next() {
    if (database_->failed()) return false;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) database_->check(code);
    sqlite3_reset(statement_);
    return false;
}

void Statement::run() {
    while (next()) {
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(statement_, column);
}

std::string_view Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Database::Database(const std::string& path, int flags) : path_(path) {
    leave_out_memory_statistics();
    check(sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                          nullptr));
}

Database::~Database() {
    sqlite3_close_v2(handle_);
}

bool Database::check(int code) {
    if (code == SQLITE_OK) return true;
    fail(describe(handle_, code, path_));
    return false;
}

void Database::fail(Error error) {
    if (!error_) error_ = std::move(error);
}

Statement Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (!failed()) {
        check(sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                 &statement, nullptr));
    }
    return {this, statement};
}

void Database::execute(const std::string& sql) {
    if (!failed()) check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Database::integer(std::string_view sql) {
    Statement statement = prepare(sql);
    return statement.next() ? statement.integer(0) : 0;
}

std::string Database::string(std::string_view sql) {
    Statement statement = prepare(sql);
    return statement.next() ? statement.string(0) : std::string();
}

std::int64_t Database::last_id() const {
    return sqlite3_last_insert_rowid(handle_);
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.execute("begin immediate");
}

Transaction::~Transaction() {
    // Straight to SQLite: the error that stopped the work must stay the first one.
    if (database_.in_transaction()) {
        sqlite3_exec(database_.handle(), "rollback", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    database_.execute("commit");
}

}  // namespace evidex
