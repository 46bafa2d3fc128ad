#include "base/number.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <string>

using namespace evidex;

TEST_CASE("a number is the whole text or nothing") {
    CHECK(parse_number<int>("42") == 42);
    CHECK(parse_number<int>("-7") == -7);
    CHECK(parse_number<int>("007") == 7);
    CHECK(parse_number<double>("0.25") == 0.25);
    for (const char* text : {"", " 1", "1 ", "1x", "+1", "1,5", "x", "-"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_number<int>(text));
    }
}

TEST_CASE("a number that does not fit is none") {
    CHECK_FALSE(parse_number<int>("99999999999"));
    CHECK_FALSE(parse_number<std::size_t>("-1"));
    CHECK(parse_number<std::int64_t>("99999999999") == 99'999'999'999);
}
