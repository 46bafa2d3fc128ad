#include "serve/guard.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

namespace {

constexpr int kPort = 4711;

HttpRequest request(const std::string& method, const std::string& host, const std::string& origin,
                    const std::string& site) {
    HttpRequest request;
    request.method = method;
    request.target = "/api/state";
    if (!host.empty()) request.headers.emplace("host", host);
    if (!origin.empty()) request.headers.emplace("origin", origin);
    if (!site.empty()) request.headers.emplace("sec-fetch-site", site);
    return request;
}

int status_of(const HttpRequest& asked) {
    const std::optional<Refusal> refusal = refuse_foreign(asked, kPort);
    return refusal ? refusal->status : 200;
}

}  // namespace

TEST_CASE(
    "every combination of Host, Origin, Sec-Fetch-Site and method is let in or refused as the rules say") {
    const std::vector<std::string> own_hosts{"127.0.0.1:4711", "localhost:4711", "[::1]:4711"};
    const std::vector<std::string> foreign_hosts{"",
                                                 "evil.example",
                                                 "evil.example:4711",
                                                 "127.0.0.1",
                                                 "127.0.0.1:4712",
                                                 "localhost",
                                                 "127.0.0.1:4711.evil.example",
                                                 "localhost:47110",
                                                 "LOCALHOST:4711 ",
                                                 "0.0.0.0:4711",
                                                 "[::]:4711"};
    const std::vector<std::string> foreign_origins{"null", "http://evil.example", "http://127.0.0.1:4712",
                                                   "https://127.0.0.1:4711", "http://localhost"};
    for (const std::string method : {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"}) {
        const bool reads = method == "GET" || method == "HEAD";
        for (const std::string site : {"", "same-origin", "none", "same-site", "cross-site", "nonsense"}) {
            for (const std::string& host : foreign_hosts) {
                CHECK(status_of(request(method, host, "", site)) == 421);
                CHECK(status_of(request(method, host, "http://" + host, site)) == 421);
            }
            for (const std::string& host : own_hosts) {
                INFO(method << " " << host << " " << site);
                for (const std::string& origin : foreign_origins) {
                    CHECK(status_of(request(method, host, origin, site)) == 403);
                }
                const bool hostile = site == "same-site" || site == "cross-site" || site == "nonsense";
                const bool allowed_with_origin = !hostile && (reads || site != "none");
                const bool allowed_without = !hostile && (reads || site == "same-origin");
                CHECK(status_of(request(method, host, "http://" + host, site)) ==
                      (allowed_with_origin ? 200 : 403));
                CHECK(status_of(request(method, host, "", site)) == (allowed_without ? 200 : 403));
            }
        }
    }
}

TEST_CASE("headers sent twice are refused, whatever they say") {
    HttpRequest twice = request("GET", "127.0.0.1:4711", "", "");
    twice.headers.emplace("host", "127.0.0.1:4711");
    CHECK(status_of(twice) == 421);
    HttpRequest sites = request("POST", "127.0.0.1:4711", "", "same-origin");
    sites.headers.emplace("sec-fetch-site", "same-origin");
    CHECK(status_of(sites) == 403);
    HttpRequest origins = request("POST", "127.0.0.1:4711", "http://127.0.0.1:4711", "same-origin");
    origins.headers.emplace("origin", "http://evil.example");
    CHECK(status_of(origins) == 403);
}

TEST_CASE("bodies must have a type that no foreign form can send") {
    HttpRequest post = request("POST", "127.0.0.1:4711", "", "same-origin");
    for (const char* type :
         {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a",
          "application/jsonx", "text/plain; application/json"}) {
        post.headers.erase("content-type");
        post.headers.emplace("content-type", type);
        INFO(type);
        REQUIRE(refuse_type(post));
        CHECK(refuse_type(post)->status == 415);
    }
    post.headers.erase("content-type");
    CHECK(refuse_type(post));
    post.headers.emplace("content-type", "application/json; charset=utf-8");
    CHECK_FALSE(refuse_type(post));
    post.method = "PUT";
    CHECK(refuse_type(post));
}
