#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "coding/decisions.hpp"

namespace evidex::test {
namespace {

std::vector<std::string> ids(const std::vector<Decision>& log) {
    std::vector<std::string> list;
    for (const Decision& decision : log) list.push_back(decision.id);
    return list;
}

int damages(const std::vector<Decision>& log) {
    const std::vector<LogFinding> findings = check_log(log);
    return static_cast<int>(
        std::count_if(findings.begin(), findings.end(), [](const LogFinding& f) { return f.is_damage; }));
}

/// The definition, word by word: slow, and recursive.
bool stands_by_definition(const std::vector<Decision>& log, const Decision& entry) {
    return std::none_of(log.begin(), log.end(), [&](const Decision& other) {
        return other.replaces == entry.id && other.coder == entry.coder && stands_by_definition(log, other);
    });
}

/// Logs of some coders with replacements, withdrawals and withdrawals of those.
std::vector<Decision> random_log(std::mt19937_64& random, int entries) {
    std::vector<Log> logs{Log("ana"), Log("ben"), Log("cleo")};
    for (int i = 0; i < entries; ++i) {
        Log& log = logs[random() % logs.size()];
        std::string replaces;
        if (!log.entries().empty() && random() % 2 == 0) {
            replaces = log.entries()[random() % log.entries().size()].id;
        }
        log.add(replaces.empty() ? Verdict::accepted : Verdict::withdrawn, "rapid-access", replaces);
    }
    std::vector<Decision> all;
    for (const Log& log : logs) all.insert(all.end(), log.entries().begin(), log.entries().end());
    std::shuffle(all.begin(), all.end(), random);
    return all;
}

TEST_CASE("what stands follows the definition, in any order of the log") {
    std::mt19937_64 random(7);
    for (int round = 0; round < 200; ++round) {
        const std::vector<Decision> log = random_log(random, 30);
        const std::vector<bool> stands = standing(log);
        for (std::size_t i = 0; i < log.size(); ++i) CHECK(stands[i] == stands_by_definition(log, log[i]));
    }
}

TEST_CASE("nobody's entry falls because of somebody else's") {
    Log ana("ana");
    Log ben("ben");
    const std::string coded = ana.add(Verdict::accepted, "rapid-access").id;
    ben.add(Verdict::withdrawn, "rapid-access", coded);
    CHECK(standing(merged(ana.entries(), ben.entries())) == std::vector<bool>{true, true});
}

TEST_CASE("logs merge to the same log in any order and grouping") {
    std::mt19937_64 random(11);
    for (int round = 0; round < 100; ++round) {
        const std::vector<Decision> all = random_log(random, 24);
        std::vector<std::vector<Decision>> parts(3);
        for (const Decision& decision : all) {
            // Some entries are in more than one of the logs.
            for (std::vector<Decision>& part : parts) {
                if (random() % 2 == 0) part.push_back(decision);
            }
        }
        const auto& [a, b, c] = std::tie(parts[0], parts[1], parts[2]);
        CHECK(ids(merged(a, b)) == ids(merged(b, a)));
        CHECK(ids(merged(merged(a, b), c)) == ids(merged(a, merged(b, c))));
        CHECK(ids(merged(merged(a, a), {})) == ids(merged(a, {})));
        std::string forth;
        std::string back;
        for (const Decision& each : merged(merged(a, b), c)) forth += to_json_line(each);
        for (const Decision& each : merged(c, merged(b, a))) back += to_json_line(each);
        CHECK(forth == back);
    }
}

TEST_CASE("what was erased in one log stays erased") {
    Log ana("ana");
    ana.add(Verdict::accepted, "rapid-access");
    const std::vector<Decision> gone{erased(ana.entries().front())};
    CHECK(is_genuine(gone.front()));
    for (const std::vector<Decision>& both : {merged(ana.entries(), gone), merged(gone, ana.entries())}) {
        REQUIRE(both.size() == 1);
        CHECK(both.front().is_erased());
        CHECK(both.front().place.words.empty());
    }
}

TEST_CASE("each field of an entry is covered by its digest") {
    Log log("ana");
    const Decision good = log.add(Verdict::rejected, "rapid-access");
    CHECK(is_genuine(good));
    CHECK(good.id.size() == 36);
    CHECK(good.id[14] == '8');
    const auto broken = [&](auto change) {
        Decision bad = good;
        change(bad);
        return !is_genuine(bad);
    };
    CHECK(broken([](Decision& d) { d.sequence = 2; }));
    CHECK(broken([](Decision& d) { d.previous = "x"; }));
    CHECK(broken([](Decision& d) { d.verdict = Verdict::accepted; }));
    CHECK(broken([](Decision& d) { d.coder = "ben"; }));
    CHECK(broken([](Decision& d) { d.time += "x"; }));
    CHECK(broken([](Decision& d) { d.place.source_id = "x"; }));
    CHECK(broken([](Decision& d) { d.place.text_digest = "x"; }));
    CHECK(broken([](Decision& d) { d.place.span.begin = 1; }));
    CHECK(broken([](Decision& d) { d.place.span.end = 99; }));
    CHECK(broken([](Decision& d) { d.place.words = "x"; }));
    CHECK(broken([](Decision& d) { d.place.before = "x"; }));
    CHECK(broken([](Decision& d) { d.place.after = "x"; }));
    CHECK(broken([](Decision& d) { d.component = "x"; }));
    CHECK(broken([](Decision& d) { d.stance = Stance::meets; }));
    CHECK(broken([](Decision& d) { d.note = "x"; }));
    CHECK(broken([](Decision& d) { d.reason = "x"; }));
    CHECK(broken([](Decision& d) { d.view = View::informed; }));
    CHECK(broken([](Decision& d) { d.rules = {"T1"}; }));
    CHECK(broken([](Decision& d) { d.codebook = "x"; }));
    CHECK(broken([](Decision& d) { d.replaces = "x"; }));
    CHECK(broken([](Decision& d) { d.version = "x"; }));
    CHECK(broken([](Decision& d) { d.salt = "x"; }));
    CHECK(broken([](Decision& d) { d.secret = "x"; }));
    // Words cannot be put back under an erased entry.
    CHECK_FALSE(broken([](Decision& d) { d = erased(d); }));
    CHECK(broken([](Decision& d) {
        d = erased(d);
        d.place.words = "other words";
    }));
}

TEST_CASE("a gap, a change or a swap in a log is found, two logs of one name are told") {
    Log ana("ana");
    for (int i = 0; i < 5; ++i) ana.add(Verdict::accepted, "rapid-access");
    CHECK(check_log(ana.entries()).empty());

    std::vector<Decision> gap = ana.entries();
    gap.erase(gap.begin() + 2);
    CHECK(damages(gap) == 1);
    std::vector<Decision> headless(ana.entries().begin() + 1, ana.entries().end());
    CHECK(damages(headless) == 1);
    std::vector<Decision> edited = ana.entries();
    edited[2].component = "aftercare-planning";
    CHECK(damages(edited) == 1);
    std::vector<Decision> resealed = ana.entries();
    resealed[2].component = "aftercare-planning";
    resealed[2] = sealed(resealed[2]);
    CHECK(damages(resealed) == 1);
    std::vector<Decision> forgotten = ana.entries();
    forgotten[2] = erased(forgotten[2]);
    CHECK(damages(forgotten) == 0);

    Log elsewhere("ana");
    elsewhere.add(Verdict::rejected, "rapid-access");
    const std::vector<Decision> fork = merged(ana.entries(), elsewhere.entries());
    CHECK(damages(fork) == 0);
    CHECK(check_log(fork).size() == 1);
}

TEST_CASE("only the first, uninfluenced coding counts as blind") {
    Log log("ana");
    const std::string coded = log.add(Verdict::added, "rapid-access").id;
    std::vector<Decision> entries = log.entries();
    Decision later = entries.front();
    later.verdict = Verdict::withdrawn;
    later.view = View::assisted;
    later.replaces = coded;
    later.sequence = 2;
    later.previous = coded;
    entries.push_back(sealed(later));
    const std::vector<Entry> all = in_passage(entries);
    CHECK_FALSE(all.front().stands);
    const std::vector<Entry> blind = standing_in(all, View::blind);
    REQUIRE(blind.size() == 1);
    CHECK(blind.front().decision.id == coded);
    CHECK(blind.front().stands);
}

}  // namespace
}  // namespace evidex::test
