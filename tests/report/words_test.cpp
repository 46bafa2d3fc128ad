#include "report/words.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

TEST_CASE("numbers are written for people") {
    CHECK(count_text(0) == "0");
    CHECK(count_text(999) == "999");
    CHECK(count_text(1'000) == "1,000");
    CHECK(count_text(1'234'567) == "1,234,567");
    CHECK(count_text(-1'234) == "-1,234");
    CHECK(counted(1, "source") == "1 source");
    CHECK(counted(2, "source") == "2 sources");
    CHECK(bytes_text(1) == "1 byte");
    CHECK(bytes_text(999) == "999 bytes");
    CHECK(bytes_text(1'500) == "1.5 kB");
    CHECK(bytes_text(999'999) == "1.0 MB");
    CHECK(bytes_text(31'000'000'000) == "31.0 GB");
}

TEST_CASE("times and measures are written for people") {
    CHECK(clock_text(0) == "0:00");
    CHECK(clock_text(65'999) == "1:05");
    CHECK(clock_text(3'723'000) == "1:02:03");
    CHECK(measure_text(0.705) == "0.70");
    CHECK(measure_text(std::nullopt) == "–");
    CHECK(spoken("young-person") == "young person");
}
