#include "serve/selection.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

TEST_CASE("what a browser counts in UTF-16 is found in UTF-8") {
    const std::string text = "Zoë said 😀 it was fine";
    CHECK(bytes_of(text, {0, 3, "Zoë"}).value() == Span{0, 4});
    CHECK(bytes_of(text, {9, 11, "😀"}).value() == Span{10, 14});
    CHECK(bytes_of(text, {12, 14, "it"}).value() == Span{15, 17});
    CHECK(bytes_of(text, {0, 23, text}).value() == Span{0, static_cast<std::uint32_t>(text.size())});
}

TEST_CASE("a selection that is not exactly those words is refused") {
    const std::string text = "Zoë said 😀 it was fine";
    for (const Selected& wrong : {Selected{0, 3, "Zoe"}, Selected{1, 3, "Zoë"}, Selected{9, 10, "😀"},
                                  Selected{10, 11, "😀"}, Selected{-1, 3, "Zoë"}, Selected{3, 0, ""},
                                  Selected{0, 0, ""}, Selected{0, 99, text}, Selected{30, 40, "x"}}) {
        CHECK_FALSE(bytes_of(text, wrong));
    }
}
