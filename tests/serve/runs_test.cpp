#include "serve/runs.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace evidex;

namespace {

/// The slow twin: looks at each byte alone.
std::vector<std::pair<bool, std::set<std::size_t>>> looks(std::string_view text,
                                                          const std::vector<Span>& marks,
                                                          const std::vector<std::vector<Span>>& tags) {
    std::vector<std::pair<bool, std::set<std::size_t>>> all(text.size());
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        for (const Span mark : marks) all[at].first = all[at].first || (mark.begin <= at && at < mark.end);
        for (std::size_t i = 0; i < tags.size(); ++i) {
            for (const Span span : tags[i]) {
                if (span.begin <= at && at < span.end) all[at].second.insert(i);
            }
        }
    }
    return all;
}

void check_runs(const std::string& text, const std::vector<Span>& marks,
                const std::vector<std::vector<Span>>& tags) {
    const auto wanted = looks(text, marks, tags);
    std::string joined;
    for (const Json& run : runs_json(text, marks, tags)) {
        const auto piece = run["text"].get<std::string>();
        REQUIRE_FALSE(piece.empty());
        for (std::size_t i = 0; i < piece.size(); ++i) {
            const auto& [mark, here] = wanted[joined.size() + i];
            REQUIRE(run.contains("mark") == mark);
            std::set<std::size_t> given;
            if (run.contains("tags")) given = run["tags"].get<std::set<std::size_t>>();
            REQUIRE(given == here);
        }
        joined += piece;
    }
    REQUIRE(joined == text);
}

}  // namespace

TEST_CASE("runs of overlapping, touching and nested spans are the text again, each with its look") {
    check_runs("", {}, {});
    check_runs("waiting list", {}, {});
    check_runs("waiting list", {{0, 7}, {8, 12}}, {{{0, 12}}, {{5, 9}, {9, 12}}});
    check_runs("waiting list", {{0, 7}, {0, 7}, {3, 9}}, {{{0, 7}, {2, 4}}});
}

TEST_CASE("runs equal the slow twin on random spans") {
    std::mt19937 random(7);
    const std::string text = "We waited nine months and then a letter came.";
    const auto some = [&] {
        std::vector<Span> spans(random() % 4);
        for (Span& span : spans) {
            span.begin = static_cast<std::uint32_t>(random() % text.size());
            span.end = span.begin + 1 + static_cast<std::uint32_t>(random() % (text.size() - span.begin));
        }
        return spans;
    };
    for (int i = 0; i < 300; ++i) check_runs(text, some(), {some(), some(), some()});
}

TEST_CASE("spans outside the text or inside a character are left out") {
    const std::string text = "café nearby";
    CHECK(runs_json(text, {{0, 4}, {5, 100}, {7, 7}}, {}).size() == 1);
    const Json runs = runs_json(text, {{0, 5}}, {});
    REQUIRE(runs.size() == 2);
    CHECK(runs[0]["text"] == "café");
}
