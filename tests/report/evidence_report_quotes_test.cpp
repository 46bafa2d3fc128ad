#include "report/evidence_report_quotes.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

using namespace evidex;

namespace {

Quote quote(std::int64_t passage, const std::string& source, const std::string& role, Stance stance,
            double score) {
    Quote made;
    made.passage = passage;
    made.path = made.source_id = source;
    made.role = role;
    if (!role.empty()) made.speaker = "P" + std::to_string(passage);
    made.tags = {{"aftercare", stance, score}};
    // Words of their own, so that no two are alike, and of comfortable length.
    for (int i = 0; i < 12; ++i) made.text += "word" + std::to_string(passage * 100 + i) + " ";
    return made;
}

std::vector<std::int64_t> numbers(const std::vector<ChosenQuote>& chosen) {
    std::vector<std::int64_t> passages;
    for (const ChosenQuote& each : chosen) passages.push_back(each.quote.passage);
    return passages;
}

/// A crowd: one talkative source with the best scores, others with less.
std::vector<Quote> crowd() {
    std::vector<Quote> quotes;
    std::int64_t passage = 0;
    for (int i = 0; i < 30; ++i)
        quotes.push_back(quote(++passage, "loud", "young-person", Stance::falls_short, 90 - i));
    for (const char* role : {"young-person", "parent", "service-provider", ""}) {
        for (int i = 0; i < 6; ++i) {
            const Stance stance = i % 3 == 0   ? Stance::meets
                                  : i % 3 == 1 ? Stance::falls_short
                                               : Stance::neutral;
            quotes.push_back(
                quote(++passage, std::string(role) + std::to_string(i / 2), role, stance, 10 + i));
        }
    }
    return quotes;
}

}  // namespace

TEST_CASE("quotes are spread over sources, voices and stances") {
    QuoteChoice choice;
    choice.voices = {"young-person", "parent", "service-provider", "in writing"};
    const std::vector<ChosenQuote> chosen = choose_quotes(crowd(), "aftercare", choice);
    REQUIRE(chosen.size() == 8);
    std::map<std::string, int> sources;
    std::map<std::string, int> voices;
    std::map<Stance, int> stances;
    for (const ChosenQuote& each : chosen) {
        ++sources[each.quote.source_id];
        ++voices[voice_of(each.quote)];
        ++stances[each.stance];
    }
    CHECK(std::all_of(sources.begin(), sources.end(), [](const auto& each) { return each.second == 1; }));
    CHECK(voices == std::map<std::string, int>{
                        {"young-person", 2}, {"parent", 2}, {"service-provider", 2}, {"in writing", 2}});
    CHECK(stances.size() == 3);
    CHECK(chosen[0].quote.passage == 1);  // the best of whose turn is first
}

TEST_CASE("stances are shown in their proportion, each at least once") {
    std::vector<Quote> quotes;
    for (int i = 0; i < 60; ++i) {
        const Stance stance = i < 40 ? Stance::falls_short : i < 58 ? Stance::meets : Stance::neutral;
        quotes.push_back(quote(i + 1, "s" + std::to_string(i), "parent", stance, i));
    }
    QuoteChoice choice;
    choice.stances = {2, 18, 40};  // neutral, meets, falls short
    std::map<Stance, int> stances;
    for (const ChosenQuote& each : choose_quotes(quotes, "aftercare", choice)) ++stances[each.stance];
    CHECK(stances ==
          std::map<Stance, int>{{Stance::falls_short, 5}, {Stance::meets, 2}, {Stance::neutral, 1}});
}

TEST_CASE("the choice does not depend on the order of what is offered") {
    QuoteChoice choice;
    choice.voices = {"young-person", "parent"};
    std::vector<Quote> quotes = crowd();
    const std::vector<std::int64_t> expected = numbers(choose_quotes(quotes, "aftercare", choice));
    std::mt19937 random(7);
    for (int i = 0; i < 20; ++i) {
        std::shuffle(quotes.begin(), quotes.end(), random);
        CHECK(numbers(choose_quotes(quotes, "aftercare", choice)) == expected);
    }
}

TEST_CASE("no source gives more than it may, even if nothing else is there") {
    std::vector<Quote> quotes;
    for (int i = 1; i <= 9; ++i) quotes.push_back(quote(i, "only", "parent", Stance::meets, i));
    CHECK(numbers(choose_quotes(quotes, "aftercare", {})) == std::vector<std::int64_t>{9, 8});
    QuoteChoice three;
    three.per_source = 3;
    CHECK(choose_quotes(quotes, "aftercare", three).size() == 3);
}

TEST_CASE("what was said already is not said again") {
    std::vector<Quote> quotes{quote(1, "a", "parent", Stance::meets, 9),
                              quote(2, "b", "parent", Stance::meets, 8),
                              quote(3, "c", "parent", Stance::meets, 7)};
    quotes[1].text = quotes[0].text + "again";
    CHECK(numbers(choose_quotes(quotes, "aftercare", {})) == std::vector<std::int64_t>{1, 3});
}

TEST_CASE("very short and very long passages come last") {
    std::vector<Quote> quotes{quote(1, "a", "parent", Stance::meets, 9),
                              quote(2, "b", "parent", Stance::meets, 8),
                              quote(3, "c", "parent", Stance::meets, 1)};
    quotes[0].text = "Yes, aftercare.";
    quotes[1].text.clear();
    for (int i = 0; i < 200; ++i) quotes[1].text += "long" + std::to_string(i) + " ";
    CHECK(numbers(choose_quotes(quotes, "aftercare", {})) == std::vector<std::int64_t>{3, 1, 2});
}

TEST_CASE("passages without the component are never chosen") {
    std::vector<Quote> quotes{quote(1, "a", "parent", Stance::meets, 9)};
    quotes[0].tags[0].component = "other";
    CHECK(choose_quotes(quotes, "aftercare", {}).empty());
    CHECK(choose_quotes({}, "aftercare", {}).empty());
}
