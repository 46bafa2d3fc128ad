#include "bench/decisions.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

#include "evidex/ledger.hpp"

namespace evidex::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text());
    return std::move(*result);
}

Decision draft_on(const Ledger& ledger, std::int64_t passage, const std::string& coder, std::size_t number) {
    constexpr std::array<const char*, 4> kComponents{"rapid-access", "aftercare-planning", "confidentiality",
                                                     "learning-culture"};
    Decision draft;
    draft.coder = coder;
    draft.verdict = number % 3 == 0 ? Verdict::rejected : Verdict::added;
    draft.component = kComponents[number % kComponents.size()];
    draft.place = must(ledger.place(passage));
    return draft;
}

}  // namespace

DecisionTimes time_decisions(const std::string& base, std::size_t count) {
    constexpr std::size_t kBatch = 1'000;
    constexpr std::array<const char*, 4> kCoders{"ana", "ben", "cleo", "dan"};
    DecisionTimes times;
    Ledger ledger = must(Ledger::open(base, Store::Mode::read_write));
    const std::vector<Unit> units = must(ledger.units());
    std::vector<Decision> drafts;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t passage = units[i / 16 % units.size()].passage;
        drafts.push_back(draft_on(ledger, passage, kCoders[i / 4 % 4], i));
        if (drafts.size() < kBatch && i + 1 < count) continue;
        const auto start = Clock::now();
        must(ledger.record(std::move(drafts)));
        times.filling += seconds_since(start);
        drafts.clear();
    }
    for (std::size_t i = 0; i < 200; ++i) {
        const std::int64_t passage = units[units.size() - 1 - i % units.size()].passage;
        const auto start = Clock::now();
        must(ledger.record(draft_on(ledger, passage, "eve", i)));
        times.answer_millis.push_back(seconds_since(start) * 1e3);
    }
    std::sort(times.answer_millis.begin(), times.answer_millis.end());
    auto start = Clock::now();
    must(ledger.suggestions({}, "ana"));
    times.suggestions = seconds_since(start);
    start = Clock::now();
    times.decisions = must(ledger.entries()).size();
    times.reading = seconds_since(start);
    return times;
}

}  // namespace evidex::bench
