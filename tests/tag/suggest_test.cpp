#include "evidex/suggest.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

namespace {

Codebook small_codebook() {
    Codebook codebook;
    Component component;
    component.id = "waiting";
    component.themes = {{"general", "General"}};
    codebook.components = {component};
    Row row;
    row.id = "W-T001";
    row.theme = "general";
    row.pattern = "queue";
    row.weight = 3;
    codebook.rows = {row};
    return codebook;
}

struct Coded {
    std::string text;
    bool waiting = false;
};

std::vector<CodedPassage> coded(const std::vector<Coded>& texts) {
    std::vector<CodedPassage> passages;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CodedPassage passage;
        passage.id = "p" + std::to_string(i);
        passage.view.text = texts[i].text;
        if (texts[i].waiting) passage.components = {0};
        passages.push_back(std::move(passage));
    }
    return passages;
}

const RowProposal* find(const std::vector<RowProposal>& suggestions, const std::string& pattern) {
    for (const RowProposal& suggestion : suggestions) {
        if (suggestion.pattern == pattern) return &suggestion;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("what people coded and the codebook misses is suggested, counted on the other half") {
    const auto tagger = Tagger::compile(small_codebook());
    REQUIRE(tagger);
    std::vector<Coded> texts;
    for (int i = 0; i < 20; ++i) {
        const std::string number = std::to_string(i);
        texts.push_back({"Person " + number + " sat on a backlog until spring.", true});
        texts.push_back({"Person " + number + " sat on a bench until spring.", false});
    }
    const auto suggestions = suggest(*tagger, coded(texts));
    const RowProposal* backlog = find(suggestions, "backlog");
    REQUIRE(backlog != nullptr);
    CHECK_FALSE(backlog->row);
    CHECK(backlog->gained == 20);
    CHECK(backlog->harmed == 0);
    CHECK(backlog->tested == 20);
    CHECK(backlog->precision() == Approx(1.0));
    CHECK(backlog->lift == Approx(2.0));
    CHECK(find(suggestions, "bench") == nullptr);
    CHECK(find(suggestions, "spring") == nullptr);
}

TEST_CASE("what stops a row that is often wrong is suggested as its condition") {
    const auto tagger = Tagger::compile(small_codebook());
    REQUIRE(tagger);
    std::vector<Coded> texts;
    for (int i = 0; i < 20; ++i) {
        const std::string number = std::to_string(i);
        texts.push_back({"Number " + number + " in the queue for the clinic.", true});
        texts.push_back({"Number " + number + " in the queue at the bakery.", false});
    }
    const auto suggestions = suggest(*tagger, coded(texts));
    const RowProposal* bakery = find(suggestions, "bakery");
    REQUIRE(bakery != nullptr);
    REQUIRE(bakery->row);
    CHECK(*bakery->row == 0);
    CHECK(bakery->gained == 20);
    CHECK(bakery->harmed == 0);
    CHECK(find(suggestions, "clinic") == nullptr);
}

TEST_CASE("a pattern seen once is no suggestion") {
    const auto tagger = Tagger::compile(small_codebook());
    REQUIRE(tagger);
    CHECK(suggest(*tagger, coded({{"A backlog of months.", true}, {"Nothing here.", false}})).empty());
}
