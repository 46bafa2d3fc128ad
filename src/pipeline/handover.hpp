#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <utility>

namespace evidex {

/// Items on their way to the thread that finishes them. Some may wait, so that the others need not stand idle
/// while that thread is busy.
template <class Item>
class Handover {
public:
    /// An item may wait if all together weigh no more than `most`, or if it is alone.
    explicit Handover(std::size_t most) : most_(most) {}

    /// Waits for room; after `abandon` the item is dropped.
    void push(std::unique_ptr<Item> item, std::size_t weight) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return weight_ == 0 || weight_ + weight <= most_ || abandoned_; });
        if (abandoned_) return;
        weight_ += weight;
        waiting_.push_back({std::move(item), weight});
        changed_.notify_all();
    }

    /// Nothing more will come.
    void close() {
        const std::scoped_lock lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

    /// Nothing more will be taken.
    void abandon() {
        const std::scoped_lock lock(mutex_);
        abandoned_ = true;
        changed_.notify_all();
    }

    /// Waits for the next item; nullptr if there is none and none will come.
    std::unique_ptr<Item> pop() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !waiting_.empty() || closed_; });
        if (waiting_.empty()) return nullptr;
        std::unique_ptr<Item> item = std::move(waiting_.front().item);
        weight_ -= waiting_.front().weight;
        waiting_.pop_front();
        changed_.notify_all();
        return item;
    }

private:
    struct Waiting {
        std::unique_ptr<Item> item;
        std::size_t weight = 0;
    };
    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Waiting> waiting_;
    std::size_t weight_ = 0;
    bool closed_ = false;
    bool abandoned_ = false;
};

/// Closes a handover when it goes, however the work ends.
template <class Item>
class Closing {
public:
    explicit Closing(Handover<Item>& handover) : handover_(handover) {}
    Closing(const Closing&) = delete;
    Closing& operator=(const Closing&) = delete;
    ~Closing() { handover_.close(); }

private:
    Handover<Item>& handover_;
};

}  // namespace evidex
