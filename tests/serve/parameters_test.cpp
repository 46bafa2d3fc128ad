#include "serve/parameters.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

namespace {

Parameters parsed(std::string_view query) {
    Result<Parameters> parameters = Parameters::parse(query);
    REQUIRE(parameters);
    return *parameters;
}

}  // namespace

TEST_CASE("a query string is understood as forms write it") {
    const Parameters parameters =
        parsed("words=waiting+list&role=parent&role=young%20person&&limit=5&empty=");
    CHECK(parameters.one("words").value() == "waiting list");
    CHECK(parameters.list("role") == std::vector<std::string>{"parent", "young person"});
    CHECK(parameters.number("limit", 20, 1, 100).value() == 5);
    CHECK_FALSE(parameters.has("empty"));
    CHECK(parameters.number("offset", 7, 0, 10).value() == 7);
}

TEST_CASE("broken query strings are refused, not guessed") {
    for (const char* query :
         {"a=%", "a=%4", "a=%zz", "a=%00", "%00=1", "a=%ff", "a=%c3%28", "a=\x01", "a=%7f"}) {
        INFO(query);
        const Result<Parameters> parameters = Parameters::parse(query);
        REQUIRE_FALSE(parameters);
        CHECK(parameters.error().code == ErrorCode::usage);
    }
    std::string many;
    for (int i = 0; i < 201; ++i) many += "a=1&";
    CHECK_FALSE(Parameters::parse(many));
}

TEST_CASE("unknown names are named, with the nearest known one") {
    const Status status = parsed("wrds=a").only("words limit");
    REQUIRE_FALSE(status);
    CHECK(status.error().message == "unknown parameter 'wrds' (did you mean 'words'?)");
    CHECK(parsed("words=a&limit=2").only("words limit"));
    CHECK_FALSE(parsed("a=1").only(""));
}

TEST_CASE("values that make no sense are usage errors") {
    CHECK_FALSE(parsed("limit=x").number("limit", 1, 0, 10));
    CHECK_FALSE(parsed("limit=11").number("limit", 1, 0, 10));
    CHECK_FALSE(parsed("limit=1e3").number("limit", 1, 0, 10'000));
    CHECK_FALSE(parsed("limit=99999999999999999999").number("limit", 1, 0, 10));
    CHECK_FALSE(parsed("limit=1&limit=2").number("limit", 1, 0, 10));
    CHECK_FALSE(parsed("sort=up").choice("sort", "rank left"));
    CHECK(parsed("").choice("sort", "rank left").value() == "rank");
}

TEST_CASE("encoding and decoding are inverse for any text") {
    const std::string text = "a b&c=d%+é€😀'\"\t/\\";
    CHECK(decode_component(encode_component(text), true).value() == text);
    CHECK(decode_component("a+b", false).value() == "a+b");
}
