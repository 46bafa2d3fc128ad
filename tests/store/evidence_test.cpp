#include <catch2/catch.hpp>

#include "store/coded_project.hpp"

namespace evidex::test {
namespace {

/// Two coders and an adjudicator have been at it.
class JudgedProject : public CodedProject {
public:
    JudgedProject() {
        Ledger log = ledger();
        Decision by_ben = draft("ben", Verdict::accepted, "waiting was awful");
        by_ben.stance = Stance::neutral;
        REQUIRE(log.record({draft("ana", Verdict::accepted, "waiting was awful"), by_ben,
                            draft("ana", Verdict::added, "for a letter"),
                            draft("ben", Verdict::reviewed, "for a letter", ""),
                            draft("ana", Verdict::accepted, "phone number", "confidentiality"),
                            draft("ana", Verdict::added, "Nothing in this paragraph"),
                            draft("judge", Verdict::dismissed, "Nothing in this paragraph"),
                            draft("ben", Verdict::rejected, "phone line"),
                            draft("judge", Verdict::settled, "phone line")}));
    }

    [[nodiscard]] std::vector<std::string> quotes(const Query& query) const {
        std::vector<std::string> texts;
        const Store store = *Store::open(base(), Store::Mode::read_only);
        for (const Quote& quote : std::vector<Quote>(*store.find(query)))
            texts.push_back(quote.text.substr(0, 12));
        std::sort(texts.begin(), texts.end());
        CHECK(*store.count(query) == static_cast<std::int64_t>(texts.size()));
        return texts;
    }
    [[nodiscard]] Coverage coverage(Evidence evidence, CoverageBy by = CoverageBy::none) const {
        Filter filter;
        filter.evidence = evidence;
        return *Store::open(base(), Store::Mode::read_only)->coverage(filter, by);
    }
};

using Texts = std::vector<std::string>;

Query about(const std::string& component, Evidence evidence) {
    Query query;
    query.filter.evidence = evidence;
    if (!component.empty()) query.filter.components = {component};
    return query;
}

TEST_CASE("quotes rest on the engine's tags, on coders' decisions or on what they agree on") {
    const JudgedProject project;
    CHECK(project.quotes(about("rapid-access", Evidence::suggested)) ==
          Texts{"But somebody", "Services wit", "The waiting ", "We kept wait"});
    CHECK(project.quotes(about("rapid-access", Evidence::decided)) ==
          Texts{"Services wit", "The waiting ", "We kept wait"});
    CHECK(project.quotes(about("rapid-access", Evidence::agreed)) == Texts{"Services wit", "The waiting "});
    CHECK(project.quotes(about("", Evidence::decided)) ==
          Texts{"But somebody", "Services wit", "The waiting ", "We kept wait"});
    Query waiting = about("rapid-access", Evidence::decided);
    waiting.words = "waiting";
    CHECK(project.quotes(waiting) == Texts{"The waiting ", "We kept wait"});
    waiting.filter.components.clear();
    CHECK(project.quotes(waiting) == Texts{"The waiting ", "We kept wait"});
}

TEST_CASE("a coder's stance wins, else the engine's is taken") {
    const JudgedProject project;
    Query query = about("rapid-access", Evidence::decided);
    query.filter.stance = Stance::neutral;
    CHECK(project.quotes(query) == Texts{"The waiting "});
    query.filter.stance = Stance::meets;
    CHECK(project.quotes(query) == Texts{"Services wit", "We kept wait"});
    const Store store = *Store::open(project.base(), Store::Mode::read_only);
    query.filter.stance = Stance::neutral;
    const std::vector<Quote> quotes = *store.find(query);
    REQUIRE(quotes.front().tags.size() == 1);
    CHECK(quotes.front().tags.front().stance == Stance::neutral);
}

TEST_CASE("coverage counts the evidence asked for") {
    const JudgedProject project;
    const auto passages = [&](Evidence evidence) {
        std::vector<std::int64_t> counts;
        for (const CoverageRow& row : project.coverage(evidence).rows) counts.push_back(row.passages);
        return counts;
    };
    CHECK(passages(Evidence::suggested) == std::vector<std::int64_t>{4, 2});
    CHECK(passages(Evidence::decided) == std::vector<std::int64_t>{3, 1});
    CHECK(passages(Evidence::agreed) == std::vector<std::int64_t>{2, 0});
    // What was added by hand has no theme, and is counted all the same.
    Ledger ledger = project.ledger();
    REQUIRE(ledger.record(project.draft("ana", Verdict::added, "for a letter", "confidentiality")));
    std::int64_t without = 0;
    for (const CoverageRow& row : project.coverage(Evidence::decided, CoverageBy::theme).rows) {
        if (row.component == "confidentiality" && row.group == "no theme") without += row.passages;
    }
    CHECK(without == 1);
}

TEST_CASE("passages can be chosen by whether a coder has decided there") {
    const JudgedProject project;
    Query query;
    query.filter.decided = true;
    CHECK(project.quotes(query).size() == 5);
    query.filter.components = {"rapid-access"};
    CHECK(project.quotes(query) == Texts{"Services wit", "The waiting ", "We kept wait"});
    query.filter.decided = false;
    CHECK(project.quotes(query) == Texts{"But somebody"});
    Ledger ledger = project.ledger();
    const Decision decision = *ledger.record(project.draft("ana", Verdict::rejected, "phone number"));
    CHECK(project.quotes(query).empty());
    REQUIRE(ledger.withdraw(decision.id, "ana"));
    CHECK(project.quotes(query) == Texts{"But somebody"});
    REQUIRE(ledger.record(project.draft("ana", Verdict::shown, "phone number")));
    CHECK(project.quotes(query) == Texts{"But somebody"});
}

TEST_CASE("undo changes what counts as decided at once") {
    const JudgedProject project;
    Ledger ledger = project.ledger();
    EntryFilter by_judge;
    by_judge.coder = "judge";
    for (const Entry& entry : std::vector<Entry>(*ledger.entries(by_judge))) {
        REQUIRE(ledger.withdraw(entry.decision.id, "judge"));
    }
    CHECK(project.quotes(about("rapid-access", Evidence::decided)) ==
          Texts{"Nothing in t", "The waiting ", "We kept wait"});
}

}  // namespace
}  // namespace evidex::test
