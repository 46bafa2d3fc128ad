#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evidex/store.hpp"
#include "store/source_table.hpp"
#include "store/writer_lock.hpp"

namespace evidex {

/// One run: keeps what it is given until a batch is full, then writes it in one transaction, so that no lock
/// is held while files are read.
class Writer {
public:
    /// Takes the writer's place and opens the run.
    static Result<std::unique_ptr<Writer>> begin(Database& database, const std::string& command,
                                                 const Codebook& codebook);

    Status put(Analysis analysis);
    Status put_failure(const std::string& path, const std::string& source_id, const Error& error);
    Status move(const std::string& source_id, const std::string& new_path);
    Status mark_gone(const std::string& path);
    Status flush();
    /// Ends the run; the writer's place is free when this object goes.
    Status end(const Run& counts);

    /// What waits to be written under a path or of a source, newest first.
    [[nodiscard]] std::optional<Store::StoredSource> waiting_at(const std::string& path) const;
    [[nodiscard]] std::optional<std::string> waiting_path_of(const std::string& source_id) const;

    [[nodiscard]] std::int64_t run() const { return run_; }
    [[nodiscard]] ChangeLog& changes() { return changes_; }
    [[nodiscard]] const CodebookNames& names() const { return names_; }

private:
    struct Failure {
        std::string path;
        std::string source_id;
        Error error;
    };
    struct Move {
        std::string source_id;
        std::string path;
    };
    struct Gone {
        std::string path;
    };
    using Change = std::variant<Analysis, Failure, Move, Gone>;

    Writer(Database& database, WriterLock lock, std::int64_t run, const Codebook& codebook);
    Status add(Change change, std::size_t bytes);
    void write(const Change& change);

    Database& database_;
    WriterLock lock_;
    std::int64_t run_;
    CodebookNames names_;
    ChangeLog changes_;
    SourceTable sources_;
    std::vector<Change> waiting_;
    std::size_t waiting_bytes_ = 0;
};

}  // namespace evidex
