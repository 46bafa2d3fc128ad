#include "store/passage_groups.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>

#include "evidex/overview.hpp"
#include "store/filter.hpp"
#include "store/sample.hpp"
#include "support/temporary.hpp"

namespace evidex::test {
namespace {

constexpr int kReadWrite = 0x2;

/// A filter, and what it says of m (id, source, role, kind, year, path) in SQL written by hand.
struct Twin {
    const char* name;
    Filter filter;
    std::string passages;
    std::string tags = "true";  ///< What it says of the tags t that coverage counts.
};

std::vector<Twin> twins() {
    std::vector<Twin> all(14);
    all[0] = {"nothing chosen", {}, "true"};
    all[1] = {"role", {}, "role in ('young-person', 'unknown')"};
    all[1].filter.roles = {"young person", "unknown"};
    all[2] = {"kind", {}, "kind = 'document'"};
    all[2].filter.kind = SourceKind::document;
    all[3] = {"years", {}, "year between 2012 and 2021"};
    all[3].filter.year_from = 2012;
    all[3].filter.year_to = 2021;
    all[4] = {"source", {}, "path like '%1.txt'"};
    all[4].filter.source = "*1.txt";
    const std::string has = "exists (select 1 from tag x where x.passage = m.id and x.component = ";
    all[5] = {"component", {}, has + "'rapid-access')", "t.component = 'rapid-access'"};
    all[5].filter.components = {"rapid-access"};
    all[6] = {"two components", {}, has + "'rapid-access') and " + has + "'confidentiality')"};
    all[6].filter.components = {"rapid-access", "confidentiality"};
    all[7] = {"component and stance",
              {},
              has + "'confidentiality' and x.stance = 'falls-short')",
              "t.component = 'confidentiality' and t.stance = 'falls-short'"};
    all[7].filter.components = {"confidentiality"};
    all[7].filter.stance = Stance::falls_short;
    all[8] = {"stance",
              {},
              "exists (select 1 from tag x where x.passage = m.id and x.stance = 'meets')",
              "t.stance = 'meets'"};
    all[8].filter.stance = Stance::meets;
    all[9] = {"not speech", {}, "role is null"};
    all[9].filter.roles = {"not-speech"};
    all[10] = {"no year known", {}, "year is null"};
    all[10].filter.year_unknown = true;
    all[11] = {"some component", {}, "exists (select 1 from tag x where x.passage = m.id)"};
    all[11].filter.tagged = true;
    all[12] = {"no component", {}, "taggable and not exists (select 1 from tag x where x.passage = m.id)"};
    all[12].filter.tagged = false;
    all[13] = {"a component and none", {}, "false"};
    all[13].filter.components = {"rapid-access"};
    all[13].filter.tagged = false;
    return all;
}

using Lines = std::vector<std::string>;

/// One line per row, its columns separated by blanks.
Lines ask(const std::string& path, const std::string& sql) {
    Database database(path, kReadWrite);
    Lines lines;
    Statement read = database.prepare(sql);
    while (read.next()) lines.push_back(read.string(0));
    INFO(sql);
    REQUIRE(database.finish());
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// The passages that a filter names, one by one.
std::string passages_of(const Twin& twin) {
    return "(select * from (select p.id, p.source, p.taggable, s.kind, s.year, s.path, coalesce(p.role, "
           "case when p.speaker is not null then 'unknown' end) as role from passage p join source s on "
           "s.id = p.source) m where " +
           twin.passages + ")";
}

Lines coverage_lines(const Store& store, const Twin& twin, CoverageBy by) {
    Lines lines;
    const Result<Coverage> coverage = store.coverage(twin.filter, by);
    REQUIRE(coverage);
    for (const CoverageRow& row : coverage->rows) {
        if (row.passages == 0) continue;
        std::string line = row.component + " " + row.group;
        for (const std::int64_t number : {row.passages, row.sources, row.interviews, row.documents, row.meets,
                                          row.falls_short, row.neutral}) {
            line += " " + std::to_string(number);
        }
        std::int64_t spoken = 0;
        for (const auto& [role, passages] : row.roles) spoken += passages;
        lines.push_back(line + " " + std::to_string(spoken));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

Lines coverage_lines(const std::string& path, const Twin& twin, const std::string& group) {
    return ask(path, "select t.component || ' ' || coalesce(" + group +
                         ", 'not speech') || ' ' || count(*) || ' ' || count(distinct m.source) || ' ' || "
                         "count(distinct iif(kind = 'interview', m.source, null)) || ' ' || "
                         "count(distinct iif(kind = 'document', m.source, null)) || ' ' || "
                         "sum(t.stance = 'meets') || ' ' || sum(t.stance = 'falls-short') || ' ' || "
                         "sum(t.stance = 'neutral') || ' ' || count(role) from " +
                         passages_of(twin) + " m join tag t on t.passage = m.id where " + twin.tags +
                         " group by t.component, " + group);
}

Lines facet_lines(const Facet& facet) {
    REQUIRE(facet.has_value());
    Lines lines;
    for (const FacetCount& count : *facet)
        lines.push_back(count.value + " " + std::to_string(count.passages));
    std::sort(lines.begin(), lines.end());
    return lines;
}

Lines facet_lines(const std::string& path, const Twin& twin, const std::string& value, bool is_of_tag) {
    const std::string tags = is_of_tag ? " join tag t on t.passage = m.id where " + twin.tags : "";
    return ask(path, "select " + value + " || ' ' || count(distinct m.id) from " + passages_of(twin) + " m" +
                         tags + " group by " + value + " having " + value + " is not null");
}

/// Everything that is counted from groups says what plain SQL over the passages says.
void check_counts(const std::string& path) {
    const Store store = *Store::open(path, Store::Mode::read_only);
    for (const Twin& twin : twins()) {
        INFO(twin.name);
        CHECK(coverage_lines(store, twin, CoverageBy::none) == coverage_lines(path, twin, "''"));
        CHECK(coverage_lines(store, twin, CoverageBy::role) == coverage_lines(path, twin, "role"));
        CHECK(coverage_lines(store, twin, CoverageBy::year) == coverage_lines(path, twin, "year"));
        CHECK(coverage_lines(store, twin, CoverageBy::source) == coverage_lines(path, twin, "path"));
        Lines pairs;
        const Result<Cooccurrence> together = count_pairs(store, twin.filter);
        REQUIRE(together);
        for (const ComponentPair& pair : together->pairs) {
            pairs.push_back(pair.a + " " + pair.b + " " + std::to_string(pair.passages));
        }
        CHECK(pairs == ask(path, "select t.component || ' ' || o.component || ' ' || count(*) from " +
                                     passages_of(twin) + " m join tag t on t.passage = m.id join tag o on " +
                                     "o.passage = m.id group by t.component, o.component"));
        Query query;
        query.filter = twin.filter;
        const Result<Facets> facets = count_facets(store, query, 60'000);
        REQUIRE(facets);
        CHECK(facet_lines(facets->stances) == facet_lines(path, twin, "t.stance", true));
        if (twin.filter.roles.empty()) {
            CHECK(facet_lines(facets->roles) == facet_lines(path, twin, "role", false));
        }
        if (twin.filter.source.empty()) {
            CHECK(facet_lines(facets->sources) == facet_lines(path, twin, "path", false));
        }
    }
}

/// Passages and what is to be known of them, added up: the same whoever hands them over.
std::map<std::string, std::int64_t> totals(Database& database, const Query& query,
                                           void (*each)(Database&, const Query&, const UseGroup&)) {
    std::map<std::string, std::int64_t> all;
    each(database, query, [&](const PassageGroup& group) {
        std::string name = std::to_string(group.source) + "/" + std::string(group.role) + "/" +
                           (group.taggable ? "taggable" : "");
        for (const GroupTag& tag : group.tags) {
            name += "/" + std::string(tag.component) + "=" + std::string(name_of(tag.stance));
        }
        all[name] += group.passages;
    });
    REQUIRE(database.finish());
    return all;
}

/// Sources in which anything can occur; the same ones again are other versions of the same files.
std::vector<Analysis> made_up(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto one_of = [&](std::initializer_list<const char*> words) {
        return std::string(*(words.begin() + random() % words.size()));
    };
    const auto sentence = [&] {
        return one_of({"The waiting", "Not the waiting", "A letter"}) + " " +
               one_of({"and the phone", "and what is private", "and nothing"}) + ", " +
               std::to_string(random() % 1000) + one_of({".", ", and not private."});
    };
    std::vector<Analysis> analyses;
    for (int i = 0; i < 12; ++i) {
        const std::string path = "/data/" + std::to_string(i) + ".txt";
        if (i % 2 == 0) {
            std::vector<Turn> turns;
            for (int turn = 0; turn < 30; ++turn) {
                const std::string role = one_of({"interviewer", "young-person", "parent", ""});
                turns.push_back({role.empty() ? "Somebody" : role, role, sentence()});
            }
            analyses.push_back(interview(path, turns));
        } else {
            std::vector<std::string> paragraphs;
            for (int paragraph = 0; paragraph < 20; ++paragraph) paragraphs.push_back(sentence());
            analyses.push_back(paper(path, paragraphs, 2010 + i));
        }
    }
    return analyses;
}

void check_groups(const std::string& path) {
    {
        const Store store = *Store::open(path, Store::Mode::read_only);
        const Result<std::vector<std::string>> findings = store.verify();
        REQUIRE(findings);
        CHECK(*findings == Lines{});
    }
    check_counts(path);
    const std::unique_ptr<Database> database = std::make_unique<Database>(path, kReadWrite);
    add_filter_functions(*database);
    for (const Twin& twin : twins()) {
        INFO(twin.name);
        Query query;
        query.filter = twin.filter;
        CHECK(totals(*database, query, each_group) == totals(*database, query, each_passage));
    }
}

TEST_CASE("what is counted of groups is what plain SQL counts, whatever happens to the base") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    { const Store store = filled_store(path, made_up(1)); }
    check_groups(path);
    {
        // Other versions of all files, and one that went elsewhere and took the place of another.
        Store store = filled_store(path, made_up(2));
        REQUIRE(store.begin_run("ingest", small_codebook()));
        REQUIRE(store.move_source(made_up(2)[0].source_id, "/data/1.txt"));
        REQUIRE(store.end_run({}));
    }
    check_groups(path);
    {
        Store store = *Store::open(path, Store::Mode::read_write);
        const auto fewer = [](const std::vector<PassageView>& passages) {
            std::vector<std::vector<Tag>> tags;
            for (const PassageView& passage : passages) {
                tags.push_back(small_tags(passage.text));
                if (passage.text.size() % 3 == 0) tags.back().clear();
            }
            return tags;
        };
        REQUIRE(store.begin_run("retag", small_codebook()));
        REQUIRE(store.retag(small_codebook(), fewer));
        REQUIRE(store.end_run({}));
    }
    check_groups(path);
    {
        Store store = *Store::open(path, Store::Mode::read_write);
        REQUIRE(store.forget("/data/4.txt"));
    }
    check_groups(path);
}

TEST_CASE("verify finds groups that are not what the passages say") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    const auto findings_after = [&](const char* sql) {
        std::filesystem::remove(path);
        const Store store = filled_store(path, {maya(), report()});
        Database other(path, kReadWrite);
        other.execute(sql);
        REQUIRE(other.finish());
        return store.verify()->size();
    };
    CHECK(findings_after("select 1") == 0);
    CHECK(findings_after("delete from passage_group where role = 'unknown'") == 1);
    CHECK(findings_after("update passage_group set passages = passages + 1 where tags = ''") == 1);
    CHECK(findings_after("update passage_group set tags = 'rapid-access=neutral' where role = 'unknown'") ==
          1);
}

}  // namespace
}  // namespace evidex::test
