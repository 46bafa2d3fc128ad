#pragma once

#include <chrono>

#include "app/session.hpp"
#include "evidex/pipeline.hpp"

namespace evidex {

/// Tells on stderr how far an ingest is: a bar on a terminal, else a line every few seconds.
class ProgressBar {
public:
    explicit ProgressBar(const Session& session);
    void update(const Progress& progress);
    /// Takes the bar away.
    void finish();

private:
    using Clock = std::chrono::steady_clock;

    bool quiet_;
    bool terminal_;
    bool drawn_ = false;
    Clock::time_point started_ = Clock::now();
    Clock::time_point told_ = started_;
};

/// "12 of 300 files, 3.1 MB/s, 0:42 left", after so many seconds.
std::string progress_text(const Progress& progress, double seconds);

}  // namespace evidex
