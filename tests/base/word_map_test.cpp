#include "base/word_map.hpp"

#include <catch2/catch.hpp>

using evidex::slice;
using evidex::Span;
using evidex::WordMap;

namespace {

Span span_of(const std::string& text, const std::string& words) {
    const std::size_t at = text.find(words);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

}  // namespace

TEST_CASE("word map: blanks and line ends may come and go") {
    const std::string before =
        "P1:  I waited\nsix months for\na first appointment.\n\n\nNobody\trang, naïve me.\n";
    const std::string after = "P1: I waited six months for a first appointment.\n\nNobody rang, naïve me.";
    const WordMap map(before, after);
    const std::string words = "waited\nsix months for\na first";
    const auto found = map.find(span_of(before, words));
    REQUIRE(found);
    CHECK(slice(after, *found) == "waited six months for a first");
    // Blanks at the ends are no words.
    const auto loose = map.find(span_of(before, "\n\n\nNobody\t"));
    REQUIRE(loose);
    CHECK(slice(after, *loose) == "Nobody");
    CHECK_FALSE(map.find(span_of(before, "\n\n\n")));
    const auto all = map.find({0, static_cast<std::uint32_t>(before.size())});
    REQUIRE(all);
    CHECK(slice(after, *all) == after);
}

TEST_CASE("word map: what changed is not guessed, what stands around it is found") {
    const std::string before = "one two three. self-\ncare was good. four five six seven.";
    const std::string after = "one two three. self-care was good. four five six seven.";
    const WordMap map(before, after);
    CHECK_FALSE(map.find(span_of(before, "self-\ncare")));
    const auto found = map.find(span_of(before, "five six"));
    REQUIRE(found);
    CHECK(slice(after, *found) == "five six");
}

TEST_CASE("word map: what has no width may come and go") {
    const std::string before = "\uFEFFWe wai\u00ADted nine\u200B months.";
    const std::string after = "We waited nine months.";
    const WordMap map(before, after);
    const auto found = map.find(span_of(before, "wai\u00ADted nine"));
    REQUIRE(found);
    CHECK(slice(after, *found) == "waited nine");
    const WordMap back(after, before);
    const auto there = back.find(span_of(after, "waited nine"));
    REQUIRE(there);
    CHECK(slice(before, *there) == "wai\u00ADted nine");
    CHECK_FALSE(map.find(span_of(before, "\u200B")));
}
