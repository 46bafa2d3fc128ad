#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <thread>

#include "evidex/ledger.hpp"
#include "evidex/project.hpp"
#include "support/sample_project.hpp"

using Catch::Contains;
using evidex::test::Ran;
using evidex::test::read_text;
using evidex::test::Running;
using evidex::test::SampleProject;

namespace {

/// Runs evidex on another base with the project's codebook.
Ran on_base(const SampleProject& project, const std::string& base, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--db", project.path(base), "--codebook", project.path("book")});
    return evidex::test::run(arguments);
}

}  // namespace

TEST_CASE("export: every form is written, for its owner alone, the same each time") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    for (const char* name : {"p.qdpx", "p.qdc", "p.csv", "p.xlsx", "p.docx", "p.jsonl"}) {
        INFO(name);
        const Ran ran = project.evidex({"export", project.path(name)});
        CHECK(ran.exit == 0);
        CHECK_THAT(ran.out, Contains(name));
        struct stat info {};
        REQUIRE(::stat(project.path(name).c_str(), &info) == 0);
        CHECK((info.st_mode & 0777) == 0600);
        const std::string bytes = read_text(project.path(name));
        CHECK(bytes.size() > 100);
        REQUIRE(project.evidex({"export", project.path(name)}).exit == 0);
        CHECK(read_text(project.path(name)) == bytes);
        CHECK_FALSE(std::filesystem::exists(project.path(std::string(name) + ".tmp")));
    }
    CHECK(project.evidex({"verify"}).exit == 0);
}

TEST_CASE("export: quotes and matrices as CSV") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    REQUIRE(
        project.evidex({"export", project.path("q.csv"), "--role", "parent", "--component", "rapid-access"})
            .exit == 0);
    const std::string quotes = read_text(project.path("q.csv"));
    CHECK_THAT(quotes, Contains("We waited nine months") && Contains("RA-R1") && Contains("suggested"));
    CHECK_THAT(quotes, !Contains("kind-staff") && !Contains("YP01: I was"));
    REQUIRE(project.evidex({"export", project.path("m.csv"), "--table", "counts"}).exit == 0);
    const std::string counts = read_text(project.path("m.csv"));
    CHECK_THAT(counts, Contains("source,title,kind,year,rapid-access,kind-staff,aftercare\n"));
    CHECK_THAT(counts, Contains("mum.txt,,interview,,2,0,0\n"));
    REQUIRE(project.evidex({"export", project.path("m.csv"), "--table", "matrix"}).exit == 0);
    CHECK_THAT(read_text(project.path("m.csv")), Contains("mum.txt,,interview,,1,0,0\n"));
}

TEST_CASE("export: the Word document is read by our own reader") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    REQUIRE(project.evidex({"export", project.path("q.docx")}).exit == 0);
    const Ran read = evidex::test::run({"read", project.path("q.docx"), "--json"});
    CHECK(read.exit == 0);
    CHECK_THAT(read.out,
               Contains("We waited nine months") && Contains("\"heading\"") && Contains("Kind staff"));
}

TEST_CASE("export: wrong words get advice, nothing is written") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    const Ran kind = project.evidex({"export", project.path("x.pdf")});
    CHECK(kind.exit == 2);
    CHECK_THAT(kind.err, Contains(".qdpx") && Contains(".xlsx"));
    CHECK(project.evidex({"export", project.path("x.docx"), "--table", "counts"}).exit == 2);
    CHECK(project.evidex({"export", project.path("x.csv"), "--gold"}).exit == 2);
    const Ran gold = project.evidex({"export", project.path("x.jsonl"), "--gold"});
    CHECK(gold.exit == 2);
    CHECK_THAT(gold.err, Contains("read to the end"));
    const Ran nothing = project.evidex({"export", project.path("x.csv"), "zebra"});
    CHECK(nothing.exit == 1);
    CHECK_FALSE(std::filesystem::exists(project.path("x.csv")));
    CHECK(project.evidex({"export", project.path("nowhere/x.csv")}).exit == 2);
}

TEST_CASE("import: wrong files and tables get advice") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    REQUIRE(project.evidex({"export", project.path("p.qdpx")}).exit == 0);
    const Ran kind = project.evidex({"import", project.path("files/yp.txt")});
    CHECK(kind.exit == 2);
    CHECK_THAT(kind.err, Contains("evidex ingest"));
    project.write("cut.qdpx", read_text(project.path("p.qdpx")).substr(0, 300));
    CHECK_THAT(project.evidex({"import", project.path("cut.qdpx")}).err,
               Contains("cut.qdpx") && Contains("damaged"));
    project.write("map.csv", "code,component\nKind staff,kind-stuff\n");
    const Ran slip = project.evidex({"import", project.path("p.qdpx"), "--map", project.path("map.csv")});
    CHECK(slip.exit == 2);
    CHECK_THAT(slip.err, Contains("map.csv:2") && Contains("kind-staff"));
    project.write("map.csv", "code,component\nNever heard,kind-staff\n");
    CHECK_THAT(project.evidex({"import", project.path("p.qdpx"), "--map", project.path("map.csv")}).err,
               Contains("no code 'Never heard'"));
    project.write("map.csv", "a,b\n1,2\n");
    CHECK_THAT(project.evidex({"import", project.path("p.qdpx"), "--map", project.path("map.csv")}).err,
               Contains("code and component"));
}

namespace {

struct Coded {
    std::string coder, component, words, verdict, view, note, reason, time, stance;

    auto operator<=>(const Coded&) const = default;
};

/// What stands about what is there; that a passage was shown, or a decision undone, is left out.
std::vector<Coded> decisions_in(const std::string& base) {
    const auto ledger = evidex::Ledger::open(base, evidex::Store::Mode::read_only);
    REQUIRE(ledger);
    evidex::EntryFilter standing;
    standing.standing = true;
    const auto entries = ledger->entries(standing);
    REQUIRE(entries);
    std::vector<Coded> out;
    for (const evidex::Entry& entry : *entries) {
        const evidex::Decision& one = entry.decision;
        const bool says_nothing =
            one.verdict == evidex::Verdict::shown || one.verdict == evidex::Verdict::withdrawn;
        if (says_nothing || entry.whereabouts != evidex::Whereabouts::placed) continue;
        out.push_back({one.coder, one.component, one.place.words, std::string(name_of(one.verdict)),
                       std::string(name_of(one.view)), one.note, one.reason, one.time,
                       one.stance ? std::string(name_of(*one.stance)) : std::string()});
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::int64_t passage_with(const SampleProject& project, const std::string& words) {
    const auto store = evidex::Store::open(project.path("base.db"), evidex::Store::Mode::read_only);
    REQUIRE(store);
    std::int64_t number = 0;
    REQUIRE(store->for_each_passage([&](const evidex::Quote& quote) {
        if (quote.text.find(words) != std::string::npos) number = quote.passage;
    }));
    REQUIRE(number > 0);
    return number;
}

/// Ana, Ben and a chair work on the sample.
void decide(const SampleProject& project) {
    auto ledger = evidex::Ledger::open(project.path("base.db"), evidex::Store::Mode::read_write);
    REQUIRE(ledger);
    const auto draft = [&](const std::string& coder, const std::string& words, const std::string& component,
                           evidex::Verdict verdict) {
        evidex::Decision decision;
        decision.coder = coder;
        decision.component = component;
        decision.verdict = verdict;
        decision.view = evidex::View::assisted;
        decision.place = ledger->place(passage_with(project, words)).value();
        return decision;
    };
    std::vector<evidex::Decision> drafts;
    drafts.push_back(draft("Ana", "waiting list for ages", "rapid-access", evidex::Verdict::accepted));
    drafts.back().stance = evidex::Stance::falls_short;
    drafts.back().rules = {"RA-T1"};
    drafts.push_back(draft("Ben", "waited nine months", "aftercare", evidex::Verdict::added));
    drafts.back().place = ledger->place(passage_with(project, "waited nine months"), {3, 9}).value();
    drafts.back().note = "In her words:\nnot a \"wait\" & <more>";
    drafts.back().view = evidex::View::blind;
    drafts.push_back(draft("Ben", "She was kind", "kind-staff", evidex::Verdict::rejected));
    drafts.back().reason = "another service";
    drafts.push_back(draft("Ben", "drop-in would", "", evidex::Verdict::reviewed));
    drafts.back().view = evidex::View::blind;
    drafts.push_back(draft("Ana", "She was kind", "", evidex::Verdict::reviewed));
    drafts.push_back(draft("Chair", "She was kind", "kind-staff", evidex::Verdict::dismissed));
    drafts.back().note = "Settled on the phone.";
    drafts.push_back(draft("Ana", "She was kind", "", evidex::Verdict::shown));
    drafts.push_back(draft("Chair", "drop-in would", "rapid-access", evidex::Verdict::settled));
    REQUIRE(ledger->record(drafts));
}

}  // namespace

TEST_CASE("exchange: what is exported and imported into an empty base are the same decisions") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    decide(project);
    const std::vector<Coded> before = decisions_in(project.path("base.db"));
    REQUIRE(before.size() == 7);
    const Ran exported = project.evidex({"export", project.path("p.qdpx"), "--name", "sample"});
    REQUIRE(exported.exit == 0);
    CHECK_THAT(exported.err, Contains("decisions 'shown' (1)") && !Contains("rejected"));
    const Ran imported = on_base(project, "new.db", {"import", project.path("p.qdpx")});
    CHECK(imported.exit == 0);
    CHECK_THAT(imported.out, Contains("3 sources added; 3 codings added") && Contains("Ana: 1") &&
                                 Contains("4 decisions added that code nothing"));
    CHECK_THAT(imported.err, !Contains("comment"));
    CHECK(decisions_in(project.path("new.db")) == before);
    CHECK(on_base(project, "new.db", {"verify"}).exit == 0);
    // A second time, and into the base that it came from, there is nothing new.
    CHECK_THAT(on_base(project, "new.db", {"import", project.path("p.qdpx")}).out,
               Contains("0 sources added, 3 known already; 0 codings added, 3 known already"));
    CHECK_THAT(project.evidex({"import", project.path("p.qdpx")}).out,
               Contains("0 codings added, 3 known already") && !Contains("code nothing"));
    CHECK(decisions_in(project.path("base.db")) == before);
    // And out again: the same texts, codes and codings of people.
    REQUIRE(on_base(project, "new.db",
                    {"export", project.path("p2.qdpx"), "--name", "sample", "--evidence", "decided"})
                .exit == 0);
    REQUIRE(project.evidex({"export", project.path("p1.qdpx"), "--name", "sample", "--evidence", "decided"})
                .exit == 0);
    const auto first = evidex::read_qdpx(read_text(project.path("p1.qdpx")), "p1");
    const auto second = evidex::read_qdpx(read_text(project.path("p2.qdpx")), "p2");
    REQUIRE(first);
    REQUIRE(second);
    CHECK((first->project.codings == second->project.codings));
    CHECK((first->project.codes == second->project.codes));
    CHECK(first->project.codings.size() == 3);
    // The folder that holds the project can be read again; what lay in the project is not gone.
    CHECK_THAT(on_base(project, "new.db", {"ingest", project.path()}).out,
               !Contains("gone") || Contains("0 gone"));
    CHECK(decisions_in(project.path("new.db")) == before);
}

TEST_CASE("exchange: coders agree as much after the way out and back as before") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    decide(project);
    REQUIRE(project.evidex({"export", project.path("p.qdpx")}).exit == 0);
    REQUIRE(on_base(project, "new.db", {"import", project.path("p.qdpx")}).exit == 0);
    for (const char* unit : {"passage", "character"}) {
        const std::vector<std::string> agreement{"agreement", "--unit", unit, "--format", "csv"};
        const Ran before = project.evidex(agreement);
        CHECK(before.exit == 0);
        CHECK_THAT(before.out, Contains("rapid-access"));
        CHECK(on_base(project, "new.db", agreement).out == before.out);
    }
}

TEST_CASE("export: that a passage was read to the end goes out only with all that was found there") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    decide(project);
    const auto comments = [&](std::vector<std::string> chosen) {
        chosen.insert(chosen.begin(), {"export", project.path("p.qdpx")});
        REQUIRE(project.evidex(chosen).exit == 0);
        const auto read = evidex::read_qdpx(read_text(project.path("p.qdpx")), "p");
        REQUIRE(read);
        std::vector<std::string> texts;
        for (const evidex::ProjectNote& note : read->project.notes) texts.push_back(note.text);
        std::sort(texts.begin(), texts.end());
        return texts;
    };
    CHECK(comments({}) ==
          std::vector<std::string>{"dismissed, assisted\ncode: Kind staff\nnote: Settled on the phone.",
                                   "rejected, assisted\ncode: Kind staff\nreason: another service",
                                   "reviewed, assisted", "reviewed, blind"});
    CHECK(comments({"--component", "kind-staff"}) ==
          std::vector<std::string>{"dismissed, assisted\ncode: Kind staff\nnote: Settled on the phone.",
                                   "rejected, assisted\ncode: Kind staff\nreason: another service",
                                   "reviewed, assisted\ncode: Kind staff"});
    CHECK(comments({"--evidence", "decided"}).empty());
}

TEST_CASE("import: a comment is a decision only if evidex wrote it") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    decide(project);
    REQUIRE(project.evidex({"export", project.path("p.qdpx")}).exit == 0);
    auto read = evidex::read_qdpx(read_text(project.path("p.qdpx")), "p");
    REQUIRE(read);
    evidex::Project edited = read->project;
    REQUIRE(edited.notes.size() == 4);
    edited.notes[0].text = "Ask her again.";
    edited.notes[1].text = "rejected, assisted\ncode: Never heard";
    edited.notes[1].place.reset();
    project.write("edited.qdpx", evidex::write_qdpx(edited).value());
    const Ran some = on_base(project, "some.db", {"import", project.path("edited.qdpx")});
    CHECK_THAT(some.err, Contains("comment 'Ask her again.'") && Contains("memo"));
    CHECK_THAT(some.out, Contains("2 decisions added that code nothing"));
    edited.origin = "Other 9";
    project.write("other.qdpx", evidex::write_qdpx(edited).value());
    const Ran none = on_base(project, "none.db", {"import", project.path("other.qdpx")});
    CHECK_THAT(none.out, !Contains("code nothing"));
}

TEST_CASE("exchange: a project of another program, its codes by name, by table, or as a further codebook") {
    const SampleProject project;
    evidex::Project foreign;
    foreign.name = "Study";
    foreign.origin = "Other 9";
    foreign.users = {{{}, {}, "Maria"}, {{}, {}, "evidex"}};
    foreign.codes = {{{}, {}, "Access", {}, {}, false, -1},
                     {{}, {}, "rapid access", {}, {}, true, 0},
                     {{}, {}, "Warm people", "They smile.", {}, true, -1},
                     {{}, {}, "Money", {}, {}, true, -1}};
    foreign.sources = {
        {{},
         "Int/1",
         "Q: How was it?\nYP01: I waited nine months.\nYP01: She was kind, but it cost us a lot.\n",
         {},
         {},
         -1,
         {}}};
    const std::string& text = foreign.sources[0].text;
    const auto place = [&](const std::string& words) {
        const auto at = static_cast<std::uint32_t>(text.find(words));
        return evidex::ProjectPlace{0, {at, at + static_cast<std::uint32_t>(words.size())}};
    };
    foreign.codings = {{{}, place("waited nine months"), 1, 0, "2021-05-06T07:08:09Z", "long"},
                       {{}, place("She was kind"), 2, 1, {}, {}},
                       {{}, place("it cost us"), 3, -1, {}, {}}};
    foreign.notes = {{{}, "Idea", "Ask more.", {}, 0, {}}};
    project.write("s.qdpx", evidex::write_qdpx(foreign).value());
    project.write("map.csv", "code,component\nWarm people,kind-staff\n");
    const Ran imported = on_base(project, "new.db",
                                 {"import", project.path("s.qdpx"), "--map", project.path("map.csv"), "--to",
                                  project.path("further"), "--coder", "Sam"});
    CHECK(imported.exit == 0);
    CHECK_THAT(imported.err, Contains("memo 'Idea'"));
    CHECK_THAT(imported.out, Contains("Access > rapid access → rapid-access") && Contains("Money → money"));
    const std::vector<Coded> codings = decisions_in(project.path("new.db"));
    REQUIRE(codings.size() == 3);
    CHECK(codings[0].coder == "Maria");
    CHECK(codings[0].component == "rapid-access");
    CHECK(codings[0].words == "waited nine months");
    CHECK(codings[0].time == "2021-05-06T07:08:09Z");
    CHECK(codings[0].note == "long");
    CHECK(codings[1].coder == "Sam");
    CHECK(codings[1].component == "money");
    CHECK(codings[2].coder == "evidex (imported)");
    CHECK(codings[2].component == "kind-staff");
    CHECK_THAT(read_text(project.path("further/codebook.toml")), Contains("Money"));
    CHECK(evidex::test::run({"codebook", "check", "--codebook", project.path("further")}).exit == 0);
    // Without a table and a folder, codes without a component are told and nothing else stops.
    const Ran plain = on_base(project, "plain.db", {"import", project.path("s.qdpx")});
    CHECK(plain.exit == 0);
    CHECK_THAT(plain.err, Contains("'Money'") && Contains("--map"));
    CHECK(decisions_in(project.path("plain.db")).size() == 1);
}

TEST_CASE("exchange: who read to the end gives coded passages for eval") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    decide(project);
    REQUIRE(project.evidex({"export", project.path("p.qdpx")}).exit == 0);
    REQUIRE(on_base(project, "new.db", {"import", project.path("p.qdpx"), "--read-through"}).exit == 0);
    const Ran gold = on_base(project, "new.db", {"export", project.path("gold.jsonl"), "--gold"});
    CHECK(gold.exit == 0);
    const std::string lines = read_text(project.path("gold.jsonl"));
    CHECK_THAT(lines, Contains("waiting list for ages") && Contains("\"rapid-access\""));
    CHECK(on_base(project, "new.db", {"eval", project.path("gold.jsonl")}).exit == 0);
    const std::vector<Coded> once = decisions_in(project.path("new.db"));
    REQUIRE(on_base(project, "new.db", {"import", project.path("p.qdpx"), "--read-through"}).exit == 0);
    CHECK(decisions_in(project.path("new.db")) == once);
}

TEST_CASE("exchange: killed at any moment, an import is there as a whole or not at all") {
    const SampleProject project;
    REQUIRE(project.ingest().exit == 0);
    decide(project);
    REQUIRE(project.evidex({"export", project.path("p.qdpx")}).exit == 0);
    for (int round = 0; round < 12; ++round) {
        const std::string base = project.path("k" + std::to_string(round) + ".db");
        Running running(EVIDEX_PROGRAM,
                        {"import", project.path("p.qdpx"), "--db", base, "--codebook", project.path("book")},
                        {}, {});
        std::this_thread::sleep_for(std::chrono::milliseconds(5 * round * round));
        running.send(SIGKILL);
        running.wait();
        const auto store = evidex::Store::open(base, evidex::Store::Mode::read_write);
        if (!store) continue;
        const std::size_t sources = store->sources().value().size();
        const std::size_t decisions = decisions_in(base).size();
        INFO("round " << round << ": " << sources << " sources, " << decisions << " decisions");
        CHECK((sources == 0 || sources == 3));
        CHECK(decisions == (sources == 0 ? 0 : 7));
        CHECK(store->verify().value().empty());
    }
    // Once it is left alone it finishes, whatever came before.
    CHECK(on_base(project, "k0.db", {"import", project.path("p.qdpx")}).exit == 0);
    CHECK(decisions_in(project.path("k0.db")).size() == 7);
}
