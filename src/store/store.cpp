#include "evidex/store.hpp"

#include "store/access.hpp"
#include "store/coverage.hpp"
#include "store/filter.hpp"
#include "store/forget.hpp"
#include "store/open.hpp"
#include "store/overview.hpp"
#include "store/quote_reader.hpp"
#include "store/relevance.hpp"
#include "store/retag.hpp"
#include "store/search.hpp"
#include "store/verify.hpp"
#include "store/writer.hpp"

namespace evidex {
namespace {

Error no_run() {
    return make_error(ErrorCode::usage, "nothing can be written outside a run", "call begin_run first");
}

Error read_only() {
    return make_error(ErrorCode::usage, "the evidence base is open for reading only");
}

}  // namespace

struct Store::Impl {
    std::unique_ptr<Database> database;
    Mode mode = Mode::read_only;
    std::unique_ptr<Writer> writer;  // while a run is on; goes before the connection
};

Database& StoreAccess::database(const Store& store) {
    return *store.impl_->database;
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, Mode mode) {
    Result<std::unique_ptr<Database>> database = open_database(path, mode);
    if (!database) return database.error();
    add_filter_functions(**database);
    add_relevance(**database);
    if (Status ready = (*database)->finish(); !ready) return ready.error();
    auto impl = std::make_unique<Impl>();
    impl->database = std::move(*database);
    impl->mode = mode;
    return Store(std::move(impl));
}

Result<std::int64_t> Store::begin_run(const std::string& command, const Codebook& codebook) {
    if (impl_->mode == Mode::read_only) return read_only();
    if (impl_->writer) return make_error(ErrorCode::usage, "a run is already on", "call end_run first");
    Result<std::unique_ptr<Writer>> writer = Writer::begin(*impl_->database, command, codebook);
    if (!writer) return writer.error();
    impl_->writer = std::move(*writer);
    return impl_->writer->run();
}

std::optional<Store::StoredSource> Store::source_at(const std::string& path) const {
    if (impl_->writer) {
        if (std::optional<StoredSource> waiting = impl_->writer->waiting_at(path)) return waiting;
    }
    Statement read = impl_->database->prepare(
        "select coalesce(failed_sha256, sha256), settings, status = 'failed', status = 'gone' from source "
        "where path = ?");
    if (!read.with(path).next()) return std::nullopt;
    return StoredSource{read.string(0), read.string(1), read.integer(2) != 0, read.integer(3) != 0};
}

std::optional<std::string> Store::path_of(const std::string& source_id) const {
    if (impl_->writer) {
        if (std::optional<std::string> waiting = impl_->writer->waiting_path_of(source_id)) return waiting;
    }
    Statement read = impl_->database->prepare(
        "select path from source where sha256 = ? and text_sha256 <> '' order by path limit 1");
    if (!read.with(source_id).next()) return std::nullopt;
    return read.string(0);
}

Status Store::put(Analysis analysis) {
    return impl_->writer ? impl_->writer->put(std::move(analysis)) : no_run();
}

Status Store::move_source(const std::string& source_id, const std::string& new_path) {
    return impl_->writer ? impl_->writer->move(source_id, new_path) : no_run();
}

Status Store::mark_gone(const std::string& path) {
    return impl_->writer ? impl_->writer->mark_gone(path) : no_run();
}

Status Store::put_failure(const std::string& path, const std::string& source_id, const Error& error) {
    return impl_->writer ? impl_->writer->put_failure(path, source_id, error) : no_run();
}

Status Store::flush() {
    return impl_->writer ? impl_->writer->flush() : no_run();
}

Status Store::end_run(const Run& counts) {
    if (!impl_->writer) return no_run();
    Status ended = impl_->writer->end(counts);
    impl_->writer.reset();
    return ended;
}

Result<std::int64_t> Store::retag(const Codebook& codebook, const TagBatch& tag_batch) {
    const bool own_run = impl_->writer == nullptr;
    if (own_run) {
        if (Result<std::int64_t> run = begin_run("retag", codebook); !run) return run;
    } else if (Status flushed = flush(); !flushed) {
        return flushed.error();
    }
    Result<std::int64_t> looked_at =
        retag_all(*impl_->database, impl_->writer->changes(), codebook, tag_batch);
    if (!own_run) return looked_at;
    const Status ended = looked_at ? end_run({}) : Status(Done{});
    impl_->writer.reset();
    if (!ended) return ended.error();
    return looked_at;
}

Result<std::vector<Quote>> Store::find(const Query& query) const {
    return find_quotes(*impl_->database, query);
}

Result<std::int64_t> Store::count(const Query& query) const {
    return count_quotes(*impl_->database, query);
}

Result<Quote> Store::passage(std::int64_t passage, int context) const {
    std::optional<Quote> quote = QuoteReader(*impl_->database).read(passage, context);
    if (Status read = impl_->database->finish(); !read) return read.error();
    if (!quote) {
        return make_error(ErrorCode::not_found,
                          "there is no passage " + std::to_string(passage) + " in this evidence base",
                          "numbers of passages stand in the output of 'evidex quotes'");
    }
    return std::move(*quote);
}

Status Store::for_each_passage(const std::function<void(const Quote&)>& use) const {
    Statement numbers = impl_->database->prepare("select id from passage order by id");
    QuoteReader reader(*impl_->database);
    while (numbers.next()) {
        if (const std::optional<Quote> quote = reader.read(numbers.integer(0), 0)) use(*quote);
    }
    return impl_->database->finish();
}

Result<Coverage> Store::coverage(const Filter& filter, CoverageBy by) const {
    return read_coverage(*impl_->database, filter, by);
}

Result<std::vector<SourceRow>> Store::sources() const {
    return read_sources(*impl_->database);
}

Result<StoreStatus> Store::status() const {
    return read_status(*impl_->database);
}

Result<std::vector<Run>> Store::runs() const {
    return read_runs(*impl_->database);
}

Result<Changes> Store::changes(std::int64_t since_run) const {
    return read_changes(*impl_->database, since_run);
}

Result<std::vector<std::string>> Store::verify() const {
    return verify_base(impl_->database->path());
}

Status Store::forget(const std::string& source) {
    if (impl_->mode == Mode::read_only) return read_only();
    if (impl_->writer) return make_error(ErrorCode::usage, "a run is on", "call end_run first");
    return forget_source(*impl_->database, source);
}

Status Store::remove_traces() {
    if (impl_->mode == Mode::read_only) return read_only();
    if (impl_->writer) return make_error(ErrorCode::usage, "a run is on", "call end_run first");
    return remove_traces_of_old_texts(*impl_->database);
}

}  // namespace evidex
