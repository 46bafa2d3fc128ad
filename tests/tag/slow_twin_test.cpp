#include <catch2/catch.hpp>

#include <random>
#include <set>

#include "tag/books.hpp"
#include "tag/pattern.hpp"
#include "tag/slow_tagger.hpp"

using namespace evidex;
using namespace evidex::test;

namespace {

/// Makes codebooks and texts of so few words that everything meets everything.
class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
    bool chance(unsigned percent) { return below(100) < percent; }

    std::string word() {
        static const std::vector<std::string> kWords = {"wait",  "waiting", "list",  "lists",
                                                        "nurse", "call",    "seven", "12"};
        return kWords[below(static_cast<unsigned>(kWords.size()))];
    }

    std::string phrase() {
        static const std::vector<std::string> kAtoms = {"wait", "wait*", "list", "l*st*", "nurse",
                                                        "call", "n?rse", "*all", "seven", "waiting"};
        std::string out = kAtoms[below(static_cast<unsigned>(kAtoms.size()))];
        if (chance(30)) out += chance(30) ? " * " + word() : " " + word();
        return out;
    }

    std::string group() {
        if (chance(15)) return "@set";
        if (chance(10)) return "#access";
        if (chance(30)) return "(" + phrase() + " OR " + phrase() + ")";
        return phrase();
    }

    std::string near(unsigned depth) {
        if (depth == 0 || chance(25)) return group();
        static const std::vector<std::string> kOperators = {" NEAR/", " THEN/", " NOT NEAR/"};
        return "(" + near(depth - 1) + kOperators[below(chance(80) ? 2 : 3)] + std::to_string(1 + below(5)) +
               " " + near(depth - 1) + ")";
    }

    std::string rule() {
        static const std::vector<std::string> kOperators = {" WITHIN sentence ",
                                                            " WITHIN passage ",
                                                            " NOT WITHIN sentence ",
                                                            " NOT WITHIN passage ",
                                                            " AND ",
                                                            " AND NOT ",
                                                            " OR "};
        if (chance(60)) return near(1 + below(3));
        const std::string left = chance(20) ? "(" + rule() + ")" : near(1 + below(2));
        return left + kOperators[below(static_cast<unsigned>(kOperators.size()))] + near(1 + below(2));
    }

    std::string condition() {
        static const std::vector<std::string> kKinds = {"", "NEAR/2 ", "THEN/3 ", "AFTER/1 ",
                                                        "WITHIN sentence "};
        return kKinds[below(static_cast<unsigned>(kKinds.size()))] + (chance(70) ? phrase() : near(1));
    }

    Book book() {
        Book out({"access", "care"}, 1.0 + below(3));
        out.set("set", phrase() + "|" + phrase()).set("set", "<number>", Match::exact);
        for (unsigned i = 0; i < 6; ++i) {
            Row& row = out.term(phrase(), 0.1 * (1 + below(30)), below(2));
            if (chance(20)) row.match = Match::exact;
            if (chance(25)) row.only_if = condition();
            if (chance(25)) row.not_if = condition() + "|" + condition();
            if (chance(10)) row.status = RowStatus::trial;
        }
        while (out.book.rows.size() < 12) {
            const std::string pattern = rule();
            if (!parse_rule(pattern)) continue;
            out.rule(pattern, chance(15) ? -1.0 : 0.1 * (1 + below(30)), below(2));
        }
        if (chance(50)) add_words(out);
        return out;
    }

    void add_words(Book& out) {
        std::set<std::string> patterns;
        if (chance(30)) patterns.insert(std::string(WordWeights::kAlways));
        for (unsigned i = 0; i < 8; ++i) patterns.insert(chance(50) ? word() : word() + " " + word());
        for (const std::string& pattern : patterns) {
            const auto weight = [&] { return (static_cast<int>(below(200)) - 100) / 100.0; };
            out.words(pattern, {weight(), weight(), weight(), weight()});
        }
    }

    std::string text() {
        static const std::vector<std::string> kGaps = {" ",  " ",  " ",  " ",  "-",
                                                       ", ", "; ", ". ", "? ", " \u2013 "};
        std::string out;
        const unsigned count = below(30);
        for (unsigned i = 0; i < count; ++i) {
            std::string next = word();
            if (chance(30)) next[0] = static_cast<char>(std::toupper(next[0]));
            out += next + kGaps[below(static_cast<unsigned>(kGaps.size()))];
        }
        return out;
    }

private:
    std::mt19937 random_;
};

/// Hits as lines of text, so that a failure can be read.
std::string told(const std::vector<Tag>& tags) {
    std::string out;
    for (const Tag& tag : tags) {
        out += "component " + std::to_string(tag.component) + " " + std::to_string(tag.score) + "\n";
        for (const Hit& hit : tag.because) {
            out += "  " + std::to_string(hit.row) + " " + std::to_string(hit.span.begin) + "-" +
                   std::to_string(hit.span.end) + "\n";
        }
    }
    return out;
}

std::vector<Tag> slow_tags(const Codebook& book, std::string_view text) {
    SlowTagger slow(book);
    const auto counted = slow.counted(text);
    std::vector<Tag> tags;
    for (const auto& [component, score] : slow.tags(text)) {
        Tag tag;
        tag.component = component;
        tag.score = score;
        for (const auto& [row, places] : counted) {
            if (book.rows[row].component != component) continue;
            for (const Place& place : places) {
                Hit hit;
                hit.row = row;
                hit.span = slow.span(place);
                tag.because.push_back(hit);
            }
        }
        std::sort(tag.because.begin(), tag.because.end(), [](const Hit& a, const Hit& b) {
            return std::pair(a.span, a.row) < std::pair(b.span, b.row);
        });
        tags.push_back(tag);
    }
    return tags;
}

std::string listing(const Codebook& book) {
    std::string out;
    for (const Row& row : book.rows) {
        out += row.id + " [" + std::to_string(row.component) + "] " + row.pattern + " / only_if " +
               row.only_if + " / not_if " + row.not_if + "\n";
    }
    for (const SetMember& member : book.sets) out += "@" + member.set + " " + member.pattern + "\n";
    return out;
}

}  // namespace

TEST_CASE("on random codebooks and texts the engine does what the definition says") {
    std::size_t hits = 0;
    for (unsigned seed = 0; seed < 150; ++seed) {
        Maker maker(seed);
        const Book book = maker.book();
        const Tagger tagger = book.compile();
        for (int i = 0; i < 10; ++i) {
            const std::string text = maker.text();
            const std::vector<Tag> tags = tagger.tag(passage(text));
            const std::vector<Tag> expected = slow_tags(book.book, text);
            if (told(tags) != told(expected)) {
                INFO("seed " << seed << "\n" << listing(book.book) << text);
                REQUIRE(told(tags) == told(expected));
            }
            for (const Tag& tag : tags) hits += tag.because.size();
        }
    }
    CHECK(hits > 5'000);  // the comparison is not one of nothing with nothing
}

TEST_CASE("what was read before changes nothing, though the engine learns from it") {
    std::size_t tagged = 0;
    for (unsigned seed = 1000; seed < 1020; ++seed) {
        Maker maker(seed);
        const Book book = maker.book();
        const Tagger experienced = book.compile();
        for (int i = 0; i < 200; ++i) static_cast<void>(experienced.tag(passage(maker.text())));
        const Tagger fresh = book.compile();
        for (int i = 0; i < 20; ++i) {
            const std::string text = maker.text();
            const std::string expected = told(fresh.tag(passage(text)));
            tagged += expected.empty() ? 0 : 1;
            REQUIRE(told(experienced.tag(passage(text))) == expected);
        }
    }
    CHECK(tagged > 100);
}

TEST_CASE("components given up early are those that an explanation does not tag") {
    for (unsigned seed = 2000; seed < 2060; ++seed) {
        Maker maker(seed);
        const Tagger tagger = maker.book().compile();
        for (int i = 0; i < 20; ++i) {
            const std::string text = maker.text();
            std::vector<Tag> explained;
            for (const ComponentExplanation& why : tagger.explain(passage(text), {false})) {
                if (!why.tagged) continue;
                Tag tag;
                tag.component = why.component;
                tag.score = why.score;
                tag.because = why.because;
                explained.push_back(tag);
            }
            REQUIRE(told(tagger.tag(passage(text))) == told(explained));
        }
    }
}
