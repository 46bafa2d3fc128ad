#include "serve/ingest_job.hpp"

#include <exception>

namespace evidex {

Status IngestJob::begin() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (state_.running) {
        return make_error(ErrorCode::busy, "files are being read already", "wait until they are done");
    }
    state_ = {};
    state_.running = true;
    started_ = Clock::now();
    stop_.store(false);
    return Done{};
}

Result<IngestReport> IngestJob::ingest(const IngestOrder& order) {
    Result<Store> store = Store::open(order.db, Store::Mode::read_write);
    if (!store) return store.error();
    const Codebook& codebook = tagger_.codebook();
    IngestOptions options;
    options.paths = {order.folder};
    options.analyse.reader_program = order.reader_program;
    options.analyse.segment.speakers = codebook.speakers;
    options.analyse.segment.tag_interviewer = codebook.settings.tag_interviewer;
    options.stop = &stop_;
    options.progress = [this](const Progress& progress) {
        const std::lock_guard<std::mutex> lock(mutex_);
        state_.progress = progress;
    };
    return run_ingest(*store, tagger_, options);
}

void IngestJob::work(const IngestOrder& order) {
    Result<IngestReport> report = [&]() -> Result<IngestReport> {
        try {
            return ingest(order);
        } catch (const std::exception& error) {
            return make_error(ErrorCode::io, std::string("this should not have happened: ") + error.what(),
                              "please report it");
        }
    }();
    const std::lock_guard<std::mutex> lock(mutex_);
    state_.running = false;
    state_.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    if (report) {
        state_.report = std::move(*report);
    } else {
        state_.failure = std::move(report).error();
    }
}

IngestState IngestJob::state() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    IngestState state = state_;
    if (state.running) state.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    return state;
}

}  // namespace evidex
