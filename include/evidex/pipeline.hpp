#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "evidex/analysis.hpp"
#include "evidex/pseudonym.hpp"
#include "evidex/read.hpp"
#include "evidex/store.hpp"

namespace evidex {

struct AnalyseOptions {
    SegmentOptions segment;      ///< `source_path` is filled in per source.
    std::string reader_program;  ///< Path of the evidex binary; empty = read in this process.
    ReadLimits limits;
    /// Puts pseudonyms in the place of names before anything is cut, tagged or stored; outlives the work.
    const Pseudonymiser* pseudonymiser = nullptr;
};

/// Reads, cuts and tags one source.
Result<Analysis> analyse(const Source& source, const Tagger& tagger, const AnalyseOptions& options);

/// Told to the caller after each source, in order, on the thread that called `ingest`.
struct Progress {
    std::int64_t done = 0, total = 0;              ///< Sources.
    std::int64_t bytes_done = 0, bytes_total = 0;  ///< Bytes of source files.
    std::string path;                              ///< The source just finished.
};

enum class Executor { tbb, threads };

struct IngestOptions {
    std::vector<std::string> paths;  ///< Files and folders; folders are walked in name order.
    AnalyseOptions analyse;
    int threads = 0;  ///< 0 = as many as the machine has.
    Executor executor = Executor::tbb;
    std::function<void(const Progress&)> progress;
    /// Told how many stored passages are tagged again first, because the codebook has changed.
    std::function<void(std::int64_t)> retagging;
    const std::atomic<bool>* stop = nullptr;  ///< Set from outside to stop after the sources in flight.
};

struct IngestFailure {
    std::string path;
    Error error;
};

/// A file with the same bytes as one already in the base; it is counted once.
struct IngestCopy {
    std::string path;
    std::string original;
};

struct IngestReport {
    std::int64_t added = 0, changed = 0, same = 0, gone = 0;
    std::vector<IngestFailure> failures;
    std::vector<IngestCopy> copies;
    std::vector<std::string> skipped;  ///< Files in folders that are not documents (images, CSV …).
    bool interrupted = false;
};

/// Brings the base up to date with files and folders. What is stored does not depend on the number of
/// threads.
Result<IngestReport> ingest(Store& store, const Tagger& tagger, const IngestOptions& options);

struct FindingsReport {
    PseudonymKey key;
    std::int64_t sources = 0;  ///< Read.
    std::vector<IngestFailure> failures;
};

/// Reads files and folders and adds to the key what may give people away in them, and the parts of names;
/// `times` are counted anew. Nothing is stored.
FindingsReport find_in_files(PseudonymKey key, const std::vector<std::string>& paths, AnalyseOptions options,
                             const std::function<void(const Progress&)>& progress);

/// Whether some of what is stored was tagged by another version of the codebook.
[[nodiscard]] bool is_outdated(const StoreStatus& status, const Codebook& codebook);

/// `ingest` as a run of its own, which `changes` can tell of. If the codebook has changed, what is stored is
/// tagged again first, so that new passages and old ones are tagged alike. A run that was interrupted stays
/// open; what it stored is kept.
Result<IngestReport> run_ingest(Store& store, const Tagger& tagger, const IngestOptions& options);

/// Recomputes all tags from the stored text; returns the number of passages looked at.
Result<std::int64_t> retag(Store& store, const Tagger& tagger, int threads = 0);

}  // namespace evidex
