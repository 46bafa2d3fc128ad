#include "evidex/sample.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "evidex/agreement.hpp"

using namespace evidex;

namespace {

/// 1,000 passages of 10 sources: every tenth is tagged "access", every fourth "kindness".
std::vector<SamplePassage> frame() {
    std::vector<SamplePassage> all;
    for (std::int64_t i = 0; i < 1'000; ++i) {
        SamplePassage passage;
        passage.passage = i + 1;
        passage.source_id = std::to_string(i / 100);
        if (i % 10 == 0) passage.components.emplace_back("access");
        if (i % 4 == 0) passage.components.emplace_back("kindness");
        all.push_back(passage);
    }
    return all;
}

Sample draw(std::int64_t wanted, const std::string& component = {}, std::uint64_t seed = 1) {
    Sample request;
    request.wanted = wanted;
    request.seed = seed;
    request.component = component;
    return draw_sample(frame(), request);
}

std::vector<std::int64_t> numbers(const Sample& sample) {
    std::vector<std::int64_t> list;
    for (const SamplePassage& passage : sample.passages) list.push_back(passage.passage);
    return list;
}

/// A blind coder who read a passage, and coded it or not.
void read(std::vector<Entry>& log, const std::string& coder, std::int64_t passage, bool coded) {
    for (const Verdict verdict : {Verdict::reviewed, Verdict::added}) {
        if (verdict == Verdict::added && !coded) continue;
        Entry entry;
        entry.decision.id = coder + std::to_string(log.size());
        entry.decision.coder = coder;
        entry.decision.verdict = verdict;
        entry.decision.view = View::blind;
        if (verdict == Verdict::added) entry.decision.component = "access";
        entry.whereabouts = Whereabouts::placed;
        entry.first_passage = entry.last_passage = passage;
        log.push_back(entry);
    }
}

}  // namespace

TEST_CASE("a sample holds tagged and untagged passages, each once, spread over the sources") {
    const Sample all = draw(100);
    CHECK(all.frame == 1'000);
    REQUIRE(all.strata.size() == 2);
    CHECK(all.strata[0].size == 300);  // tagged with one or both
    CHECK(all.strata[0].drawn == 50);
    CHECK(all.strata[1].size == 700);
    CHECK(all.strata[1].drawn == 50);
    const std::vector<std::int64_t> list = numbers(all);
    CHECK(std::set<std::int64_t>(list.begin(), list.end()).size() == 100);
    std::map<std::string, int> by_source;
    for (const SamplePassage& passage : all.passages) {
        ++by_source[passage.source_id];
        CHECK(passage.stratum == (passage.components.empty() ? 1 : 0));
    }
    REQUIRE(by_source.size() == 10);
    for (const auto& [source, drawn] : by_source) CHECK((drawn >= 9 && drawn <= 11));
    const Sample one = draw(100, "access");
    REQUIRE(one.strata.size() == 3);
    CHECK(one.strata[0].drawn == 25);
    CHECK(one.strata[1].drawn == 25);
    CHECK(one.strata[2].drawn == 50);
}

TEST_CASE("the draw can be repeated, and every passage has its chance") {
    CHECK(numbers(draw(60)) == numbers(draw(60)));
    CHECK(numbers(draw(60)) != numbers(draw(60, {}, 2)));
    std::set<std::int64_t> ever;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        for (const std::int64_t passage : numbers(draw(60, {}, seed))) ever.insert(passage);
    }
    CHECK(ever.size() == 1'000);
}

TEST_CASE("what a stratum lacks, the others give") {
    CHECK(draw(900).passages.size() == 900);
    CHECK(draw(900).strata[1].drawn == 600);
    CHECK(draw(5'000).passages.size() == 1'000);
    Sample request;
    request.wanted = 10;
    CHECK(draw_sample({}, request).passages.empty());
    CHECK(draw(1).passages.size() == 1);
}

TEST_CASE("what people found in a sample becomes an estimate of what the engine missed") {
    const Sample sample = draw(200, "access");  // 50 tagged, 50 otherwise, 100 untagged
    std::vector<Entry> log;
    std::map<std::size_t, int> read_before;
    for (const SamplePassage& passage : sample.passages) {
        const int number = read_before[passage.stratum]++;
        const bool coded = passage.stratum == 0 ? number < 40 : number < 1;
        read(log, "ana", passage.passage, coded);
    }
    const std::vector<MissedEvidence> all = missed_evidence(sample, log, {"kindness", "access"});
    REQUIRE(all.size() == 1);  // the sample was drawn for one component
    const MissedEvidence& missed = all[0];
    CHECK(missed.component == "access");
    CHECK(missed.tagged.size == 100);
    CHECK(missed.tagged.read == 50);
    CHECK(missed.tagged.found == 40);
    REQUIRE(missed.untagged.size() == 2);
    CHECK(missed.untagged[0].size == 200);
    CHECK(missed.untagged[1].size == 700);
    // 100 × 40/50 found; 200 × 1/50 + 700 × 1/100 missed.
    CHECK(missed.recall.found == Approx(80));
    CHECK(missed.recall.missed == Approx(11));
    REQUIRE(missed.recall.recall);
    CHECK(*missed.recall.recall == Approx(80.0 / 91));
    CHECK(missed.unread == 0);
    // Weighted to the frame: both 80, only the engine 20, only people 11, neither 889.
    REQUIRE(missed.kappa);
    CHECK(*missed.kappa == Approx(*cohen_kappa(count_ratings(Fourfold{80, 20, 11, 889})).value));
}

TEST_CASE("a sample for all serves each component, by its own tags") {
    const Sample sample = draw(200);  // 100 tagged, 100 untagged
    std::vector<Entry> log;
    for (const SamplePassage& passage : sample.passages) read(log, "ana", passage.passage, false);
    const std::vector<MissedEvidence> all = missed_evidence(sample, log, {"access", "kindness"});
    REQUIRE(all.size() == 2);
    CHECK(all[0].tagged.size == 100);
    CHECK(all[0].untagged[0].size == 200);
    CHECK(all[1].tagged.size == 250);
    CHECK(all[1].untagged[0].size == 50);
    CHECK(all[0].tagged.read + all[0].untagged[0].read == 100);
    CHECK_FALSE(all[0].recall.recall);
    CHECK(all[0].recall.missed_most > 0);  // none found is not none there
}

TEST_CASE("what is disputed is left out until it is settled, and what is unread is told") {
    const Sample sample = draw(10, "access");
    std::vector<Entry> log;
    read(log, "ana", sample.passages[0].passage, true);
    read(log, "ben", sample.passages[0].passage, false);
    read(log, "ana", sample.passages[1].passage, false);
    const MissedEvidence open = missed_evidence(sample, log, {"access"})[0];
    CHECK(open.disputed == 1);
    CHECK(open.unread == 8);
    Entry settled = log[0];
    settled.decision.verdict = Verdict::settled;
    settled.decision.component = "access";
    settled.decision.view = View::informed;
    settled.decision.coder = "eva";
    log.push_back(settled);
    const MissedEvidence after = missed_evidence(sample, log, {"access"})[0];
    CHECK(after.disputed == 0);
    CHECK(after.tagged.read + after.untagged[0].read + after.untagged[1].read == 2);
}
