#include "pipeline/executor.hpp"

#include <catch2/catch.hpp>
#include <new>
#include <set>
#include <thread>

using namespace evidex;

namespace {

struct Number {
    int value = 0;
};

/// Squares 0 … count-1 and returns what `finish` saw.
std::vector<int> squares(int count, int threads, Executor executor) {
    int next = 0;
    std::vector<int> seen;
    Stages<Number> stages;
    stages.next = [&] { return next < count ? std::make_unique<Number>(Number{next++}) : nullptr; };
    stages.work = [](Number& number) { number.value *= number.value; };
    stages.weight = [](const Number&) { return std::size_t{1}; };
    stages.finish = [&](Number& number) { seen.push_back(number.value); };
    run_stages(stages, threads, executor);
    return seen;
}

}  // namespace

TEST_CASE("both executors finish every item once and in order", "[threads]") {
    std::vector<int> expected;
    for (int i = 0; i < 2'000; ++i) expected.push_back(i * i);
    CHECK(squares(2'000, 1, Executor::threads) == expected);
    CHECK(squares(2'000, 8, Executor::threads) == expected);
#ifndef EVIDEX_THREAD_SANITIZER
    CHECK(squares(2'000, 1, Executor::tbb) == expected);
    CHECK(squares(2'000, 8, Executor::tbb) == expected);
#endif
    CHECK(squares(0, 4, Executor::threads).empty());
}

TEST_CASE("only a few items are alive at a time", "[threads]") {
    std::atomic<int> alive{0};
    std::atomic<int> most{0};
    int next = 0;
    Stages<Number> stages;
    stages.next = [&]() -> std::unique_ptr<Number> {
        if (next == 500) return nullptr;
        const int now = ++alive;
        int seen = most.load();
        while (now > seen && !most.compare_exchange_weak(seen, now)) {
        }
        return std::make_unique<Number>(Number{next++});
    };
    stages.work = [](Number&) { std::this_thread::yield(); };
    stages.weight = [](const Number&) { return std::size_t{2}; };
    stages.finish = [&](Number&) { --alive; };
    run_stages(stages, 4, Executor::threads, 10);
    CHECK(most <= 8 + 5 + 1);  // on their way, waiting, being finished
    CHECK(alive == 0);
}

TEST_CASE("items are finished on the calling thread", "[threads]") {
    const std::thread::id caller = std::this_thread::get_id();
    int next = 0;
    int elsewhere = 0;
    Stages<Number> stages;
    stages.next = [&] { return next < 50 ? std::make_unique<Number>(Number{next++}) : nullptr; };
    stages.work = [](Number&) {};
    stages.weight = [](const Number&) { return std::size_t{1}; };
    stages.finish = [&](Number&) { elsewhere += std::this_thread::get_id() == caller ? 0 : 1; };
    run_stages(stages, 4, Executor::threads);
    CHECK(elsewhere == 0);
}

TEST_CASE("what one stage throws reaches the caller, and nobody waits for ever", "[threads]") {
    int next = 0;
    Stages<Number> stages;
    stages.next = [&] { return next < 50 ? std::make_unique<Number>(Number{next++}) : nullptr; };
    stages.work = [](Number&) {};
    stages.weight = [](const Number&) { return std::size_t{1}; };
    stages.finish = [&](Number& number) {
        if (number.value == 20) throw std::bad_alloc();
    };
    CHECK_THROWS_AS(run_stages(stages, 2, Executor::threads, 4), std::bad_alloc);
}
