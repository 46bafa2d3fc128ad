#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <random>

#include "store/change_log.hpp"
#include "store/sample.hpp"
#include "support/temporary.hpp"

namespace evidex::test {
namespace {

ComponentChange change_of(const Changes& changes, const std::string& component) {
    for (const ComponentChange& change : changes.components) {
        if (change.component == component) return change;
    }
    FAIL("no such component: " << component);
    return {};
}

void run_with(Store& store, const std::vector<Analysis>& analyses) {
    REQUIRE(store.begin_run("ingest", small_codebook()));
    for (const Analysis& analysis : analyses) REQUIRE(store.put(analysis));
    REQUIRE(store.end_run({}));
}

bool is_sound(const Store& store) {
    const Result<std::vector<std::string>> findings = store.verify();
    REQUIRE(findings);
    for (const std::string& finding : *findings) UNSCOPED_INFO(finding);
    return findings->empty();
}

TEST_CASE("changes tell what each run did to sources and components") {
    const TemporaryFolder folder;
    Store store = filled_store(folder.path("evidence.db"), {maya(), report()});
    const Changes first = *store.changes(0);
    CHECK(first.added.size() == 2);
    CHECK(change_of(first, "rapid-access").gained == 4);
    CHECK(change_of(first, "rapid-access").total == 4);

    // One passage stays, one turns from meets to falls short, one goes, one comes.
    Analysis edited =
        interview("/data/maya.txt",
                  {{"Interviewer", "interviewer", "How long was the waiting list?"},
                   {"Maya", "young-person", "The waiting was awful, it was not short."},
                   {"Maya", "young-person", "But somebody gave us a phone number and it stayed private."},
                   {"Dad", "", "It is private and the phone helps."}});
    edited.tags[2][0].stance = Stance::falls_short;
    run_with(store, {edited});
    const Changes second = *store.changes(1);
    CHECK(second.added.empty());
    REQUIRE(second.changed.size() == 1);
    CHECK(second.changed[0].path == "/data/maya.txt");
    const ComponentChange access = change_of(second, "rapid-access");
    CHECK(access.gained == 1);
    CHECK(access.lost == 1);
    CHECK(access.stance == 1);
    CHECK(access.total == 4);
    CHECK(change_of(second, "confidentiality").gained == 1);
    CHECK(change_of(*store.changes(0), "rapid-access").gained == 5);
    CHECK(is_sound(store));
    CHECK_FALSE(store.changes(3));
}

TEST_CASE("retag logs gained, lost and turned tags and leaves the base sound") {
    const TemporaryFolder folder;
    Store store = filled_store(folder.path("evidence.db"), {maya(), report()});
    const auto turned = [](const std::vector<PassageView>& passages) {
        std::vector<std::vector<Tag>> tags;
        for (const PassageView& passage : passages) {
            tags.push_back(small_tags(passage.text));
            for (Tag& tag : tags.back()) tag.stance = Stance::neutral;
            std::erase_if(tags.back(), [](const Tag& tag) { return tag.component == 1; });
        }
        return tags;
    };
    REQUIRE(store.retag(small_codebook("digest-2"), turned));
    const Changes changes = *store.changes(1);
    CHECK(changes.run.command == "retag");
    CHECK(change_of(changes, "rapid-access").stance == 4);
    CHECK(change_of(changes, "confidentiality").lost == 2);
    CHECK(change_of(changes, "confidentiality").total == 0);
    CHECK(store.status()->stale == 0);
    CHECK(is_sound(store));
}

TEST_CASE("an ingest with another codebook leaves older sources stale until retag") {
    const TemporaryFolder folder;
    Store store = filled_store(folder.path("evidence.db"), {maya()});
    Codebook other = small_codebook("digest-2");
    other.components.pop_back();
    other.rows.pop_back();
    REQUIRE(store.begin_run("ingest", other));
    REQUIRE(store.put(paper("/data/new.xml", {"Call us by phone."})));
    REQUIRE(store.end_run({}));
    CHECK(store.status()->stale == 1);
    CHECK(is_sound(store));
    CHECK(store.coverage({}, CoverageBy::none)->rows.size() == 1);
    const auto nothing = [](const std::vector<PassageView>& passages) {
        return std::vector<std::vector<Tag>>(passages.size());
    };
    REQUIRE(store.retag(other, nothing));
    CHECK(store.status()->stale == 0);
    CHECK(store.status()->tags == 0);
}

TEST_CASE("moved, vanished and returned files keep their evidence") {
    const TemporaryFolder folder;
    Store store = filled_store(folder.path("evidence.db"), {maya(), report()});
    REQUIRE(store.begin_run("ingest", small_codebook()));
    REQUIRE(store.move_source(maya().source_id, "/data/interviews/maya.txt"));
    REQUIRE(store.mark_gone("/data/report.xml"));
    REQUIRE(store.end_run({}));
    CHECK(*store.path_of(maya().source_id) == "/data/interviews/maya.txt");
    CHECK_FALSE(store.source_at("/data/maya.txt"));
    CHECK(store.source_at("/data/report.xml")->gone);
    CHECK(store.status()->passages == 7);
    CHECK(store.changes(1)->gone.size() == 1);
    REQUIRE(store.begin_run("ingest", small_codebook()));
    REQUIRE(store.move_source(report().source_id, "/data/report.xml"));
    REQUIRE(store.end_run({}));
    CHECK_FALSE(store.source_at("/data/report.xml")->gone);
    CHECK(is_sound(store));
}

TEST_CASE("comparing tags counts repeated passages as often as they occur") {
    const auto counts =
        compare_tags({{"Yes.", "a", "meets"}, {"Yes.", "a", "meets"}, {"No.", "a", "meets"}},
                     {{"Yes.", "a", "meets"}, {"No.", "a", "falls-short"}, {"No.", "b", "meets"}});
    CHECK(counts.at("a").gained == 0);
    CHECK(counts.at("a").lost == 1);
    CHECK(counts.at("a").stance == 1);
    CHECK(counts.at("b").gained == 1);
}

/// A base's content without what depends on the moment: everything but runs.
std::string content_of(const std::string& path) {
    Database database(path, 0x2);
    std::string content;
    for (const char* table :
         {"select path, status, sha256, text_sha256, tail, title from source order by path",
          "select s.path, p.start_byte, p.gap, p.text, p.role from passage p join source s on s.id = "
          "p.source "
          "order by s.path, p.id",
          "select p.text, t.component, t.stance, t.score from tag t join passage p on p.id = t.passage "
          "order by t.passage, t.component",
          "select p.text, h.rule, h.start_byte from hit h join passage p on p.id = h.passage order by "
          "h.passage, "
          "h.component, h.position"}) {
        Statement read = database.prepare(table);
        while (read.next()) {
            for (int column = 0; column < 4; ++column) content += read.string(column) + "|";
        }
    }
    REQUIRE(database.finish());
    return content;
}

std::vector<Analysis> many_sources(int count) {
    std::vector<Analysis> analyses;
    std::mt19937 random(5);
    const std::vector<std::string> words{"waiting", "phone",  "private", "not ",
                                         "clinic",  "letter", "and",     "we"};
    for (int i = 0; i < count; ++i) {
        std::vector<std::string> paragraphs;
        for (int k = 0; k < 20; ++k) {
            std::string text;
            for (int w = 0; w < 80; ++w) text += words[random() % words.size()] + " ";
            paragraphs.push_back(text);
        }
        analyses.push_back(paper("/data/" + std::to_string(i) + ".xml", paragraphs));
    }
    return analyses;
}

/// Puts what is not there yet, as an ingest does, in many transactions.
void ingest_missing(Store& store, const std::vector<Analysis>& analyses) {
    if (!store.begin_run("ingest", small_codebook())) _exit(3);
    int count = 0;
    for (const Analysis& analysis : analyses) {
        const auto known = store.source_at(analysis.path);
        if (known && known->id == analysis.source_id) continue;
        if (!store.put(analysis)) _exit(4);
        if (++count % 7 == 0 && !store.flush()) _exit(4);
    }
    if (!store.end_run({})) _exit(5);
}

TEST_CASE("kill -9 at any moment, then resume: the base equals one made in a single run") {
    const TemporaryFolder folder;
    const std::vector<Analysis> analyses = many_sources(60);
    {
        Store whole = *Store::open(folder.path("whole.db"), Store::Mode::read_write);
        ingest_missing(whole, analyses);
    }
    const std::string expected = content_of(folder.path("whole.db"));
    std::mt19937 random(11);
    for (int round = 0; round < 4; ++round) {
        const std::string path = folder.path("killed" + std::to_string(round) + ".db");
        for (int kill = 0; kill < 3; ++kill) {
            const pid_t child = ::fork();
            if (child == 0) {
                Result<Store> store = Store::open(path, Store::Mode::read_write);
                if (!store) _exit(2);
                ingest_missing(*store, analyses);
                _exit(0);
            }
            ::usleep(static_cast<useconds_t>(5'000 + random() % 150'000));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            CHECK((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
        }
        Store store = *Store::open(path, Store::Mode::read_write);
        ingest_missing(store, analyses);
        CHECK(content_of(path) == expected);
        CHECK(is_sound(store));
    }
}

/// All bytes of a base and its side files.
std::string raw_bytes(const std::string& folder) {
    std::string bytes;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        bytes += read_text(entry.path().string());
    return bytes;
}

TEST_CASE("forget leaves no word of a source in the file, nor the tail of one") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    std::vector<Analysis> analyses = many_sources(20);
    analyses.push_back(
        interview("/data/secret.txt", {{"Zanzibella", "young-person", "My friend Quuxanthemum was waiting."},
                                       {"Zanzibella", "", "quuxanthemums quuxanthology private"}}));
    Store store = filled_store(path, analyses);
    REQUIRE(store.begin_run("ingest", small_codebook()));
    REQUIRE(store.put(report()));
    REQUIRE(store.end_run({}));
    REQUIRE(raw_bytes(folder.path()).find("anthemum") != std::string::npos);
    REQUIRE(store.forget("secret.txt"));
    const std::string bytes = raw_bytes(folder.path());
    for (const char* trace :
         {"uuxanthemum", "anthemum", "nthem", "nthology", "Zanzibella", "nzibel", "secret.txt"}) {
        INFO(trace);
        CHECK(bytes.find(trace) == std::string::npos);
    }
    CHECK(store.status()->sources == 21);
    CHECK(is_sound(store));
    CHECK(store.forget("secret.txt").error().code == ErrorCode::not_found);
    CHECK(store.changes(2)->run.command == "forget");
}

TEST_CASE("a name that two sources have is refused") {
    const TemporaryFolder folder;
    Store store = filled_store(folder.path("evidence.db"), {paper("/a/report.txt", {"One phone."}),
                                                            paper("/b/report.txt", {"Two phones."})});
    CHECK(store.forget("report.txt").error().code == ErrorCode::usage);
    CHECK(store.forget("/a/report.txt"));
    CHECK(store.status()->sources == 1);
}

TEST_CASE("verify finds changed words, moved spans, lost hits and wrong sums") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    const auto findings_after = [&](const char* sql) {
        std::filesystem::remove(path);
        const Store store = filled_store(path, {maya(), report()});
        CHECK(is_sound(store));
        Database other(path, 0x2);
        other.execute(sql);
        REQUIRE(other.finish());
        return store.verify()->size();
    };
    CHECK(findings_after("update passage set text = upper(text) where id = 2") > 0);
    CHECK(findings_after("update passage set gap = 'x' where id = 2") > 0);
    CHECK(findings_after("update passage set start_byte = start_byte + 1 where id = 2") > 0);
    CHECK(findings_after("update source set tail = 'x' where id = 1") > 0);
    CHECK(findings_after("delete from passage where id = 3") > 0);
    CHECK(findings_after("delete from hit where rule = 'T1'") > 0);
    CHECK(findings_after("update hit set end_byte = 999") > 0);
    CHECK(findings_after("update tag set score = score + 1") > 0);
    CHECK(findings_after("update tag set stance = 'maybe'") > 0);
    CHECK(findings_after("delete from tag where component = 'confidentiality'") > 0);
    CHECK(findings_after("insert into passage_fts(passage_fts, rowid, text) values('delete', 1, 'waiting')") >
          0);
}

TEST_CASE("flipped bits in the words of passages and index are found") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    { const Store store = filled_store(path, many_sources(3)); }
    const std::string sound = read_text(path);
    std::vector<std::size_t> places;
    for (std::size_t at = sound.find("linic"); at != std::string::npos; at = sound.find("linic", at + 1)) {
        places.push_back(at);
    }
    std::mt19937 random(3);
    int found = 0;
    constexpr int kFlips = 40;
    for (int i = 0; i < kFlips; ++i) {
        std::string damaged = sound;
        char& byte = damaged[places[random() % places.size()] + random() % 5];
        byte = static_cast<char>(byte ^ (1 << (random() % 8)));
        folder.write("evidence.db", damaged);
        const Result<Store> store = Store::open(path, Store::Mode::read_only);
        if (!store || !store->verify() || !store->verify()->empty()) ++found;
    }
    CHECK(found == kFlips);
}

}  // namespace
}  // namespace evidex::test
