#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "evidex/pipeline.hpp"

namespace evidex {

/// What an ingest that runs behind the pages needs.
struct IngestOrder {
    std::string db;
    std::string folder;  ///< Of the files to read.
    std::string reader_program;
};

/// How far it is, or how it ended.
struct IngestState {
    bool running = false;
    Progress progress;
    double seconds = 0;
    std::optional<IngestReport> report;
    std::optional<Error> failure;
};

/// One ingest at a time, on a thread of the server. For many threads.
class IngestJob {
public:
    explicit IngestJob(const Tagger& tagger) : tagger_(tagger) {}

    /// Marks the job as running. Fails with `busy` if it already is; the caller then runs `work` once.
    Status begin();
    /// Reads the folder into the base, to the end.
    void work(const IngestOrder& order);
    /// Asks a running job to stop after the files in flight.
    void stop() { stop_.store(true); }
    [[nodiscard]] IngestState state() const;

private:
    using Clock = std::chrono::steady_clock;

    Result<IngestReport> ingest(const IngestOrder& order);

    const Tagger& tagger_;
    std::atomic<bool> stop_{false};
    mutable std::mutex mutex_;
    IngestState state_;
    Clock::time_point started_;
};

}  // namespace evidex
