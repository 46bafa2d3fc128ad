#include "serve/door.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace evidex;

namespace {

HttpRequest start(const Door& door, const std::string& site = {}) {
    HttpRequest request;
    request.method = "GET";
    request.target = door.address().substr(door.address().find("/start"));
    if (!site.empty()) request.headers.emplace("sec-fetch-site", site);
    return request;
}

std::string header(const HttpResponse& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

HttpRequest with_cookie(const std::string& cookie) {
    HttpRequest request;
    request.headers.emplace("cookie", cookie);
    return request;
}

}  // namespace

TEST_CASE("the token is exchanged for a cookie once") {
    Door door(4711);
    const HttpResponse in = door.enter(start(door));
    CHECK(in.status == 303);
    CHECK(header(in, "Location") == "/");
    const std::string cookie = header(in, "Set-Cookie");
    CHECK_THAT(cookie,
               Catch::StartsWith("evidex_4711=") && Catch::Contains("; HttpOnly; SameSite=Strict; Path=/"));
    const std::string pair = cookie.substr(0, cookie.find(';'));
    CHECK(door.knows(with_cookie(pair)));
    CHECK(door.knows(with_cookie("other=1; " + pair + "; more=2")));
    CHECK(door.enter(start(door)).status == 403);
    CHECK(header(door.enter(start(door)), "Set-Cookie").empty());
    HttpRequest again = start(door);
    again.headers.emplace("cookie", pair);
    CHECK(door.enter(again).status == 303);
    CHECK(header(door.enter(again), "Set-Cookie").empty());
}

TEST_CASE("a wrong token does not use up the right one") {
    Door door(4711);
    for (const char* query : {"", "?token=", "?token=00000000000000000000000000000000", "?x=1"}) {
        HttpRequest request = start(door);
        request.target = std::string("/start") + query;
        CHECK(door.enter(request).status == 403);
    }
    CHECK(door.enter(start(door)).status == 303);
}

TEST_CASE("a link followed from another site leads on by a click, because the cookie would not travel") {
    Door door(4711);
    const HttpResponse in = door.enter(start(door, "cross-site"));
    CHECK(in.status == 200);
    CHECK_FALSE(header(in, "Set-Cookie").empty());
    CHECK_THAT(in.body, Catch::Contains("<a href=\"/\">"));
}

TEST_CASE("cookies that are not ours open nothing") {
    Door door(4711);
    const std::string cookie = header(door.enter(start(door)), "Set-Cookie");
    const std::string secret = cookie.substr(12, 32);
    for (const std::string& wrong :
         {std::string(), std::string("evidex_4711="), "evidex_4712=" + secret, "evidex_4711=" + secret + "0",
          "xevidex_4711=" + secret, "evidex_4711=" + std::string(32, '0'), ";;;" + secret}) {
        INFO(wrong);
        CHECK_FALSE(door.knows(with_cookie(wrong)));
    }
    CHECK_FALSE(Door(4711).knows(with_cookie("evidex_4711=" + secret)));
}

TEST_CASE("secrets have 128 bits and do not repeat") {
    std::set<std::string> secrets;
    for (int i = 0; i < 200; ++i) secrets.insert(random_secret());
    CHECK(secrets.size() == 200);
    CHECK(secrets.begin()->size() == 32);
    CHECK(same_secret("abc", "abc"));
    CHECK_FALSE(same_secret("abc", "abd"));
    CHECK_FALSE(same_secret("abc", "abcd"));
}
