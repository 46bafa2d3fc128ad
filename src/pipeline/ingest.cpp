#include <algorithm>
#include <filesystem>

#include "evidex/pipeline.hpp"
#include "pipeline/executor.hpp"
#include "pipeline/settings.hpp"
#include "pipeline/walk.hpp"

namespace evidex {
namespace {

/// One file on its way through the pipeline.
struct Work {
    enum class State { opened, same, analysed, failed };
    State state = State::failed;
    std::string path;
    std::uint64_t bytes = 0;
    bool is_known = false;  ///< The base holds an earlier reading of this path.
    Source source;
    Analysis analysis;
    Error error;
};

/// Whether `path` lies in one of the folders.
bool lies_in(const std::string& path, const std::vector<std::string>& folders) {
    return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
        return path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0 &&
               (folder.back() == '/' || path[folder.size()] == '/');
    });
}

/// Whether the file is there, or for a source that came in a project (`study.qdpx/Interview 1.txt`) that one.
bool is_there(const std::string& path) {
    std::error_code failed;
    const std::filesystem::path file(path);
    return std::filesystem::exists(file, failed) ||
           std::filesystem::is_regular_file(file.parent_path(), failed);
}

/// The state of one ingest; each member function is a stage.
class Ingest {
public:
    Ingest(Store& store, const Tagger& tagger, const IngestOptions& options)
        : store_(store),
          tagger_(tagger),
          options_(options),
          walk_(walk(options.paths)),
          settings_(settings_digest(options.analyse)) {
        for (const FoundFile& file : walk_.files) {
            known_.push_back(store.source_at(file.path));
            progress_.bytes_total += static_cast<std::int64_t>(file.bytes);
        }
        progress_.total = static_cast<std::int64_t>(walk_.files.size());
        report_.skipped = walk_.skipped;
        for (const auto& [path, error] : walk_.failures) report_.failures.push_back({path, error});
    }

    Result<IngestReport> run() {
        Stages<Work> stages;
        stages.next = [this] { return open_next(); };
        stages.work = [this](Work& work) { analyse_one(work); };
        stages.weight = [](const Work& work) { return work.bytes; };
        stages.finish = [this](Work& work) { store_one(work); };
        run_stages(stages, options_.threads, options_.executor);
        report_.interrupted = interrupted_;
        if (!broken_) keep(store_.flush());
        if (!broken_ && !interrupted_) keep(note_gone());
        if (!broken_) keep(store_.flush());
        if (broken_) return error_;
        return report_;
    }

private:
    [[nodiscard]] bool must_stop() const {
        return broken_.load() || (options_.stop != nullptr && options_.stop->load());
    }

    // Serial: reads the bytes of the next file and leaves unchanged ones alone.
    std::unique_ptr<Work> open_next() {
        if (next_ >= walk_.files.size()) return nullptr;
        if (must_stop()) {
            interrupted_ = true;
            return nullptr;
        }
        const FoundFile& file = walk_.files[next_];
        const std::optional<Store::StoredSource>& known = known_[next_];
        ++next_;
        auto work = std::make_unique<Work>();
        work->path = file.path;
        work->bytes = file.bytes;
        work->is_known = known.has_value() && !known->failed;
        Result<Source> source = open_source(file.path);
        if (!source) {
            work->error = source.error();
            return work;
        }
        work->source = std::move(*source);
        const bool same =
            work->is_known && !known->gone && known->id == work->source.id && known->settings == settings_;
        work->state = same ? Work::State::same : Work::State::opened;
        return work;
    }

    // Parallel: touches nothing but the work itself.
    void analyse_one(Work& work) const {
        if (work.state == Work::State::opened) {
            Result<Analysis> analysis = analyse(work.source, tagger_, options_.analyse);
            work.state = analysis ? Work::State::analysed : Work::State::failed;
            if (analysis) {
                work.analysis = std::move(*analysis);
            } else {
                work.error = analysis.error();
            }
        }
        std::string().swap(work.source.bytes);
    }

    // In order, on the calling thread: the only stage that writes.
    void store_one(Work& work) {
        if (broken_) return;
        switch (work.state) {
            case Work::State::same:
                ++report_.same;
                break;
            case Work::State::analysed:
                keep(put(work));
                break;
            default:
                report_.failures.push_back({work.path, work.error});
                keep(store_.put_failure(work.path, work.source.id, work.error));
        }
        ++progress_.done;
        progress_.bytes_done += static_cast<std::int64_t>(work.bytes);
        progress_.path = work.path;
        if (options_.progress) options_.progress(progress_);
    }

    Status put(Work& work) {
        const std::optional<std::string> elsewhere = store_.path_of(work.analysis.source_id);
        if (elsewhere && *elsewhere != work.path) {
            if (std::filesystem::exists(*elsewhere)) {
                report_.copies.push_back({work.path, *elsewhere});
                return Done{};
            }
            if (Status moved = store_.move_source(work.analysis.source_id, work.path); !moved) return moved;
            ++report_.same;
            return store_.put(std::move(work.analysis));
        }
        ++(work.is_known ? report_.changed : report_.added);
        return store_.put(std::move(work.analysis));
    }

    /// Sources that lay in a folder named now and are no longer there.
    Status note_gone() {
        const Result<std::vector<SourceRow>> sources = store_.sources();
        if (!sources) return sources.error();
        for (const SourceRow& source : *sources) {
            if (source.status != "read" || !lies_in(source.path, walk_.folders)) continue;
            if (is_there(source.path)) continue;
            ++report_.gone;
            if (Status marked = store_.mark_gone(source.path); !marked) return marked;
        }
        return Done{};
    }

    void keep(const Status& status) {
        if (status || broken_) return;
        error_ = status.error();
        broken_ = true;
    }

    Store& store_;
    const Tagger& tagger_;
    const IngestOptions& options_;
    const Walk walk_;
    const std::string settings_;
    std::vector<std::optional<Store::StoredSource>> known_;
    std::size_t next_ = 0;
    bool interrupted_ = false;         // written by the first stage, read after the last
    std::atomic<bool> broken_{false};  // the base cannot be written: stop
    Error error_;
    Progress progress_;
    IngestReport report_;
};

}  // namespace

Result<IngestReport> ingest(Store& store, const Tagger& tagger, const IngestOptions& options) {
    return Ingest(store, tagger, options).run();
}

}  // namespace evidex
