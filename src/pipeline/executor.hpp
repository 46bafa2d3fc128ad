#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include "evidex/pipeline.hpp"
#include "pipeline/handover.hpp"

namespace evidex {

/// The three stages of an ordered pipeline. `next` (until it returns nullptr) runs one at a time, `work` in
/// parallel, and `finish` in order on the thread that called `run_stages`.
template <class Item>
struct Stages {
    std::function<std::unique_ptr<Item>()> next;
    std::function<void(Item&)> work;
    std::function<std::size_t(const Item&)> weight;  ///< What an item that waits for `finish` takes up.
    std::function<void(Item&)> finish;
};

/// Hands over what oneTBB's threads have worked on.
template <class Item>
void work_with_tbb(const Stages<Item>& stages, std::size_t threads, Handover<Item>& done) {
    namespace tbb = oneapi::tbb;
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    const auto open = [&](tbb::flow_control& control) -> Item* {
        std::unique_ptr<Item> item = stages.next();
        if (item == nullptr) control.stop();
        return item.release();
    };
    const auto work = [&](Item* item) {
        stages.work(*item);
        return item;
    };
    const auto hand_over = [&](Item* item) {
        std::unique_ptr<Item> owned(item);
        const std::size_t weight = stages.weight(*owned);
        done.push(std::move(owned), weight);
    };
    tbb::parallel_pipeline(2 * threads,
                           tbb::make_filter<void, Item*>(tbb::filter_mode::serial_in_order, open) &
                               tbb::make_filter<Item*, Item*>(tbb::filter_mode::parallel, work) &
                               tbb::make_filter<Item*, void>(tbb::filter_mode::serial_in_order, hand_over));
}

/// The same with plain threads, which ThreadSanitizer can see into (it is blind under Debian's libtbb).
template <class Item>
class PlainThreads {
public:
    PlainThreads(const Stages<Item>& stages, std::size_t threads, Handover<Item>& done)
        : stages_(stages), done_(done), most_alive_(2 * threads) {
        std::vector<std::thread> pool;
        pool.reserve(threads);
        for (std::size_t i = 0; i < threads; ++i) pool.emplace_back([this] { run(); });
        for (std::thread& thread : pool) thread.join();
    }

private:
    void run() {
        while (true) {
            std::size_t number = 0;
            std::unique_ptr<Item> item = take(number);
            if (item == nullptr) return;
            stages_.work(*item);
            hand_over(number, std::move(item));
        }
    }

    std::unique_ptr<Item> take(std::size_t& number) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return opened_ - handed_over_ < most_alive_ || ended_; });
        if (ended_) return nullptr;
        std::unique_ptr<Item> item = stages_.next();
        if (item == nullptr) {
            ended_ = true;
            room_.notify_all();
            return nullptr;
        }
        number = opened_++;
        return item;
    }

    void hand_over(std::size_t number, std::unique_ptr<Item> item) {
        const std::scoped_lock lock(mutex_);
        waiting_.emplace(number, std::move(item));
        for (auto first = waiting_.begin(); first != waiting_.end() && first->first == handed_over_;
             first = waiting_.begin()) {
            const std::size_t weight = stages_.weight(*first->second);
            done_.push(std::move(first->second), weight);
            waiting_.erase(first);
            ++handed_over_;
        }
        room_.notify_all();
    }

    const Stages<Item>& stages_;
    Handover<Item>& done_;
    const std::size_t most_alive_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::map<std::size_t, std::unique_ptr<Item>> waiting_;
    std::size_t opened_ = 0;
    std::size_t handed_over_ = 0;
    bool ended_ = false;
};

/// What may wait for `finish`, by its weight: a batch of the store, so that the next one is ready when the
/// first is written.
inline constexpr std::size_t kMostWaiting = 8U << 20;

/// Runs the stages to the end; `threads` = 0 means as many as the machine has, besides the calling one. At
/// most 2 × `threads` items are alive at a time, and `most_waiting` of weight that wait for `finish`. Both
/// executors give `finish` the same items in the same order.
template <class Item>
void run_stages(const Stages<Item>& stages, int threads, Executor executor,
                std::size_t most_waiting = kMostWaiting) {
    const std::size_t count =
        threads > 0 ? static_cast<std::size_t>(threads) : std::max(1U, std::thread::hardware_concurrency());
    Handover<Item> done(most_waiting);
    std::future<void> working = std::async(std::launch::async, [&] {
        const Closing closing(done);
        if (executor == Executor::tbb) {
            work_with_tbb(stages, count, done);
        } else {
            PlainThreads<Item>(stages, count, done);
        }
    });
    try {
        while (const std::unique_ptr<Item> item = done.pop()) stages.finish(*item);
    } catch (...) {
        done.abandon();
        throw;
    }
    working.get();
}

}  // namespace evidex
