// What an import makes of a project: `plan_import`, and `take_in`, which writes it.
#include <catch2/catch.hpp>

#include "evidex/import.hpp"
#include "evidex/ledger.hpp"
#include "support/temporary.hpp"

using namespace evidex;
using Catch::Contains;

namespace {

/// Two components, of which the tagger finds one.
Tagger tagger() {
    Codebook codebook;
    codebook.digest = "book";
    for (const char* id : {"waiting", "kindness"}) {
        Component component;
        component.id = id;
        component.label = id;
        component.themes = {{"general", "General"}};
        codebook.components.push_back(component);
    }
    Row row;
    row.id = "W-T001";
    row.theme = "general";
    row.pattern = "wait*";
    row.weight = 3;
    codebook.rows = {row};
    Result<Tagger> made = Tagger::compile(std::move(codebook));
    REQUIRE(made);
    return *made;
}

/// A base that is empty at first, and imports into it.
class Base {
public:
    Base() { REQUIRE(Store::open(path_, Store::Mode::read_write)); }

    ImportPlan plan(const Project& project, const ImportOptions& options) const {
        const Result<Store> store = Store::open(path_, Store::Mode::read_only);
        REQUIRE(store);
        Result<ImportPlan> plan = plan_import(*store, log(), tagger_, project, options);
        REQUIRE(plan);
        return *plan;
    }
    Result<Merged> take(const Intake& intake) const {
        Result<Store> store = Store::open(path_, Store::Mode::read_write);
        REQUIRE(store);
        return take_in(*store, "import", tagger_.codebook(), intake);
    }
    std::vector<Entry> log() const {
        const Result<Ledger> ledger = Ledger::open(path_, Store::Mode::read_only);
        REQUIRE(ledger);
        return ledger->entries().value();
    }
    std::vector<SourceRow> sources() const {
        return Store::open(path_, Store::Mode::read_only)->sources().value();
    }
    std::vector<std::string> problems() const {
        return Store::open(path_, Store::Mode::read_write)->verify().value();
    }
    const std::string& path() const { return path_; }

private:
    test::TemporaryFolder folder_;
    std::string path_ = folder_.path("base.db");
    Tagger tagger_ = tagger();
};

const std::string kText =
    "Interviewer: How was it?\nP1: We waited for ages, nine months.\nP1: She was kind to us.\n";

Span words(const std::string& text, const std::string& wanted) {
    const auto at = static_cast<std::uint32_t>(text.find(wanted));
    return {at, at + static_cast<std::uint32_t>(wanted.size())};
}

/// Two people and one text with a coding by each.
Project study() {
    Project project;
    project.name = "Study";
    project.origin = "Other 9";
    project.time = "2024-05-06T07:08:09Z";
    project.users = {{"u1", {}, "Ana"}, {"u2", {}, "Ben"}};
    project.codes = {{"c1", {}, "Waiting", {}, {}, true, -1}, {"c2", {}, "Kind", {}, {}, true, -1}};
    project.sources = {{"s1", "Int 1", kText, {}, {}, -1, {}}};
    project.codings = {{"k1", {0, words(kText, "nine months")}, 0, 0, "2024-01-02T03:04:05Z", "long"},
                       {"k2", {0, words(kText, "She was kind")}, 1, 1, {}, {}}};
    return project;
}

ImportOptions options() {
    ImportOptions options;
    options.path = "/somewhere/study.qdpx";
    options.components = {"waiting", "kindness"};
    options.now = "2026-01-01T00:00:00Z";
    return options;
}

std::string told(const ImportPlan& plan) {
    std::string lines;
    for (const std::string& loss : plan.losses) lines += loss + "\n";
    return lines;
}

}  // namespace

TEST_CASE("import: texts become sources, codings become sealed decisions of their users") {
    const Base base;
    const ImportPlan plan = base.plan(study(), options());
    REQUIRE(plan.intake.sources.size() == 1);
    CHECK(plan.intake.sources[0].path == "/somewhere/study.qdpx/Int 1.txt");
    CHECK(plan.intake.sources[0].document.text == kText);
    REQUIRE(plan.intake.decisions.size() == 2);
    const Decision& first = plan.intake.decisions[0];
    CHECK(first.coder == "Ana");
    CHECK(first.component == "waiting");
    CHECK(first.place.words == "nine months");
    CHECK(first.note == "long");
    CHECK(first.time == "2024-01-02T03:04:05Z");
    CHECK_THAT(first.version, Contains("imported from Other 9"));
    CHECK(first.sequence == 1);
    CHECK(first.previous.empty());
    CHECK(sealed(first).id == first.id);
    CHECK(plan.intake.decisions[1].time == "2024-05-06T07:08:09Z");  // the project's: the coding has none
    CHECK(plan.codings == 2);
    CHECK((plan.coders == std::map<std::string, std::size_t>{{"Ana", 1}, {"Ben", 1}}));
    CHECK(plan.losses == std::vector<std::string>());
    // Nothing is written until it is taken in.
    CHECK(base.log().empty());
    CHECK(base.sources().empty());
}

TEST_CASE("import: the same project again, whole or in part, adds what is new and nothing else") {
    const Base base;
    REQUIRE(base.take(base.plan(study(), options()).intake));
    const ImportPlan again = base.plan(study(), options());
    CHECK(again.intake.sources.empty());
    CHECK(again.intake.decisions.empty());
    CHECK(again.known_sources == 1);
    CHECK(again.known_codings == 2);
    CHECK(again.losses == std::vector<std::string>());
    Project more = study();
    more.codings.push_back({"k3", {0, words(kText, "for ages")}, 0, 0, "2025-01-01T00:00:00Z", {}});
    const ImportPlan added = base.plan(more, options());
    REQUIRE(added.intake.decisions.size() == 1);
    // It goes behind what this coder has in the log.
    CHECK(added.intake.decisions[0].sequence == 2);
    for (const Entry& entry : base.log()) {
        if (entry.decision.coder == "Ana") CHECK(added.intake.decisions[0].previous == entry.decision.id);
    }
    REQUIRE(base.take(added.intake));
    CHECK(base.log().size() == 3);
    CHECK(base.problems().empty());
}

TEST_CASE("import: what two programs wrote on the same words by the same person is one decision") {
    const Base base;
    REQUIRE(base.take(base.plan(study(), options()).intake));
    Project elsewhere = study();
    elsewhere.origin = "Third 1";
    for (ProjectCoding& coding : elsewhere.codings) coding.guid += "-other";
    CHECK(base.plan(elsewhere, options()).known_codings == 2);
}

TEST_CASE("import: codings twice in a project, and texts twice, are told") {
    const Base base;
    Project project = study();
    project.codings.push_back(project.codings[0]);
    project.sources.push_back({"s2", "Int 2", kText, {}, {}, -1, {}});
    project.codings.push_back({"k9", {1, words(kText, "for ages")}, 0, 0, {}, {}});
    const ImportPlan plan = base.plan(project, options());
    CHECK(plan.intake.sources.size() == 1);
    CHECK(plan.codings == 3);
    CHECK(plan.known_codings == 0);
    CHECK_THAT(told(plan), Contains("codings that the project holds twice: 1") &&
                               Contains("source 'Int 2' has the words of another"));
    REQUIRE(base.take(plan.intake));
    CHECK(base.log().size() == 3);
}

TEST_CASE("import: names that two texts share, or that look like paths") {
    const Base base;
    Project project = study();
    project.sources.push_back({"s2", "Int 1", "P1: Another day, another wait.\n", {}, {}, -1, {}});
    project.sources.push_back({"s3", "../../etc/passwd", "P1: A third one.\n", {}, {}, -1, {}});
    project.sources.push_back({"s4", "", "P1: A fourth one.\n", {}, {}, -1, {}});
    const ImportPlan plan = base.plan(project, options());
    REQUIRE(plan.intake.sources.size() == 4);
    CHECK(plan.intake.sources[1].path == "/somewhere/study.qdpx/Int 1 (2).txt");
    CHECK(plan.intake.sources[2].path == "/somewhere/study.qdpx/.._.._etc_passwd.txt");
    CHECK(plan.intake.sources[3].path == "/somewhere/study.qdpx/source.txt");
}

TEST_CASE("import: texts with decomposed letters are composed, and codings stay on the same words") {
    const Base base;
    Project project = study();
    std::string& text = project.sources[0].text;
    text =
        "P1: Re\u0301ne\u0301e wai\u00ADted at the cafe\u0301, nine months.\nP1: U\u0308ber\u2000all, she "
        "said.\n";
    project.codings.clear();
    const std::vector<std::pair<std::string, std::string>> marked{
        {"Re\u0301ne\u0301e", "R\u00E9n\u00E9e"},
        {"ne\u0301e", "n\u00E9e"},
        {"wai\u00ADted", "wai\u00ADted"},
        {"cafe\u0301, nine", "caf\u00E9, nine"},
        {"months.\nP1: U\u0308", "months.\nP1: \u00DC"},
        {"U\u0308ber\u2000all", "\u00DCber\u2002all"},
        {"she said.\n", "she said.\n"}};
    for (const auto& [before, after] : marked) {
        project.codings.push_back({before, {0, words(text, before)}, 0, 0, {}, {}});
    }
    const ImportPlan plan = base.plan(project, options());
    REQUIRE(plan.intake.decisions.size() == marked.size());
    for (std::size_t i = 0; i < marked.size(); ++i)
        CHECK(plan.intake.decisions[i].place.words == marked[i].second);
    const Result<Merged> merged = base.take(plan.intake);
    REQUIRE(merged);
    CHECK(merged->unresolved == 0);
    CHECK(base.plan(project, options()).known_codings == marked.size());
}

TEST_CASE("import: codes without a component, people without a name, texts without words") {
    const Base base;
    Project project = study();
    project.origin.clear();
    project.users = {{"u1", {}, "evidex"}, {"u2", {}, ""}};
    project.codings[1].user = -1;
    project.sources.push_back({"s2", "Blank", " \n", {}, {}, -1, {}});
    project.codings.push_back({"k3", {1, {0, 1}}, 0, 0, {}, {}});
    ImportOptions wanted = options();
    wanted.components[0].clear();
    ImportPlan plan = base.plan(project, wanted);
    CHECK_THAT(told(plan), Contains("codings with 'Waiting' (1): no component") &&
                               Contains("source 'Blank' with its codings (1)"));
    REQUIRE(plan.intake.decisions.size() == 1);
    CHECK(plan.intake.decisions[0].coder == "unknown coder, another program");
    wanted.coder = "Sam";
    wanted.components = {"waiting", ""};
    CHECK(base.plan(project, wanted).coders.count("evidex (imported)") == 1);
    wanted.components = {"", "kindness"};
    CHECK(base.plan(project, wanted).intake.decisions[0].coder == "Sam");
}

TEST_CASE("import: what has no place in a base is told") {
    const Base base;
    Project project = study();
    project.description = "About us.";
    project.sources[0].attributes = {{"site", "North"}};
    project.cases = {{"p1", {}, "P1", "A note", {{"Role", "parent"}, {"age", "40"}}, {0}, {}},
                     {"p2", {}, "Ward 7", {}, {}, {}, {}}};
    project.notes = {{"n1", {}, std::string(200, 'x') + "\nmore", {}, -1, {}},
                     {"n2", "Hm", "text", ProjectPlace{0, {0, 3}}, -1, {}}};
    const std::string losses = told(base.plan(project, options()));
    CHECK_THAT(losses, Contains("attribute 'age' of cases") && Contains("attribute 'site' of sources") &&
                           Contains("description of case 'P1'") && Contains("case 'Ward 7'") &&
                           Contains("comment 'Hm' (n2)") && Contains("the description of the project"));
    CHECK_THAT(losses, Contains("memo '" + std::string(60, 'x') + "' (n1)"));
    CHECK_THAT(losses, !Contains("case 'P1': it") && !Contains("'Role'"));
}

TEST_CASE("import: who spoke is taken from cases") {
    const Base base;
    Project project = study();
    ProjectCase mother{"p1", {}, "P1", {}, {{"role", "parent"}}, {0}, {}};
    // Too short for anybody to see that it is an interview; the cases tell.
    mother.turns = {{0, words(kText, "P1: We waited for ages, nine months.")},
                    {0, words(kText, "P1: She was kind to us.")}};
    project.cases = {mother};
    REQUIRE(base.take(base.plan(project, options()).intake));
    Query query;
    query.filter.roles = {"parent"};
    const Result<Store> store = Store::open(base.path(), Store::Mode::read_only);
    const auto found = store->find(query);
    REQUIRE(found);
    for (const Quote& quote : *found) CHECK(quote.speaker == "P1");
    CHECK(found->size() == 2);
}

TEST_CASE("import: who read to the end has said of every passage what is not there") {
    const Base base;
    ImportOptions wanted = options();
    wanted.read_through = true;
    const ImportPlan plan = base.plan(study(), wanted);
    CHECK(plan.codings == 2);
    std::size_t readers = 0;
    for (const Decision& decision : plan.intake.decisions) {
        if (decision.verdict != Verdict::reviewed) continue;
        ++readers;
        CHECK(decision.place.span == Span{0, static_cast<std::uint32_t>(kText.size())});
    }
    CHECK(readers == 2);
    REQUIRE(base.take(plan.intake));
    const ImportPlan again = base.plan(study(), wanted);
    CHECK(again.intake.decisions.empty());
    CHECK(again.known_codings == 2);
}

TEST_CASE("take_in: all or nothing") {
    const Base base;
    Intake intake = base.plan(study(), options()).intake;
    const auto refuses = [&](const Intake& bad, const std::string& why) {
        const Result<Merged> merged = base.take(bad);
        REQUIRE_FALSE(merged);
        CHECK_THAT(merged.error().text(), Contains(why));
        CHECK(base.sources().empty());
        CHECK(base.log().empty());
    };
    Intake changed = intake;
    changed.decisions[1].note = "written in later";
    refuses(changed, "changed");
    Intake foreign = intake;
    foreign.sources[0].passages[0].span.end = 1'000'000;
    refuses(foreign, "Int 1.txt");
    REQUIRE(base.take(intake));
    CHECK(base.sources().size() == 1);
    CHECK(base.log().size() == 2);
    CHECK(base.problems().empty());
    // Again it changes nothing, and an empty intake is one.
    REQUIRE(base.take(intake));
    CHECK(base.log().size() == 2);
    REQUIRE(base.take({}));
}

TEST_CASE("take_in: a source at a known path takes its place, and decisions follow the words") {
    const Base base;
    REQUIRE(base.take(base.plan(study(), options()).intake));
    Project edited = study();
    std::string& text = edited.sources[0].text;
    text.replace(text.find("How was it?"), 11, "How did it all begin?");
    edited.codings.clear();
    const ImportPlan plan = base.plan(edited, options());
    CHECK(plan.intake.sources.size() == 1);
    REQUIRE(base.take(plan.intake));
    CHECK(base.sources().size() == 1);
    for (const Entry& entry : base.log()) {
        CHECK(entry.whereabouts == Whereabouts::placed);
        CHECK(text.substr(entry.span.begin, entry.span.size()) == entry.decision.place.words);
    }
}
