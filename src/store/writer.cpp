#include "store/writer.hpp"

#include <utility>

#include "store/clock.hpp"
#include "store/open.hpp"

namespace evidex {
namespace {

/// Bytes of text in one transaction.
constexpr std::size_t kBatchBytes = 8U << 20;

}  // namespace

Writer::Writer(Database& database, WriterLock lock, std::int64_t run, const Codebook& codebook)
    : database_(database),
      lock_(std::move(lock)),
      run_(run),
      names_(names_in(codebook)),
      changes_(database, run),
      sources_(database, changes_, names_) {}

Result<std::unique_ptr<Writer>> Writer::begin(Database& database, const std::string& command,
                                              const Codebook& codebook) {
    Result<WriterLock> lock = WriterLock::take(database.path());
    if (!lock) return lock.error();
    const bool is_new = database.integer("select not exists(select 1 from passage)") != 0;
    if (Status looked = database.finish(); !looked) return looked.error();
    const Status journal = is_new ? use_rollback_journal(database) : use_write_ahead_log(database);
    if (!journal) return journal.error();
    Transaction transaction(database);
    database.prepare("insert into run(command, started, codebook, version) values(?, ?, ?, ?)")
        .with(command, now_utc(), codebook.digest, EVIDEX_VERSION)
        .run();
    const std::int64_t run = database.last_id();
    store_codebook(database, codebook);
    transaction.commit();
    if (Status begun = database.finish(); !begun) return begun.error();
    std::unique_ptr<Writer> writer(new Writer(database, std::move(*lock), run, codebook));
    return database.finish(std::move(writer));
}

Status Writer::put(Analysis analysis) {
    if (Status sound = check_analysis(analysis, names_); !sound) return sound;
    const std::size_t bytes = analysis.document.text.size();
    return add(std::move(analysis), bytes);
}

Status Writer::put_failure(const std::string& path, const std::string& source_id, const Error& error) {
    return add(Failure{path, source_id, error}, path.size());
}

Status Writer::move(const std::string& source_id, const std::string& new_path) {
    return add(Move{source_id, new_path}, new_path.size());
}

Status Writer::mark_gone(const std::string& path) {
    return add(Gone{path}, path.size());
}

Status Writer::add(Change change, std::size_t bytes) {
    waiting_.push_back(std::move(change));
    waiting_bytes_ += bytes;
    return waiting_bytes_ >= kBatchBytes ? flush() : Done{};
}

void Writer::write(const Change& change) {
    if (const auto* analysis = std::get_if<Analysis>(&change)) sources_.put(*analysis);
    if (const auto* failure = std::get_if<Failure>(&change)) {
        sources_.put_failure(failure->path, failure->source_id, failure->error);
    }
    if (const auto* move = std::get_if<Move>(&change)) sources_.move(move->source_id, move->path);
    if (const auto* gone = std::get_if<Gone>(&change)) sources_.mark_gone(gone->path);
}

Status Writer::flush() {
    if (waiting_.empty()) return Done{};
    Transaction transaction(database_);
    for (const Change& change : waiting_) write(change);
    changes_.write();
    transaction.commit();
    waiting_.clear();
    waiting_bytes_ = 0;
    return database_.finish();
}

Status Writer::end(const Run& counts) {
    if (Status flushed = flush(); !flushed) return flushed;
    {
        Transaction transaction(database_);
        database_
            .prepare(
                "update run set finished = ?, added = ?, changed = ?, same = ?, failed = ?, gone = ? "
                "where id = ?")
            .with(now_utc(), counts.added, counts.changed, counts.same, counts.failed, counts.gone, run_)
            .run();
        transaction.commit();
    }
    if (Status ended = database_.finish(); !ended) return ended;
    // Readers can keep the base from changing over; then the next run does it.
    Status changed_over = use_write_ahead_log(database_);
    if (!changed_over && changed_over.error().code == ErrorCode::busy) return Done{};
    return changed_over;
}

std::optional<Store::StoredSource> Writer::waiting_at(const std::string& path) const {
    for (std::size_t i = waiting_.size(); i-- > 0;) {
        const Change& change = waiting_[i];
        if (const auto* analysis = std::get_if<Analysis>(&change); analysis && analysis->path == path) {
            return Store::StoredSource{analysis->source_id, analysis->settings, false, false};
        }
        if (const auto* failure = std::get_if<Failure>(&change); failure && failure->path == path) {
            return Store::StoredSource{failure->source_id, {}, true, false};
        }
    }
    return std::nullopt;
}

std::optional<std::string> Writer::waiting_path_of(const std::string& source_id) const {
    for (std::size_t i = waiting_.size(); i-- > 0;) {
        const Change& change = waiting_[i];
        if (const auto* analysis = std::get_if<Analysis>(&change);
            analysis && analysis->source_id == source_id) {
            return analysis->path;
        }
        if (const auto* move = std::get_if<Move>(&change); move && move->source_id == source_id) {
            return move->path;
        }
    }
    return std::nullopt;
}

}  // namespace evidex
