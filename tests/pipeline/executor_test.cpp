#include "pipeline/executor.hpp"

#include <catch2/catch.hpp>
#include <set>

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
    stages.finish = [&](Number&) { --alive; };
    run_stages(stages, 4, Executor::threads);
    CHECK(most <= 8);
    CHECK(alive == 0);
}
