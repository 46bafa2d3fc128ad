#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "evidex/store.hpp"
#include "evidex/tag.hpp"
#include "serve/desk.hpp"
#include "serve/ingest_job.hpp"

namespace evidex {

/// What `evidex serve` was started with.
struct WorkbenchOptions {
    std::string db;
    std::string codebook;                     ///< Folder; must exist.
    std::string coder;                        ///< Empty = nothing can be decided.
    std::string reader_program;               ///< For ingest; see AnalyseOptions.
    const std::atomic<bool>* stop = nullptr;  ///< Set from outside when the server shall end.
};

/// What all requests share: the codebook, connections for reading, one place for a writer. Safe for many
/// threads.
class Workbench {
public:
    /// Fails if the codebook cannot be used.
    static Result<std::unique_ptr<Workbench>> open(WorkbenchOptions options);

    [[nodiscard]] const WorkbenchOptions& options() const { return options_; }
    [[nodiscard]] const Tagger& tagger() const { return tagger_; }
    [[nodiscard]] const Codebook& codebook() const { return tagger_.codebook(); }

    /// A connection for reading, for one request; goes back when the lease ends.
    class Reader {
    public:
        Reader(Workbench& owner, std::unique_ptr<Store> store) : owner_(&owner), store_(std::move(store)) {}
        Reader(Reader&&) noexcept = default;
        Reader& operator=(Reader&&) = delete;
        ~Reader();
        const Store& operator*() const { return *store_; }
        const Store* operator->() const { return store_.get(); }

    private:
        Workbench* owner_;
        std::unique_ptr<Store> store_;
    };
    /// Fails with not_found where there is no base yet.
    Result<Reader> reader();

    /// The log of decisions, for reading.
    [[nodiscard]] Result<Ledger> ledger() const;
    [[nodiscard]] Desk& desk() const { return *desk_; }

    [[nodiscard]] IngestJob& job() const { return *job_; }
    /// Runs a task behind the pages. The server says how, before the first request.
    using RunLater = std::function<void(std::function<void()>)>;
    void set_run_later(RunLater run_later) { run_later_ = std::move(run_later); }
    void run_later(std::function<void()> task) const { run_later_(std::move(task)); }

private:
    Workbench(WorkbenchOptions options, Tagger tagger);
    /// Whoever coded blind last time has not ended that, and goes on blind.
    Status resume_blindness();

    WorkbenchOptions options_;
    Tagger tagger_;
    std::unique_ptr<Desk> desk_;
    std::unique_ptr<IngestJob> job_;
    RunLater run_later_;
    std::mutex idle_mutex_;
    std::vector<std::unique_ptr<Store>> idle_;
};

}  // namespace evidex
