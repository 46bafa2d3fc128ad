#include <catch2/catch.hpp>
#include <filesystem>
#include <thread>

#include "evidex/pipeline.hpp"
#include "support/temporary.hpp"

using namespace evidex;

namespace {

/// A codebook with one word, enough to see tags come and go.
Tagger waiting_tagger(const std::string& pattern = "wait*") {
    Codebook codebook;
    codebook.settings.name = "small";
    codebook.digest = pattern;
    Component component;
    component.id = "waiting";
    component.label = "Waiting";
    component.themes = {{"general", "General"}};
    codebook.components = {component};
    Row row;
    row.id = "W-T001";
    row.theme = "general";
    row.pattern = pattern;
    row.weight = 3;
    codebook.rows = {row};
    Result<Tagger> tagger = Tagger::compile(std::move(codebook));
    REQUIRE(tagger);
    return *tagger;
}

/// Writes `count` transcripts and documents with words of their own.
void write_corpus(const test::TemporaryFolder& folder, int count) {
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        std::string text;
        for (int turn = 0; turn < 20; ++turn) {
            text += "Interviewer: And how was it with number " + number + "?\n\n";
            text += "YP0" + number + ": We waited " + std::to_string(turn) + " weeks, which is ages.\n\n";
        }
        folder.write("corpus/interview-" + number + ".txt", text);
        folder.write("corpus/note-" + number + ".md",
                     "# Note " + number + "\n\nThe service answers within a day.\n");
    }
}

IngestReport ingest_into(const std::string& database, const IngestOptions& options, const Tagger& tagger) {
    Result<Store> store = Store::open(database, Store::Mode::read_write);
    REQUIRE(store);
    REQUIRE(store->begin_run("ingest", tagger.codebook()));
    Result<IngestReport> report = ingest(*store, tagger, options);
    REQUIRE(report);
    Run counts;
    counts.added = report->added;
    REQUIRE(store->end_run(counts));
    return *report;
}

IngestOptions options_for(const std::string& path, int threads = 2, Executor executor = Executor::tbb) {
    IngestOptions options;
    options.paths = {path};
    options.threads = threads;
    options.executor = executor;
    return options;
}

/// Everything a user can see of a base, in order.
std::string told(const std::string& database) {
    const Result<Store> store = Store::open(database, Store::Mode::read_only);
    REQUIRE(store);
    std::string out;
    Query query;
    query.limit = 0;
    const Result<std::vector<Quote>> quotes = store->find(query);
    REQUIRE(quotes);
    for (const Quote& quote : *quotes) {
        out += quote.path + "|" + quote.speaker + "|" + quote.text;
        for (const QuoteTag& tag : quote.tags) out += "|" + tag.component + std::string(name_of(tag.stance));
        out += "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("what is stored does not depend on threads or executor", "[threads]") {
    const test::TemporaryFolder folder;
    write_corpus(folder, 12);
    const Tagger tagger = waiting_tagger();
    const std::string corpus = folder.path("corpus");
    ingest_into(folder.path("one.db"), options_for(corpus, 1, Executor::threads), tagger);
    ingest_into(folder.path("eight.db"), options_for(corpus, 8, Executor::threads), tagger);
    CHECK(told(folder.path("one.db")) == told(folder.path("eight.db")));
#ifndef EVIDEX_THREAD_SANITIZER
    ingest_into(folder.path("tbb.db"), options_for(corpus, 8), tagger);
    CHECK(test::read_text(folder.path("one.db")).size() == test::read_text(folder.path("tbb.db")).size());
    CHECK(told(folder.path("one.db")) == told(folder.path("tbb.db")));
#endif
}

TEST_CASE("a second run sees what is new, changed, the same, moved and gone") {
    const test::TemporaryFolder folder;
    write_corpus(folder, 3);
    const Tagger tagger = waiting_tagger();
    const std::string database = folder.path("e.db");
    const IngestOptions options = options_for(folder.path("corpus"));
    CHECK(ingest_into(database, options, tagger).added == 6);
    CHECK(ingest_into(database, options, tagger).same == 6);

    folder.write("corpus/note-0.md", "# Note\n\nWe waited for a reply.\n");
    folder.write("corpus/new.txt", "A new paper about clinics.\n");
    std::filesystem::rename(folder.path("corpus/note-1.md"), folder.path("corpus/renamed.md"));
    std::filesystem::remove(folder.path("corpus/note-2.md"));
    const IngestReport report = ingest_into(database, options, tagger);
    CHECK(report.added == 1);
    CHECK(report.changed == 1);
    CHECK(report.same == 4);
    CHECK(report.gone == 1);
    CHECK(report.failures.empty());
    const std::string base = told(database);
    CHECK(base.find("renamed.md") != std::string::npos);
    CHECK(base.find("note-1.md") == std::string::npos);
    CHECK(base.find("note-2.md") != std::string::npos);
    CHECK(ingest_into(database, options, tagger).gone == 0);
    folder.write("corpus/note-2.md", "# Note 2\n\nThe service answers within a day.\n");
    ingest_into(database, options, tagger);
    const Result<Store> store = Store::open(database, Store::Mode::read_only);
    const Result<std::vector<SourceRow>> sources = store->sources();
    REQUIRE(sources);
    for (const SourceRow& source : *sources)
        CHECK(source.status == "read");  // what came back is no longer gone
}

TEST_CASE("two copies of one file count once") {
    const test::TemporaryFolder folder;
    folder.write("corpus/a.txt", "We waited a year for this.\n");
    folder.write("corpus/b.txt", "We waited a year for this.\n");
    const IngestReport report =
        ingest_into(folder.path("e.db"), options_for(folder.path("corpus")), waiting_tagger());
    CHECK(report.added == 1);
    REQUIRE(report.copies.size() == 1);
    CHECK(report.copies[0].original == folder.path("corpus/a.txt"));
}

TEST_CASE("a bad file is named and the rest goes on") {
    const test::TemporaryFolder folder;
    folder.write("corpus/a.txt", "We waited a year.\n");
    folder.write("corpus/b.txt", "");
    folder.write("corpus/c.docx", "PK\x03\x04 this is no archive");
    const IngestReport report =
        ingest_into(folder.path("e.db"), options_for(folder.path("corpus")), waiting_tagger());
    CHECK(report.added == 1);
    REQUIRE(report.failures.size() == 2);
    CHECK(report.failures[0].error.code == ErrorCode::empty);
}

TEST_CASE("other roles make a source be read again") {
    const test::TemporaryFolder folder;
    write_corpus(folder, 1);
    const Tagger tagger = waiting_tagger();
    IngestOptions options = options_for(folder.path("corpus"));
    ingest_into(folder.path("e.db"), options, tagger);
    SpeakerRow row;
    row.label = "YP*";
    row.role = "young-person";
    options.analyse.segment.speakers = {row};
    CHECK(ingest_into(folder.path("e.db"), options, tagger).changed == 2);
}

TEST_CASE("stopping keeps what was done, and the next run completes it", "[threads]") {
    const test::TemporaryFolder folder;
    write_corpus(folder, 20);
    const Tagger tagger = waiting_tagger();
    std::atomic<bool> stop{false};
    IngestOptions options = options_for(folder.path("corpus"), 2, Executor::threads);
    options.stop = &stop;
    options.progress = [&](const Progress& progress) { stop = progress.done >= 5; };
    const IngestReport report = ingest_into(folder.path("e.db"), options, tagger);
    CHECK(report.interrupted);
    CHECK(report.added >= 5);
    CHECK(report.added < 40);
    const IngestOptions rest = options_for(folder.path("corpus"), 2, Executor::threads);
    CHECK(ingest_into(folder.path("e.db"), rest, tagger).same == report.added);
    ingest_into(folder.path("whole.db"), rest, tagger);
    CHECK(told(folder.path("e.db")) == told(folder.path("whole.db")));
}

TEST_CASE("retag gives what ingest with that codebook would have given") {
    const test::TemporaryFolder folder;
    write_corpus(folder, 4);
    ingest_into(folder.path("e.db"), options_for(folder.path("corpus")), waiting_tagger("day"));
    {
        Result<Store> store = Store::open(folder.path("e.db"), Store::Mode::read_write);
        REQUIRE(store);
        const Tagger tagger = waiting_tagger();
        REQUIRE(store->begin_run("retag", tagger.codebook()));
        const auto looked_at = retag(*store, tagger, 2);
        REQUIRE(looked_at);
        CHECK(*looked_at > 80);
        REQUIRE(store->end_run({}));
    }
    ingest_into(folder.path("direct.db"), options_for(folder.path("corpus")), waiting_tagger());
    CHECK(told(folder.path("e.db")) == told(folder.path("direct.db")));
}
