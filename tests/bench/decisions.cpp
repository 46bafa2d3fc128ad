#include "bench/decisions.hpp"
#include "bench/clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "bench/program.hpp"
#include "evidex/ledger.hpp"

namespace evidex::bench {
namespace {

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

/// What a log of decisions costs.
struct DecisionTimes {
    std::size_t decisions = 0;
    double filling = 0;                 ///< Seconds to record all of them, a thousand at a time.
    std::vector<double> answer_millis;  ///< Of single answers once they are there, sorted.
    double suggestions = 0;             ///< Seconds to list what is open for a coder.
    double reading = 0;                 ///< Seconds to read the whole log with its places.
};

/// Has four coders decide on the passages of a base until there are `count` decisions, then answers one by
/// one. The base is changed.
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

void write_lines(const std::string& file, std::string_view line, std::size_t count) {
    std::ofstream out(file);
    for (std::size_t i = 0; i < count; ++i) out << line << '\n';
}

/// Seconds of one command on a base, as a user waits for it.
double command_seconds(std::vector<std::string> arguments, const std::string& database) {
    arguments.insert(arguments.begin(), EVIDEX_PROGRAM);
    arguments.insert(arguments.end(), {"--db", database, "--quiet"});
    const Usage usage = run_program(arguments);
    if (usage.status != 0) throw std::runtime_error(fmt::format("evidex {} failed", arguments[1]));
    return usage.seconds;
}

}  // namespace

void measure_decisions(const std::string& folder, std::size_t count, std::vector<Measurement>& rows) {
    constexpr std::size_t kAnswers = 200;
    const std::string database = folder + "/load.db";
    const std::string log = folder + "/log.jsonl";
    const std::string copy = folder + "/copy.db";
    std::filesystem::copy_file(database, copy);
    const DecisionTimes times = time_decisions(database, count);
    const std::string note = fmt::format("{} decisions", times.decisions);
    const std::vector<double>& answers = times.answer_millis;
    rows.push_back({"recording decisions, 1,000 at a time",
                    static_cast<double>(count) / std::max(times.filling, 1e-9), "/s", 0, false, note});
    rows.push_back({"recording an answer, p50", answers[answers.size() / 2], "ms", 100, true, note});
    rows.push_back({"recording an answer, p99", answers[answers.size() * 99 / 100], "ms", 100, true, note});
    rows.push_back({"listing open suggestions", times.suggestions, "s", 0, true, note});
    rows.push_back({"reading the log with its places", times.reading, "s", 5, true, note});
    rows.push_back({"evidex agreement", command_seconds({"agreement"}, database), "s", 5, true, note});
    rows.push_back({"evidex agreement --include-engine",
                    command_seconds({"agreement", "--include-engine"}, database), "s", 5, true, note});
    rows.push_back({"evidex decisions export", command_seconds({"decisions", "export", log}, database), "s",
                    0, true, note});
    rows.push_back(
        {"evidex decisions import", command_seconds({"decisions", "import", log}, copy), "s", 0, true, note});
    write_lines(folder + "/quit.txt", "q", 1);
    write_lines(folder + "/answers.txt", "y", kAnswers);
    const auto review = [&](const std::string& file) {
        return command_seconds({"review", "--coder", "fay", "--answers", folder + "/" + file}, copy);
    };
    const double opening = review("quit.txt");
    rows.push_back({"evidex review, to the first screen", opening, "s", 0, true, note});
    rows.push_back({"evidex review, an answer to the next",
                    (review("answers.txt") - opening) * 1e3 / kAnswers, "ms", 100, true,
                    fmt::format("mean of {}; {}", kAnswers, note)});
}

}  // namespace evidex::bench
