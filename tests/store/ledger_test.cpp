#include <catch2/catch.hpp>

#include "store/coded_project.hpp"

namespace evidex::test {
namespace {

TEST_CASE("a decision is written with everything that is needed to find it again") {
    const CodedProject project;
    Ledger ledger = project.ledger();
    Decision draft = project.draft("  ana ", Verdict::accepted, "waiting was awful");
    draft.rules = {"T1"};
    draft.stance = Stance::falls_short;
    draft.note = "as she says herself";
    const Result<Decision> first = ledger.record(draft);
    REQUIRE(first);
    CHECK(first->coder == "ana");
    CHECK(first->sequence == 1);
    CHECK(first->previous.empty());
    CHECK(first->codebook == "digest-1");
    CHECK(first->place.words == "The waiting was awful, it was not short.");
    CHECK(is_genuine(*first));
    const Result<Decision> second =
        ledger.record(project.draft("ana", Verdict::reviewed, "waiting was awful", ""));
    REQUIRE(second);
    CHECK(second->sequence == 2);
    CHECK(second->previous == first->id);

    const std::vector<Entry> entries = *ledger.entries();
    REQUIRE(entries.size() == 2);
    const Entry& entry = entries.front();
    CHECK(sealed(entry.decision).id == first->id);
    CHECK(entry.decision.note == "as she says herself");
    CHECK(entry.decision.rules == std::vector<std::string>{"T1"});
    CHECK(entry.stands);
    CHECK(entry.whereabouts == Whereabouts::placed);
    CHECK(entry.path == "/data/maya.txt");
    CHECK(entry.first_passage == passage_of(project.base(), "waiting was awful"));
    CHECK(entry.last_passage == entry.first_passage);
}

TEST_CASE("a second answer to the same question replaces the first, the same answer is not written twice") {
    const CodedProject project;
    Ledger ledger = project.ledger();
    const Decision accepted = *ledger.record(project.draft("ana", Verdict::accepted, "waiting was awful"));
    CHECK(ledger.record(project.draft("ana", Verdict::accepted, "waiting was awful"))->id == accepted.id);
    const Decision rejected = *ledger.record(project.draft("ana", Verdict::rejected, "waiting was awful"));
    CHECK(rejected.replaces == accepted.id);
    const Decision other = *ledger.record(project.draft("ben", Verdict::accepted, "waiting was awful"));
    CHECK(other.replaces.empty());
    EntryFilter standing;
    standing.standing = true;
    CHECK(ledger.entries(standing)->size() == 2);
    CHECK(ledger.entries()->size() == 3);
}

TEST_CASE("undo brings back what stood before, and can be undone") {
    const CodedProject project;
    Ledger ledger = project.ledger();
    const Decision accepted = *ledger.record(project.draft("ana", Verdict::accepted, "waiting was awful"));
    const Decision rejected = *ledger.record(project.draft("ana", Verdict::rejected, "waiting was awful"));
    const Decision undo = *ledger.withdraw(rejected.id, "ana");
    const auto stands = [&](const std::string& id) {
        const std::vector<Entry> entries = *ledger.entries();
        for (const Entry& entry : entries) {
            if (entry.decision.id == id) return entry.stands;
        }
        return false;
    };
    CHECK(stands(accepted.id));
    CHECK_FALSE(stands(rejected.id));
    REQUIRE(ledger.withdraw(undo.id, "ana"));
    CHECK_FALSE(stands(accepted.id));
    CHECK(stands(rejected.id));
    CHECK(ledger.withdraw(accepted.id, "ben").error().code == ErrorCode::usage);
    CHECK(ledger.withdraw("no-such-id", "ana").error().code == ErrorCode::not_found);
}

TEST_CASE("what was shown stays seen") {
    const CodedProject project;
    Ledger ledger = project.ledger();
    CHECK(ledger.record(project.draft("ana", Verdict::added, "phone number", "confidentiality"))->view ==
          View::blind);
    Decision shown = project.draft("ana", Verdict::shown, "waiting was awful");
    shown.view = View::assisted;
    REQUIRE(ledger.record(shown));
    const Decision accepted = *ledger.record(project.draft("ana", Verdict::accepted, "waiting was awful"));
    CHECK(accepted.view == View::assisted);
    CHECK(ledger.withdraw(accepted.id, "ana")->view == View::assisted);
    CHECK(ledger.record(project.draft("ana", Verdict::reviewed, "waiting was awful", ""))->view ==
          View::assisted);
    // Another component, another passage, another coder are still blind.
    CHECK(ledger.record(project.draft("ana", Verdict::added, "waiting was awful", "confidentiality"))->view ==
          View::blind);
    CHECK(ledger.record(project.draft("ana", Verdict::added, "for a letter"))->view == View::blind);
    CHECK(ledger.record(project.draft("ben", Verdict::added, "waiting was awful"))->view == View::blind);
}

TEST_CASE("drafts that lack something are refused, and none of their batch is written") {
    const CodedProject project;
    Ledger ledger = project.ledger();
    const Decision good = project.draft("ana", Verdict::accepted, "waiting was awful");
    Decision nameless = good;
    nameless.coder = " ";
    Decision placeless = good;
    placeless.place = {};
    Decision componentless = good;
    componentless.component.clear();
    Decision lost = good;
    lost.replaces = "no-such-id";
    Decision program = good;
    program.coder = "Evidex";
    for (const Decision& bad : {nameless, placeless, componentless, lost, program}) {
        CHECK_FALSE(ledger.record({good, bad}));
    }
    CHECK(ledger.entries()->empty());
    Result<Ledger> reader = Ledger::open(project.base(), Store::Mode::read_only);
    REQUIRE(reader);
    CHECK(reader->record(good).error().code == ErrorCode::usage);
    CHECK(Ledger::open(project.base() + "x", Store::Mode::read_write).error().code == ErrorCode::not_found);
}

}  // namespace
}  // namespace evidex::test
