#include "evidex/coded_text.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace evidex;

namespace {

/// Two coders who both read everything.
CodedText two_coders(std::string_view text, std::vector<Span> a, std::vector<Span> b) {
    const Span all{0, static_cast<std::uint32_t>(text.size())};
    return {0, text, {all}, {{std::move(a), {all}}, {std::move(b), {all}}}};
}

Fourfold characters(std::string_view text, std::vector<Span> a, std::vector<Span> b) {
    return fourfold(
        count_ratings(rate({two_coders(text, std::move(a), std::move(b))}, AgreementUnit::character)), 0, 1);
}

std::vector<std::int8_t> row(const RatingTable& table, std::size_t unit) {
    const auto first = table.ratings.begin() + static_cast<std::ptrdiff_t>(unit * table.coders);
    return {first, first + static_cast<std::ptrdiff_t>(table.coders)};
}

}  // namespace

TEST_CASE("characters are a set: the two traps of counting them") {
    const std::string text(10'000, 'x');
    const Fourfold shared = characters(text, {{0, 100}}, {{50, 150}});
    CHECK(shared.both == 50);
    CHECK(shared.only_a == 50);
    CHECK(shared.only_b == 50);
    CHECK(shared.neither == 9'850);
    const Fourfold overlapping = characters(text, {{0, 600}, {400, 1'000}}, {{0, 1'000}});
    CHECK(overlapping.both == 1'000);
    CHECK(overlapping.only_a + overlapping.only_b == 0);
    CHECK(*cohen_kappa(count_ratings(overlapping)).value == Approx(1));
    const Fourfold disjoint = characters(text, {{0, 1'000}, {1, 1'000}}, {{5'000, 5'010}});
    CHECK(disjoint.both == 0);
    CHECK(disjoint.only_a == 1'000);
    CHECK(disjoint.only_b == 10);
    CHECK(*cohen_kappa(count_ratings(disjoint)).value == Approx(-.0020).margin(5e-5));
}

TEST_CASE("characters are code points, and only those of passages that count") {
    const std::string text = "Æøå éé Æøå";  // 10 code points, 18 bytes
    const Fourfold table = characters(text, {{0, 6}}, {{2, 6}});
    CHECK(table.both == 2);
    CHECK(table.only_a == 1);
    CHECK(table.neither == 7);
    CodedText part = two_coders(text, {{0, 6}}, {{0, 18}});
    part.passages = {{0, 6}, {12, 18}};
    const Fourfold inside = fourfold(count_ratings(rate({part}, AgreementUnit::character)), 0, 1);
    CHECK(inside.both == 3);
    CHECK(inside.only_b == 3);
    CHECK(inside.neither == 0);
}

TEST_CASE("random spans: the same as marking every character") {
    std::mt19937_64 random(17);
    for (int i = 0; i < 200; ++i) {
        const std::string text(200, 'y');
        CodedText coded{0, text, {{5, 60}, {60, 61}, {80, 195}}, {}};
        std::vector<std::vector<int>> marks;
        for (int coder = 0; coder < 3; ++coder) {
            CoderSpans spans;
            marks.emplace_back(200, -1);
            for (std::vector<Span>* list : {&spans.read, &spans.coded}) {
                const std::size_t many = random() % 5;
                for (std::size_t j = 0; j < many; ++j) {
                    const auto begin = static_cast<std::uint32_t>(random() % 200);
                    const auto end = static_cast<std::uint32_t>(begin + random() % (201 - begin));
                    list->push_back({begin, end});
                    for (std::uint32_t at = begin; at < end; ++at) {
                        marks.back()[at] = list == &spans.coded ? 1 : 0;
                    }
                }
            }
            coded.coders.push_back(spans);
        }
        RatingTable slow{3, 2, {}, {}, {}};
        for (const Span passage : coded.passages) {
            for (std::uint32_t at = passage.begin; at < passage.end; ++at) {
                for (const auto& coder : marks) slow.ratings.push_back(static_cast<std::int8_t>(coder[at]));
                slow.documents.push_back(0);
            }
        }
        const RatingCounts a = count_ratings(rate({coded}, AgreementUnit::character));
        const RatingCounts b = count_ratings(slow);
        CHECK(a.units == b.units);
        CHECK(a.ratings == b.ratings);
        CHECK(a.squares == b.squares);
        CHECK(a.pairs == b.pairs);
    }
}

TEST_CASE("a passage nobody opened is missing, not a no; a code without reading is a yes") {
    const std::string text = "One here.\n\nTwo here.\n\nThree here.";
    const CodedText coded{
        4, text, {{0, 9}, {11, 20}, {22, 33}}, {{{{0, 3}}, {{0, 9}, {11, 20}}}, {{{24, 30}}, {{11, 20}}}}};
    const RatingTable table = rate({coded}, AgreementUnit::passage);
    REQUIRE(table.units() == 3);
    CHECK(row(table, 0) == std::vector<std::int8_t>{1, kMissing});
    CHECK(row(table, 1) == std::vector<std::int8_t>{0, 0});
    CHECK(row(table, 2) == std::vector<std::int8_t>{kMissing, 1});
    CHECK(table.documents == std::vector<std::uint32_t>{4, 4, 4});
}

TEST_CASE("a passage that was read in two parts is read; one read in part is not") {
    const std::string text = "First half. Second half.";
    const auto one = [&](std::vector<Span> read) {
        return row(rate({{0, text, {{0, 24}}, {{{}, std::move(read)}}}}, AgreementUnit::passage), 0)[0];
    };
    CHECK(one({{0, 11}, {12, 24}}) == 0);
    CHECK(one({{0, 11}}) == kMissing);
}

TEST_CASE("text that nobody codes does not raise kappa") {
    const std::string text(3'000, 'z');
    CodedText coded = two_coders(text, {{0, 100}}, {{50, 150}});
    coded.passages = {{0, 1'000}};
    const double before = *cohen_kappa(count_ratings(rate({coded}, AgreementUnit::character))).value;
    coded.coders[0].read = coded.coders[1].read = {{0, 1'000}};
    coded.passages = {{0, 1'000}, {1'000, 3'000}};  // two thirds were never read
    CHECK(*cohen_kappa(count_ratings(rate({coded}, AgreementUnit::character))).value == before);
}

TEST_CASE("sentences: those that a span touches") {
    const std::string text = "We waited. Nobody rang. It was long.";
    const CodedText coded = two_coders(text, {{3, 15}}, {{11, 17}});
    const RatingTable table = rate({coded}, AgreementUnit::sentence);
    REQUIRE(table.units() == 3);
    CHECK(row(table, 0) == std::vector<std::int8_t>{1, 0});
    CHECK(row(table, 1) == std::vector<std::int8_t>{1, 1});
    CHECK(row(table, 2) == std::vector<std::int8_t>{0, 0});
}

TEST_CASE("how well the marked places fit") {
    const std::string text = "We waited six months for it. Nobody rang us back.";
    const SpanQuality quality =
        span_quality({two_coders(text, {{3, 20}, {29, 40}}, {{10, 20}, {29, 40}})}, 0, 1);
    CHECK(quality.spans_a == 2);
    CHECK(quality.spans_b == 2);
    CHECK(*quality.exact.value == Approx(.5));
    CHECK(*quality.overlap.value == Approx(1));
    CHECK(*quality.intersection.value == Approx(21.0 / 28));
    CHECK(*quality.token_f1.value == Approx(2 * 4.0 / (5 + 4)));  // waited six months, Nobody rang
    const SpanQuality nothing = span_quality({two_coders(text, {}, {})}, 0, 1);
    CHECK_FALSE(nothing.exact.value);
    CHECK_FALSE(nothing.token_f1.undefined.empty());
}

TEST_CASE("places are compared only where both have read") {
    const std::string text = "We waited six months for it. Nobody rang us back.";
    CodedText coded = two_coders(text, {{3, 20}, {29, 40}}, {{3, 20}});
    coded.coders[1].read = {{0, 28}};
    const SpanQuality quality = span_quality({coded}, 0, 1);
    CHECK(quality.spans_a == 1);
    CHECK(*quality.exact.value == Approx(1));
    CHECK(*quality.intersection.value == Approx(1));
}
