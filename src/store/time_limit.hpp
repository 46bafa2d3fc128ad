#pragma once

#include <sqlite3.h>

#include <chrono>

#include "store/database.hpp"

namespace evidex {

/// While it lives, statements that run past the limit are stopped; the database then has an error.
class TimeLimit {
public:
    TimeLimit(Database& database, int millis)
        : database_(database), end_(Clock::now() + std::chrono::milliseconds(millis)) {
        constexpr int kStepsBetweenLooks = 4'000;
        sqlite3_progress_handler(database_.handle(), kStepsBetweenLooks, is_over, this);
    }
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;
    ~TimeLimit() { sqlite3_progress_handler(database_.handle(), 0, nullptr, nullptr); }

    /// Whether something was stopped.
    [[nodiscard]] bool expired() const { return expired_; }

private:
    using Clock = std::chrono::steady_clock;

    static int is_over(void* self) {
        auto* limit = static_cast<TimeLimit*>(self);
        if (Clock::now() < limit->end_) return 0;
        limit->expired_ = true;
        return 1;
    }

    Database& database_;
    Clock::time_point end_;
    bool expired_ = false;
};

}  // namespace evidex
