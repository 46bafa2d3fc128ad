#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/text_change.hpp"
#include "evidex/decision.hpp"

namespace evidex::test {
namespace {

const std::string kInterview =
    "Interviewer: How did it start?\n"
    "Maya: I waited six months for a first appointment.\n"
    "Interviewer: Was that all right?\n"
    "Maya: No.\n"
    "Interviewer: And the people there?\n"
    "Maya: They listened, which nobody had done before.\n"
    "Interviewer: Was that all right?\n"
    "Maya: No.\n"
    "Interviewer: Thank you for telling me.\n";

Span span_of(const std::string& text, const std::string& words, std::size_t from = 0) {
    const std::size_t at = text.find(words, from);
    REQUIRE(at != std::string::npos);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

std::string changed(std::string text, const std::string& old, const std::string& now) {
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), now);
}

TEST_CASE("a place carries enough of its surroundings to be told apart") {
    const Place first = place_in(kInterview, span_of(kInterview, "No."), "s");
    const std::size_t second_at = kInterview.find("No.") + 1;
    const Place second = place_in(kInterview, span_of(kInterview, "No.", second_at), "s");
    CHECK(first.words == "No.");
    CHECK(first.before != second.before);
    CHECK(first.after != second.after);
    CHECK(find_again(first, kInterview) == first.span);
    CHECK(find_again(second, kInterview) == second.span);
    const Place unique = place_in(kInterview, span_of(kInterview, "which nobody"), "s");
    CHECK(unique.before.size() == 32);
    CHECK(unique.after == " had done before.\nInterviewer: W");
}

TEST_CASE("context is counted in code points") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "é";
    text += "Wort";
    for (int i = 0; i < 100; ++i) text += "ß";
    const Place place = place_in(text, span_of(text, "Wort"), "s");
    CHECK(place.before.size() == 64);
    CHECK(place.after.size() == 64);
}

TEST_CASE("a place is found again after edits elsewhere, and never where it is not certain") {
    const Place place = place_in(kInterview, span_of(kInterview, "No."), "s");
    const std::string early = changed(kInterview, "start", "all begin");
    CHECK(slice(early, *find_again(place, early)) == "No.");
    CHECK(find_again(place, early)->begin == place.span.begin + 4);
    // The first "No." goes; the second must not stand in for it.
    const std::string without = changed(kInterview, "Interviewer: Was that all right?\nMaya: No.\n", "");
    CHECK_FALSE(find_again(place, without));
    CHECK_FALSE(find_again(place, changed(kInterview, "Maya: No.", "Maya: Not.")));
    CHECK_FALSE(find_again(place, kInterview + kInterview));
    CHECK_FALSE(find_again(place, ""));
}

TEST_CASE("places at either end of a text keep to the ends") {
    const std::string text = "Yes.\nNo.\nYes.\n";
    const Place first = place_in(text, {0, 4}, "s");
    const Place last = place_in(text, {9, 13}, "s");
    CHECK(find_again(first, text) == first.span);
    CHECK(find_again(last, text) == last.span);
    CHECK_FALSE(find_again(first, "Well.\nYes.\n"));
}

TEST_CASE("a change of text moves what did not change") {
    const std::string after =
        changed(changed(kInterview, "start", "all begin"), "Maya: They", "Maya: Well, they");
    const TextChange change(kInterview, after);
    const Span waited = span_of(kInterview, "I waited six months");
    CHECK(slice(after, *change.find(waited)) == "I waited six months");
    const Span part = span_of(kInterview, "listened, which");
    CHECK(slice(after, *change.find(part)) == "listened, which");
    CHECK_FALSE(change.find(span_of(kInterview, "They listened")));
    const Span second = span_of(kInterview, "No.", kInterview.find("No.") + 1);
    CHECK(change.find(second)->begin == after.rfind("No."));
}

TEST_CASE("new speaker labels do not lose the turns") {
    std::string after = kInterview;
    for (std::size_t at = after.find("Maya"); at != std::string::npos; at = after.find("Maya", at + 1)) {
        after.replace(at, 4, "[Young person A]");
    }
    const TextChange change(kInterview, after);
    for (const char* words : {"I waited six months for a first appointment.", "They listened"}) {
        CHECK(slice(after, *change.find(span_of(kInterview, words))) == words);
    }
}

/// A text of numbered sentences and short answers, with for each word the number it was made with, so that a
/// test knows where every word went.
struct Traced {
    std::vector<std::string> words;
    std::vector<int> origins;  // of words that were not in the first version: -1

    [[nodiscard]] std::string text() const {
        std::string text;
        for (const std::string& word : words) text += word;
        return text;
    }
    [[nodiscard]] std::uint32_t offset(std::size_t word) const {
        std::uint32_t at = 0;
        for (std::size_t i = 0; i < word; ++i) at += static_cast<std::uint32_t>(words[i].size());
        return at;
    }
};

using Random = std::mt19937_64;

std::size_t draw(Random& random, std::size_t below) {
    return static_cast<std::size_t>(random() % below);
}

Traced invented_interview(Random& random) {
    constexpr std::array<const char*, 24> kWords{
        "we ",     "waited ", "and ",    "the ",   "letter ", "came ",    "late ",  "someone ",
        "there ",  "was ",    "kind ",   "to ",    "me ",     "again ",   "phone ", "number ",
        "nobody ", "told ",   "school ", "after ", "it ",     "stopped ", "help ",  "group "};
    Traced traced;
    const auto add = [&](const char* word) {
        traced.origins.push_back(static_cast<int>(traced.words.size()));
        traced.words.emplace_back(word);
    };
    for (int turn = 0; turn < 60; ++turn) {
        add(turn % 2 == 0 ? "Interviewer: " : "Maya: ");
        if (draw(random, 4) == 0) {
            add(turn % 2 == 0 ? "Was that all right? " : "No. ");
        } else {
            for (std::size_t i = 4 + draw(random, 30); i > 0; --i) add(kWords[draw(random, kWords.size())]);
        }
        add("\n");
    }
    return traced;
}

/// A light edit as people make them: a typo, a word more or less, a turn that goes.
void edit(Traced& traced, Random& random) {
    const std::size_t at = draw(random, traced.words.size());
    const auto offset = static_cast<std::ptrdiff_t>(at);
    switch (draw(random, 4)) {
        case 0:
            traced.words[at] = "teh ";
            traced.origins[at] = -1;
            break;
        case 1:
            traced.words.insert(traced.words.begin() + offset, "really ");
            traced.origins.insert(traced.origins.begin() + offset, -1);
            break;
        case 2:
            traced.words.erase(traced.words.begin() + offset);
            traced.origins.erase(traced.origins.begin() + offset);
            break;
        default:
            while (at < traced.words.size()) {
                const bool last = traced.words[at] == "\n";
                traced.words.erase(traced.words.begin() + offset);
                traced.origins.erase(traced.origins.begin() + offset);
                if (last) break;
            }
    }
}

/// Where the words from `first` to `last` are now, if they are all there in one piece.
std::optional<Span> truth(const Traced& now, std::size_t first, std::size_t last) {
    for (std::size_t i = 0; i + (last - first) < now.origins.size(); ++i) {
        if (now.origins[i] != static_cast<int>(first)) continue;
        for (std::size_t k = 0; k <= last - first; ++k) {
            if (now.origins[i + k] != static_cast<int>(first + k)) return std::nullopt;
        }
        return Span{now.offset(i), now.offset(i + (last - first) + 1)};
    }
    return std::nullopt;
}

TEST_CASE("after light edits at least 95 % of unchanged places are found, and none wrongly") {
    Random random(20'261);
    int there = 0;
    int found_again = 0;
    int moved = 0;
    for (int round = 0; round < 150; ++round) {
        const Traced before = invented_interview(random);
        Traced after = before;
        for (int i = 0; i < 6; ++i) edit(after, random);
        const std::string old_text = before.text();
        const std::string new_text = after.text();
        const TextChange change(old_text, new_text);
        for (int i = 0; i < 40; ++i) {
            const std::size_t first = draw(random, before.words.size() - 12);
            const std::size_t last = first + draw(random, 12);
            // Line ends look alike: nobody can say which of two was deleted.
            if (before.words[first] == "\n" || before.words[last] == "\n") continue;
            const Span span{before.offset(first), before.offset(last + 1)};
            const std::optional<Span> right = truth(after, first, last);
            const std::optional<Span> by_context = find_again(place_in(old_text, span, "s"), new_text);
            const std::optional<Span> by_change = change.find(span);
            INFO("round " << round << ", words '" << slice(old_text, span) << "'");
            // What was deleted or changed may not be found; what is found must be right.
            if (by_context) CHECK(by_context == right);
            if (by_change) CHECK(by_change == right);
            there += right ? 1 : 0;
            found_again += right && by_context ? 1 : 0;
            moved += right && (by_change || by_context) ? 1 : 0;
        }
    }
    REQUIRE(there > 3'000);
    CHECK(found_again > 0.95 * there);
    CHECK(moved > 0.98 * there);
}

TEST_CASE("surroundings that were written anew say nothing by their length") {
    const std::string text = "One.\n[Person A]: I waited.\n[Person B]: Yes.\nI waited.\n";
    Place place;
    place.words = "I waited.";
    place.before = "[Person A]: ";
    place.after = "\n[Person B]";
    CHECK_FALSE(find_again(place, text));  // taken for a whole text
    const auto found = find_again(place, {false, false}, text);
    REQUIRE(found);
    CHECK(found->begin == 17);
    CHECK_FALSE(find_again(place, {true, true}, text));
    // Nothing around the words is no reason to believe in them.
    place.before.clear();
    place.after.clear();
    CHECK_FALSE(find_again(place, {false, false}, "Once I waited."));
}

}  // namespace
}  // namespace evidex::test
