#include "evidex/ledger.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "store/decision_log.hpp"
#include "store/filter.hpp"
#include "store/open.hpp"
#include "store/sample_table.hpp"
#include "store/suggestions.hpp"

namespace evidex {
namespace {

/// Milliseconds: a run that fills the base commits more often than that.
constexpr int kPatience = 60'000;

Error read_only() {
    return make_error(ErrorCode::usage, "the evidence base is open for reading only");
}

}  // namespace

struct Ledger::Impl {
    std::unique_ptr<Database> database;
    Store::Mode mode = Store::Mode::read_only;
};

Ledger::Ledger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const std::string& path, Store::Mode mode) {
    // Opened for writing, a missing base would be made.
    const bool exists = ::access(path.c_str(), F_OK) == 0;
    Result<std::unique_ptr<Database>> database = open_database(path, exists ? mode : Store::Mode::read_only);
    if (!database) return database.error();
    sqlite3_busy_timeout((*database)->handle(), kPatience);
    (*database)->execute("pragma synchronous = full");
    add_filter_functions(**database);
    if (Status ready = (*database)->finish(); !ready) return ready.error();
    auto impl = std::make_unique<Impl>();
    impl->database = std::move(*database);
    impl->mode = mode;
    return Ledger(std::move(impl));
}

Result<Place> Ledger::place(std::int64_t passage) const {
    return place_of_passage(*impl_->database, passage, std::nullopt);
}

Result<Place> Ledger::place(std::int64_t passage, Span within) const {
    return place_of_passage(*impl_->database, passage, within);
}

Result<std::vector<Decision>> Ledger::record(std::vector<Decision> drafts) {
    if (impl_->mode == Store::Mode::read_only) return read_only();
    return record_decisions(*impl_->database, std::move(drafts));
}

Result<Decision> Ledger::record(Decision draft) {
    Result<std::vector<Decision>> written = record(std::vector<Decision>{std::move(draft)});
    if (!written) return written.error();
    return std::move(written->front());
}

Result<Decision> Ledger::withdraw(const std::string& id, const std::string& coder) {
    Decision draft;
    draft.verdict = Verdict::withdrawn;
    draft.replaces = id;
    draft.coder = coder;
    return record(std::move(draft));
}

Result<Merged> Ledger::merge(const std::vector<Decision>& log, const Rewording& replace) {
    if (impl_->mode == Store::Mode::read_only) return read_only();
    return merge_decisions(*impl_->database, log, replace);
}

Result<std::int64_t> Ledger::rewrite(const Rewording& replace) {
    if (impl_->mode == Store::Mode::read_only) return read_only();
    return rewrite_decisions(*impl_->database, replace);
}

Result<std::vector<Entry>> Ledger::entries(const EntryFilter& filter) const {
    return read_entries(*impl_->database, filter);
}

Result<std::vector<std::string>> Ledger::coders() const {
    std::vector<std::string> coders;
    Statement read = impl_->database->prepare(
        "select distinct coder from decision where verdict <> 'shown' order by coder");
    while (read.next()) coders.push_back(read.string(0));
    return impl_->database->finish(std::move(coders));
}

Result<std::vector<Suggestion>> Ledger::suggestions(const Filter& filter, const std::string& coder,
                                                    bool rows) const {
    return read_suggestions(*impl_->database, filter, coder, rows);
}

Result<std::vector<Unit>> Ledger::units(const Filter& filter) const {
    return read_units(*impl_->database, filter);
}

Result<std::vector<SamplePassage>> Ledger::sample_frame(const Filter& filter) const {
    return read_sample_frame(*impl_->database, filter);
}

Result<Sample> Ledger::keep(Sample sample) {
    if (impl_->mode == Store::Mode::read_only) return read_only();
    return keep_sample(*impl_->database, std::move(sample));
}

Result<std::vector<Sample>> Ledger::samples() const {
    return read_samples(*impl_->database);
}

}  // namespace evidex
