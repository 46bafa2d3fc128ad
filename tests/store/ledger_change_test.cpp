#include <catch2/catch.hpp>

#include "evidex/coding.hpp"
#include "store/coded_project.hpp"
#include "store/database.hpp"

namespace evidex::test {
namespace {

const std::vector<Turn> kTurns{
    {"Interviewer", "interviewer", "How long was the waiting list?"},
    {"Maya", "young-person", "The waiting was awful, it was not short."},
    {"Maya", "young-person", "But somebody gave us a phone number and it stayed private."},
    {"Dad", "", "We kept waiting for a letter."}};

Entry entry_about(const Ledger& ledger, const std::string& words) {
    const std::vector<Entry> entries = *ledger.entries();
    for (const Entry& entry : entries) {
        if (entry.decision.place.words.find(words) != std::string::npos) return entry;
    }
    FAIL("no entry about " << words);
    return {};
}

/// Decisions by ana on three turns.
void decide(const CodedProject& project) {
    Ledger ledger = project.ledger();
    REQUIRE(ledger.record({project.draft("ana", Verdict::accepted, "waiting was awful"),
                           project.draft("ana", Verdict::added, "phone number", "confidentiality"),
                           project.draft("ana", Verdict::rejected, "for a letter")}));
}

TEST_CASE("decisions follow their words into an edited transcript") {
    const CodedProject project;
    decide(project);
    std::vector<Turn> turns = kTurns;
    turns[0].words = "How long was the wait on that list, would you say?";
    turns.insert(turns.begin(), {"Interviewer", "interviewer", "Thank you for coming in."});
    project.put(interview("/data/maya.txt", turns));
    const Ledger ledger = project.ledger();
    for (const char* words : {"waiting was awful", "phone number", "for a letter"}) {
        const Entry entry = entry_about(ledger, words);
        CHECK(entry.whereabouts == Whereabouts::placed);
        CHECK(entry.first_passage == passage_of(project.base(), words));
        CHECK(entry.last_passage == entry.first_passage);
    }
}

TEST_CASE("what was changed is listed, and finds its place again when the words come back") {
    const CodedProject project;
    decide(project);
    std::vector<Turn> turns = kTurns;
    turns[1].words = "The waiting was dreadful, it was not short.";
    turns.pop_back();
    project.put(interview("/data/maya.txt", turns));
    const Ledger ledger = project.ledger();
    CHECK(entry_about(ledger, "awful").whereabouts == Whereabouts::unresolved);
    CHECK(entry_about(ledger, "phone number").whereabouts == Whereabouts::placed);
    CHECK(entry_about(ledger, "for a letter").whereabouts == Whereabouts::unresolved);
    CHECK(Store::open(project.base(), Store::Mode::read_only)->status()->unresolved == 2);
    CHECK(entry_about(ledger, "awful").path == "/data/maya.txt");
    CHECK(entry_about(ledger, "awful").last_passage < entry_about(ledger, "awful").first_passage);
    EntryFilter filter;
    filter.whereabouts = Whereabouts::unresolved;
    CHECK(ledger.entries(filter)->size() == 2);

    project.put(maya());
    CHECK(entry_about(ledger, "awful").whereabouts == Whereabouts::placed);
    CHECK(entry_about(ledger, "for a letter").whereabouts == Whereabouts::placed);
}

TEST_CASE("a new segmentation of the same text keeps every place") {
    const CodedProject project;
    decide(project);
    Analysis halves = maya();
    halves.settings = "finer";
    const Span whole = halves.passages[1].span;
    const auto middle = static_cast<std::uint32_t>(halves.document.text.find(", it was not") + 2);
    Passage second = halves.passages[1];
    halves.passages[1].span.end = middle;
    second.span = {middle, whole.end};
    halves.passages.insert(halves.passages.begin() + 2, second);
    halves.tags.clear();
    project.put(halves);
    const Entry entry = entry_about(project.ledger(), "awful");
    CHECK(entry.whereabouts == Whereabouts::placed);
    CHECK(entry.span == whole);
    CHECK(entry.last_passage == entry.first_passage + 1);
}

TEST_CASE("a source that is not here yet takes its decisions in when it comes") {
    const CodedProject first;
    decide(first);
    std::vector<Decision> log;
    const std::vector<Entry> entries = *first.ledger().entries();
    for (const Entry& entry : entries) log.push_back(entry.decision);

    const TemporaryFolder folder;
    const std::string base = folder.path("other.db");
    static_cast<void>(filled_store(base, {report()}));
    Ledger ledger = *Ledger::open(base, Store::Mode::read_write);
    const Result<Merged> merged = ledger.merge(log);
    REQUIRE(merged);
    CHECK(merged->added == 3);
    CHECK(merged->elsewhere == 3);
    Store store = *Store::open(base, Store::Mode::read_write);
    REQUIRE(store.begin_run("ingest", small_codebook()));
    REQUIRE(store.put(interview("/elsewhere/maya.txt", kTurns)));
    REQUIRE(store.end_run({}));
    const Entry entry = entry_about(ledger, "awful");
    CHECK(entry.whereabouts == Whereabouts::placed);
    CHECK(entry.path == "/elsewhere/maya.txt");
}

TEST_CASE("a rejected suggestion comes back only with a new reason or new words") {
    const CodedProject project;
    Ledger ledger = project.ledger();
    const auto state_of = [&](const std::string& words, const std::string& component) {
        const std::vector<Suggestion> suggestions = *ledger.suggestions({}, "ana");
        const std::int64_t passage = passage_of(project.base(), words);
        for (const Suggestion& suggestion : suggestions) {
            if (suggestion.passage == passage && suggestion.component == component) return suggestion;
        }
        FAIL("no such suggestion");
        return Suggestion();
    };
    Decision rejected = project.draft("ana", Verdict::rejected, "waiting was awful");
    rejected.rules = {"T1"};
    CHECK(state_of("awful", "rapid-access").state == Suggestion::State::open);
    REQUIRE(ledger.record(rejected));
    CHECK(state_of("awful", "rapid-access").state == Suggestion::State::decided);
    CHECK(ledger.suggestions({}, "ben")->front().state == Suggestion::State::open);

    SECTION("tagged again in the same words") {
        project.put(maya());
        CHECK(state_of("awful", "rapid-access").state == Suggestion::State::decided);
    }
    SECTION("another row speaks for it") {
        Analysis again = maya();
        again.settings = "other tags";
        Hit hit = again.tags[1].front().because.front();
        hit.row = 1;
        again.tags[1].front().because.push_back(hit);
        again.tags[1].front().score += 3;
        project.put(again);
        const Suggestion suggestion = state_of("awful", "rapid-access");
        CHECK(suggestion.state == Suggestion::State::rejected_new);
        CHECK(suggestion.new_rules == std::vector<std::string>{"T2"});
    }
    SECTION("the words changed") {
        std::vector<Turn> turns = kTurns;
        turns[1].words = "The waiting was dreadful, it was not short.";
        project.put(interview("/data/maya.txt", turns));
        CHECK(state_of("dreadful", "rapid-access").state == Suggestion::State::open);
    }
    SECTION("the coder changed her mind") {
        REQUIRE(ledger.record(project.draft("ana", Verdict::accepted, "waiting was awful")));
        CHECK(state_of("awful", "rapid-access").state == Suggestion::State::decided);
    }
}

TEST_CASE("forget leaves no word of a decision in the file, and its log still holds together") {
    const CodedProject project;
    {
        Ledger ledger = project.ledger();
        Decision draft = project.draft("ana", Verdict::accepted, "waiting was awful");
        draft.note = "zygomorphic";
        REQUIRE(ledger.record(draft));
        // A decision on an older version of the same source.
        REQUIRE(ledger.record(project.draft("ana", Verdict::added, "for a letter")));
        REQUIRE(ledger.record(project.draft("ana", Verdict::added, "Records were kept", "confidentiality")));
    }
    std::vector<Turn> turns = kTurns;
    turns[1].words = "Nothing of that kind.";
    project.put(interview("/data/maya.txt", turns));
    std::vector<Decision> colleague;
    for (const Entry& entry : std::vector<Entry>(*project.ledger().entries())) {
        colleague.push_back(entry.decision);
    }
    REQUIRE(Store::open(project.base(), Store::Mode::read_write)->forget("maya.txt"));
    const auto is_gone = [&] {
        for (const char* file : {"", "-wal"}) {
            const std::string bytes = read_text(project.base() + file);
            for (const char* words :
                 {"waiting was awful", "aiting was", "for a letter", "zygomorphic", "omorphic"}) {
                CHECK(bytes.find(words) == std::string::npos);
            }
        }
    };
    is_gone();
    Ledger ledger = project.ledger();
    std::vector<Decision> log;
    for (const Entry& entry : std::vector<Entry>(*ledger.entries())) log.push_back(entry.decision);
    REQUIRE(log.size() == 3);
    CHECK(log[0].is_erased());
    CHECK(log[1].is_erased());
    CHECK(log[2].place.words.find("Records were kept") == 0);
    CHECK(check_log(log).empty());
    // A colleague's copy of the log does not bring the words back.
    const Result<Merged> merged = ledger.merge(colleague);
    REQUIRE(merged);
    CHECK(merged->known == 3);
    is_gone();
    CHECK(Store::open(project.base(), Store::Mode::read_only)->verify()->empty());

    // Nor do they come with a log that was not known before.
    const TemporaryFolder folder;
    Decision late = colleague.front();
    late.coder = "ben";
    late = sealed(late);
    CHECK(ledger.merge({late})->erased == 1);
    is_gone();
}

TEST_CASE("the log cannot be changed with plain SQL, nor its words taken away") {
    const CodedProject project;
    decide(project);
    Database database(project.base(), 2);
    for (const char* sql : {"update decision set verdict = 'rejected'", "delete from decision",
                            "update decision_text set words = ''", "delete from decision_text",
                            "insert or replace into decision select * from decision"}) {
        database.execute(sql);
        CHECK_FALSE(database.finish());
    }
    CHECK(project.ledger().entries()->size() == 3);
}

}  // namespace
}  // namespace evidex::test
