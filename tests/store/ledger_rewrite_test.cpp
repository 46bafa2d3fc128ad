#include <catch2/catch.hpp>

#include "evidex/coding.hpp"
#include "store/coded_project.hpp"

namespace evidex::test {
namespace {

std::string without_letter(std::string_view text) {
    std::string out(text);
    const std::size_t at = out.find("letter");
    if (at != std::string::npos) out.replace(at, 6, "[Name A]");
    return out;
}

/// The sample interview with a pseudonym for "letter", under the same bytes.
Analysis rewritten_interview() {
    Analysis analysis =
        interview("/data/maya.txt",
                  {{"Interviewer", "interviewer", "How long was the waiting list?"},
                   {"Maya", "young-person", "The waiting was awful, it was not short."},
                   {"Maya", "young-person", "But somebody gave us a phone number and it stayed private."},
                   {"Dad", "", "We kept waiting for a [Name A]."}});
    analysis.source_id = maya().source_id;
    return analysis;
}

std::vector<Decision> log_of(const Ledger& ledger) {
    const std::vector<Entry> entries = *ledger.entries();
    std::vector<Decision> log;
    for (const Entry& entry : entries) log.push_back(entry.decision);
    return log;
}

// Three decisions, one of them withdrawn, whose quoted words or notes speak of the letter.
void decide(const CodedProject& project, Ledger& ledger) {
    Decision rejected = project.draft("ana", Verdict::rejected, "for a letter");
    rejected.note = "only the letter";
    REQUIRE(ledger.record({project.draft("ana", Verdict::accepted, "waiting was awful"), rejected}));
    const Decision undone = *ledger.record(project.draft("ben", Verdict::added, "for a letter"));
    REQUIRE(ledger.withdraw(undone.id, "ben"));
}

bool mentions_letter(const Decision& decision) {
    const Place& place = decision.place;
    const std::string quoted = place.words + place.before + place.after + decision.note;
    return quoted.find("letter") != std::string::npos;
}

TEST_CASE("decisions survive pseudonyms, and their log quotes nothing else") {
    const CodedProject project;
    Ledger ledger = project.ledger();
    decide(project, ledger);
    project.put(rewritten_interview());
    CHECK(*ledger.rewrite(without_letter) >= 3);

    EntryFilter standing;
    standing.standing = true;
    standing.coder = "ana";
    const std::vector<Entry> ana = *ledger.entries(standing);
    REQUIRE(ana.size() == 2);
    for (const Entry& entry : ana) CHECK(entry.whereabouts == Whereabouts::placed);
    CHECK(ana.back().decision.verdict == Verdict::rejected);
    CHECK(ana.back().decision.place.words == "We kept waiting for a [Name A].");
    CHECK(ana.back().decision.note == "only the [Name A]");
    CHECK(ana.back().first_passage == passage_of(project.base(), "[Name A]"));

    const std::vector<Decision> log = log_of(ledger);
    for (const Decision& decision : log) {
        CHECK_FALSE(mentions_letter(decision));
        CHECK(is_genuine(decision));
    }
    const std::vector<LogFinding> findings = check_log(log);
    for (const LogFinding& finding : findings) CHECK_FALSE(finding.is_damage);
    standing.coder = "ben";
    const std::vector<Entry> ben = *ledger.entries(standing);
    REQUIRE(ben.size() == 1);
    CHECK(ben.front().decision.verdict == Verdict::withdrawn);
    CHECK(*ledger.rewrite(without_letter) == 0);
}

TEST_CASE("a log merged with pseudonyms never brings its words along") {
    const CodedProject there;
    Ledger elsewhere = there.ledger();
    decide(there, elsewhere);
    const std::vector<Decision> log = log_of(elsewhere);

    const CodedProject project;
    project.put(rewritten_interview());
    Ledger ledger = project.ledger();
    const Merged merged = *ledger.merge(log, without_letter);
    CHECK(merged.added == 4);
    CHECK(merged.reworded >= 2);
    CHECK(merged.unresolved == 0);
    const std::vector<Decision> here = log_of(ledger);
    for (const Decision& decision : here) {
        CHECK_FALSE(mentions_letter(decision));
        CHECK(is_genuine(decision));
    }
    for (const LogFinding& finding : check_log(here)) CHECK_FALSE(finding.is_damage);
    EntryFilter standing;
    standing.standing = true;
    standing.coder = "ana";
    const std::vector<Entry> ana = *ledger.entries(standing);
    REQUIRE(ana.size() == 2);
    for (const Entry& entry : ana) CHECK(entry.whereabouts == Whereabouts::placed);
    CHECK(ana.back().decision.note == "only the [Name A]");
    standing.coder = "ben";
    CHECK(ledger.entries(standing)->size() == 1);  // the withdrawal
    // A second time everything is known, and nothing is said twice.
    const Merged again = *ledger.merge(log, without_letter);
    CHECK(again.known == 4);
    CHECK(again.reworded == 0);
    CHECK(log_of(ledger).size() == here.size());
    CHECK(*ledger.rewrite(without_letter) == 0);
}

TEST_CASE("a name that the quote cut in half does not stay in what surrounds it") {
    const CodedProject project;
    Ledger ledger = project.ledger();
    Decision draft = project.draft("ana", Verdict::accepted, "waiting was awful");
    REQUIRE(ledger.record(draft));
    Decision log = log_of(ledger).front();
    log.place.source_id = std::string(64, '7');  // of a source that is not here
    log.place.text_digest = std::string(64, '8');
    log.place.before = "lfeather of the letter said that ";
    log.place.after = " and so did the letter of Quil";
    log.sequence = 1;
    log.previous.clear();
    log.coder = "zoe";
    log = sealed(std::move(log));
    REQUIRE(ledger.merge({log}, without_letter)->reworded == 1);
    EntryFilter by_zoe;
    by_zoe.coder = "zoe";
    by_zoe.standing = true;
    const std::vector<Entry> zoe = *ledger.entries(by_zoe);
    REQUIRE(zoe.size() == 1);
    CHECK(zoe.front().decision.place.before.find("lfeather") == std::string::npos);
    CHECK(zoe.front().decision.place.after.find("Quil") == std::string::npos);
    CHECK(zoe.front().decision.place.before.find("said that") != std::string::npos);
}

TEST_CASE("words that are not found after a rewrite wait for a person") {
    const CodedProject project;
    Ledger ledger = project.ledger();
    REQUIRE(ledger.record(project.draft("ana", Verdict::accepted, "for a letter")));
    CHECK(*ledger.rewrite(without_letter) == 1);
    EntryFilter unresolved;
    unresolved.whereabouts = Whereabouts::unresolved;
    unresolved.standing = true;
    REQUIRE(ledger.entries(unresolved)->size() == 1);
    CHECK(ledger.entries(unresolved)->front().decision.place.words == "We kept waiting for a [Name A].");
}

}  // namespace
}  // namespace evidex::test
