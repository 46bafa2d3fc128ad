#include <catch2/catch.hpp>

#include "store/sample.hpp"
#include "support/temporary.hpp"

namespace evidex::test {
namespace {

TEST_CASE("a run stores sources, passages and tags that can be found again") {
    const TemporaryFolder folder;
    const Store store = filled_store(folder.path("evidence.db"), {maya(), report()});

    const StoreStatus status = *store.status();
    CHECK(status.sources == 2);
    CHECK(status.passages == 7);
    CHECK(status.tags == 6);
    CHECK(status.codebook_name == "small");
    REQUIRE(status.last_run);
    CHECK(status.last_run->added == 2);
    CHECK_FALSE(status.last_run->finished.empty());

    Query query;
    query.words = "phone";
    query.filter.components = {"confidentiality"};
    const std::vector<Quote> quotes = *store.find(query);
    REQUIRE(quotes.size() == 1);
    CHECK(quotes[0].text == "But somebody gave us a phone number and it stayed private.");
    REQUIRE(quotes[0].marks.size() == 1);
    CHECK(slice(quotes[0].text, quotes[0].marks[0]) == "phone");
    CHECK(quotes[0].role == "young-person");
    CHECK(quotes[0].question == "The waiting was awful, it was not short.");
    CHECK(quotes[0].tags.size() == 2);
    CHECK(*store.count(query) == 1);
}

TEST_CASE("coverage counts passages, sources and who speaks, and shows every component") {
    const TemporaryFolder folder;
    const Store store = filled_store(folder.path("evidence.db"), {maya(), report()});
    const Coverage coverage = *store.coverage({}, CoverageBy::none);
    REQUIRE(coverage.rows.size() == 2);
    const CoverageRow& access = coverage.rows[0];
    CHECK(access.component == "rapid-access");
    CHECK(access.passages == 4);
    CHECK(access.sources == 2);
    CHECK(access.interviews == 1);
    CHECK(access.documents == 1);
    CHECK(access.meets == 3);
    CHECK(access.falls_short == 1);
    const std::vector<std::pair<std::string, std::int64_t>> roles{{"young-person", 2}, {"unknown", 1}};
    CHECK(access.roles == roles);
    CHECK(coverage.passages == 6);
}

TEST_CASE("what is stored under a path is replaced, not doubled") {
    const TemporaryFolder folder;
    Store store = filled_store(folder.path("evidence.db"), {maya(), report()});
    CHECK(store.source_at("/data/maya.txt")->id == maya().source_id);
    CHECK(*store.path_of(report().source_id) == "/data/report.xml");
    REQUIRE(store.begin_run("ingest", small_codebook()));
    const Analysis shorter = interview("/data/maya.txt", {{"Maya", "young-person", "All private now."}});
    REQUIRE(store.put(shorter));
    CHECK(store.source_at("/data/maya.txt")->id == shorter.source_id);
    REQUIRE(store.end_run({}));
    CHECK(store.status()->passages == 4);
    Query query;
    query.words = "awful";
    CHECK(store.find(query)->empty());
    query.words = "now";
    CHECK(store.find(query)->size() == 1);
}

TEST_CASE("a failed source is listed with its reason and keeps what was read before") {
    const TemporaryFolder folder;
    Store store = filled_store(folder.path("evidence.db"), {maya()});
    REQUIRE(store.begin_run("ingest", small_codebook()));
    REQUIRE(
        store.put_failure("/data/maya.txt", "other", make_error(ErrorCode::encrypted, "needs a password")));
    REQUIRE(store.put_failure("/data/scan.pdf", "scan", make_error(ErrorCode::no_text, "is a scan")));
    REQUIRE(store.end_run({}));
    const std::vector<SourceRow> sources = *store.sources();
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].status == "failed");
    CHECK(sources[0].passages == 4);
    CHECK(sources[0].unknown_speakers == std::vector<std::string>{"Dad"});
    CHECK(sources[1].failure == "is a scan");
    CHECK(store.source_at("/data/scan.pdf")->failed);
}

TEST_CASE("retag replaces all tags and logs what changed") {
    const TemporaryFolder folder;
    Store store = filled_store(folder.path("evidence.db"), {maya(), report()});
    const auto only_privacy = [](const std::vector<PassageView>& passages) {
        std::vector<std::vector<Tag>> tags;
        for (const PassageView& passage : passages) {
            tags.push_back(small_tags(passage.text));
            std::erase_if(tags.back(), [](const Tag& tag) { return tag.component == 0; });
        }
        return tags;
    };
    CHECK(*store.retag(small_codebook("digest-2"), only_privacy) == 6);
    CHECK(store.status()->tags == 2);
    CHECK(store.status()->codebook_digest == "digest-2");
}

TEST_CASE("a second writer is refused at once, also between transactions") {
    const TemporaryFolder folder;
    Store first = filled_store(folder.path("evidence.db"), {maya()});
    REQUIRE(first.begin_run("ingest", small_codebook()));
    Store second = *Store::open(folder.path("evidence.db"), Store::Mode::read_write);
    const Result<std::int64_t> refused = second.begin_run("ingest", small_codebook());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::busy);
    REQUIRE(first.end_run({}));
    CHECK(second.begin_run("ingest", small_codebook()));
}

}  // namespace
}  // namespace evidex::test
