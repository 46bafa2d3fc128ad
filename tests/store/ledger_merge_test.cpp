#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "evidex/coding.hpp"
#include "store/coded_project.hpp"

namespace evidex::test {
namespace {

std::vector<Decision> log_of(const Ledger& ledger) {
    std::vector<Decision> log;
    for (const Entry& entry : std::vector<Entry>(*ledger.entries())) log.push_back(entry.decision);
    return log;
}

/// What a base knows of its decisions, as text.
std::string state_of(const Ledger& ledger) {
    std::string state;
    for (const Entry& entry : std::vector<Entry>(*ledger.entries())) {
        state += to_json_line(entry.decision) + (entry.stands ? " stands " : " fell ") +
                 std::string(name_of(entry.whereabouts)) + " " + std::to_string(entry.first_passage) + "\n";
    }
    return state;
}

TEST_CASE("logs of several bases merge to the same state in any order, and that is the replay of the log") {
    std::mt19937_64 random(3);
    const std::vector<std::string> words{"waiting was awful", "phone number", "for a letter"};
    const CodedProject ana;
    const CodedProject ben;
    for (const auto& [coder, project] :
         {std::pair<std::string, const CodedProject&>("ana", ana), {"ben", ben}}) {
        Ledger ledger = project.ledger();
        for (int i = 0; i < 40; ++i) {
            const std::vector<Decision> log = log_of(ledger);
            if (!log.empty() && random() % 3 == 0) {
                REQUIRE(ledger.withdraw(log[random() % log.size()].id, coder));
            } else {
                const Verdict verdict = random() % 2 == 0 ? Verdict::accepted : Verdict::rejected;
                REQUIRE(ledger.record(project.draft(coder, verdict, words[random() % 3])));
            }
        }
    }
    std::vector<Decision> all = merged(log_of(ana.ledger()), log_of(ben.ledger()));
    REQUIRE(ana.ledger().merge(log_of(ben.ledger())));
    const std::string expected = state_of(ana.ledger());
    for (int round = 0; round < 5; ++round) {
        const CodedProject fresh;
        std::shuffle(all.begin(), all.end(), random);
        const auto middle = static_cast<std::ptrdiff_t>(random() % all.size());
        Ledger ledger = fresh.ledger();
        REQUIRE(ledger.merge({all.begin(), all.begin() + middle}));
        REQUIRE(ledger.merge({all.begin() + middle, all.end()}));
        CHECK(ledger.merge(all)->added == 0);
        CHECK(state_of(ledger) == expected);
    }
    const std::vector<Entry> entries = *ana.ledger().entries();
    const std::vector<bool> replayed = standing(log_of(ana.ledger()));
    for (std::size_t i = 0; i < entries.size(); ++i) CHECK(entries[i].stands == replayed[i]);
}

TEST_CASE("a log with one entry that was changed is refused as a whole") {
    const CodedProject ana;
    Ledger there = ana.ledger();
    REQUIRE(there.record({ana.draft("ana", Verdict::accepted, "waiting was awful"),
                          ana.draft("ana", Verdict::accepted, "phone number")}));
    std::vector<Decision> log = log_of(there);
    log.back().verdict = Verdict::rejected;
    const CodedProject ben;
    Ledger here = ben.ledger();
    CHECK(here.merge(log).error().code == ErrorCode::malformed);
    CHECK(here.entries()->empty());
}

TEST_CASE("two computers with one coder's name keep both chains") {
    const CodedProject first;
    const CodedProject second;
    REQUIRE(first.ledger().record(first.draft("ana", Verdict::accepted, "waiting was awful")));
    REQUIRE(second.ledger().record(second.draft("ana", Verdict::rejected, "phone number")));
    Ledger ledger = first.ledger();
    REQUIRE(ledger.merge(log_of(second.ledger())));
    const std::vector<LogFinding> findings = check_log(log_of(ledger));
    REQUIRE(findings.size() == 1);
    CHECK_FALSE(findings.front().is_damage);
    // The log goes on from one of the two.
    CHECK(ledger.record(first.draft("ana", Verdict::accepted, "for a letter"))->sequence == 2);
    CHECK(check_log(log_of(ledger)).size() == 1);
}

TEST_CASE("coders in several processes and an ingest at the same time lose nothing") {
    constexpr int kProcesses = 4;
    constexpr int kDecisions = 25;
    const CodedProject project;
    const Decision draft = project.draft("coder", Verdict::added, "waiting was awful");
    std::vector<pid_t> children;
    for (int i = 0; i < kProcesses; ++i) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            Result<Ledger> ledger = Ledger::open(project.base(), Store::Mode::read_write);
            int written = 0;
            for (int k = 0; ledger && k < kDecisions; ++k) {
                Decision mine = draft;
                mine.coder = "coder " + std::to_string(i);
                mine.note = std::to_string(k);
                written += ledger->record(mine).has_value() ? 1 : 0;
            }
            ::_exit(written == kDecisions ? 0 : 1);
        }
        children.push_back(child);
    }
    for (int i = 0; i < 10; ++i) {
        project.put(interview("/data/more" + std::to_string(i) + ".txt", {{"Dad", "", "We kept waiting."}}));
    }
    for (const pid_t child : children) {
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    const std::vector<Decision> log = log_of(project.ledger());
    CHECK(log.size() == kProcesses * kDecisions);
    CHECK(check_log(log).empty());
}

}  // namespace
}  // namespace evidex::test
