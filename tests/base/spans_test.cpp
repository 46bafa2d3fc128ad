#include "base/spans.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace evidex;

namespace {

std::set<std::uint32_t> bytes_of(const std::vector<Span>& spans) {
    std::set<std::uint32_t> bytes;
    for (const Span span : spans) {
        for (std::uint32_t at = span.begin; at < span.end; ++at) bytes.insert(at);
    }
    return bytes;
}

std::vector<Span> random_spans(std::mt19937_64& random) {
    std::vector<Span> spans;
    const std::size_t many = random() % 6;
    for (std::size_t i = 0; i < many; ++i) {
        const auto begin = static_cast<std::uint32_t>(random() % 40);
        spans.push_back({begin, begin + static_cast<std::uint32_t>(random() % 12)});
    }
    return spans;
}

}  // namespace

TEST_CASE("spans that touch or overlap are merged") {
    CHECK(merge_spans({{5, 9}, {0, 2}, {2, 4}, {7, 12}, {20, 20}}) == std::vector<Span>{{0, 4}, {5, 12}});
}

TEST_CASE("neighbours with only blanks between are joined") {
    CHECK(join_neighbours("a waiting  list, now", {{11, 15}, {2, 9}, {17, 20}}) ==
          std::vector<Span>{{2, 15}, {17, 20}});
    CHECK(join_neighbours("one\n\ntwo", {{0, 3}, {5, 8}}) == std::vector<Span>{{0, 8}});
}

TEST_CASE("spans are trimmed of blanks") {
    CHECK(trim(" two words \n", {0, 12}) == Span{1, 10});
    CHECK(trim("word", {1, 3}) == Span{1, 3});
    CHECK(trim("a   b", {1, 4}).empty());
}

TEST_CASE("random spans: the same as sets of bytes") {
    std::mt19937_64 random(5);
    for (int i = 0; i < 500; ++i) {
        const std::vector<Span> a = random_spans(random);
        const std::vector<Span> b = random_spans(random);
        const std::vector<Span> merged = merge_spans(a);
        CHECK(bytes_of(merged) == bytes_of(a));
        std::set<std::uint32_t> common;
        for (const std::uint32_t at : bytes_of(a)) {
            if (bytes_of(b).count(at) > 0) common.insert(at);
        }
        CHECK(bytes_of(intersect(merged, merge_spans(b))) == common);
        const auto begin = static_cast<std::uint32_t>(random() % 40);
        const Span span{begin, begin + 1 + static_cast<std::uint32_t>(random() % 5)};
        std::size_t inside = 0;
        for (const std::uint32_t at : bytes_of({span})) inside += bytes_of(a).count(at);
        CHECK(touches(merged, span) == (inside > 0));
        CHECK(covers(merged, span) == (inside == span.size()));
    }
}
