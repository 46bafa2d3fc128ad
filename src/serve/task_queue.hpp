#pragma once

#include <httplib.h>

#include <functional>

namespace evidex {

/// The HTTP library's threads, with a look at the outside world whenever no connection came for a while.
class TaskQueue : public httplib::TaskQueue {
public:
    TaskQueue(std::size_t threads, std::function<void()> idle) : pool_(threads), idle_(std::move(idle)) {}

    void enqueue(std::function<void()> task) override { pool_.enqueue(std::move(task)); }
    void shutdown() override { pool_.shutdown(); }
    void on_idle() override { idle_(); }

private:
    httplib::ThreadPool pool_;
    std::function<void()> idle_;
};

}  // namespace evidex
