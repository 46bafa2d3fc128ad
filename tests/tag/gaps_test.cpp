#include "tag/gaps.hpp"

#include <catch2/catch.hpp>

#include "tag/words.hpp"

using namespace evidex;

namespace {

/// One sign per gap: _ plain, , soft, ; clause, . sentence.
std::string gaps(std::string_view text) {
    const std::vector<Span> words = split_text(text);
    std::string out;
    for (std::size_t i = 1; i < words.size(); ++i) {
        out += "_,;."[static_cast<std::size_t>(gap_between(text, words[i - 1], words[i]))];
    }
    return out;
}

}  // namespace

TEST_CASE("what joins and what separates") {
    CHECK(gaps("a b-c – d — e/f\ng\u00A0h") == "_______");
    CHECK(gaps("a, b (c) “d” e") == ",,,,");
    CHECK(gaps("a; b: c") == ";;");
    CHECK(gaps("the parents' group and Zoë’s friends’ list") == "______");
    CHECK(gaps("she said 'wait' twice") == "_,_");
}

TEST_CASE("sentences end before capitals, quotations and numbers") {
    CHECK(gaps("It ended. She left! Why? Who knows… Nobody.") == "_._.._.");
    CHECK(gaps("it ended. then it began") == "____");
    CHECK(gaps("it ended. “then” it began") == "_.,_");
    CHECK(gaps("It ended.” She left") == "_._");
    CHECK(gaps("It ended (badly). She left") == "_,._");
    CHECK(gaps("six weeks. 12 more") == "_._");
    CHECK(gaps("Ended.Then") == "_");
    CHECK(gaps("What?! Really") == ".");
}

TEST_CASE("abbreviations and initials end no sentence") {
    CHECK(gaps("Dr. Smith") == "_");
    CHECK(gaps("J. Smith") == "_");
    CHECK(gaps("It was I. She left") == "__._");
    CHECK(gaps("tools, e.g. CBT, i.e. Talking") == ",__,__");
    CHECK(gaps("see Fig. 3") == "__");
    CHECK(gaps("She said no. Nobody came") == "__._");
}
