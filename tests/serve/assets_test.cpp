#include "serve/assets.hpp"

#include <catch2/catch.hpp>

#include "support/temporary.hpp"

using namespace evidex;
using evidex::test::TemporaryFolder;

namespace {

HttpResponse get(const Assets& assets, const std::string& target, const std::string& tag = {}) {
    HttpRequest request;
    request.method = "GET";
    request.target = target;
    if (!tag.empty()) request.headers.emplace("if-none-match", tag);
    return assets.answer(request);
}

}  // namespace

TEST_CASE("addresses of pages give the first page, files their bytes, everything else nothing") {
    const TemporaryFolder folder;
    folder.write("www/index.html", "<!doctype html>first");
    folder.write("www/app.js", "run()");
    folder.write("www/.hidden", "no");
    folder.write("www/sub/deep.js", "no");
    folder.write("secret.txt", "no");
    const Assets assets(folder.path("www"));
    CHECK(assets.present());
    for (const char* target : {"/", "/quotes", "/sources/abc?words=x", "/start", "/quotes/"}) {
        INFO(target);
        CHECK(get(assets, target).body == "<!doctype html>first");
    }
    CHECK(get(assets, "/app.js").type == "text/javascript; charset=utf-8");
    for (const char* target : {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/sub/deep.js",
                               "/.hidden", "/app.js/x.js", "//app.js/..", "/missing.css", "/C:\\x.js"}) {
        INFO(target);
        CHECK(get(assets, target).status == 404);
        CHECK_THAT(get(assets, target).body, !Catch::Contains(">no<") && !Catch::Equals("no"));
    }
}

TEST_CASE("a file that the browser has is not sent again") {
    const TemporaryFolder folder;
    folder.write("index.html", "one");
    const Assets assets(folder.path());
    const HttpResponse first = get(assets, "/");
    REQUIRE(first.headers.at(0).first == "ETag");
    const std::string tag = first.headers.at(0).second;
    CHECK(get(assets, "/", tag).status == 304);
    CHECK(get(assets, "/", tag).body.empty());
    folder.write("index.html", "two");
    CHECK(get(assets, "/", tag).status == 200);
}

TEST_CASE("without an index there are no pages") {
    const TemporaryFolder folder;
    CHECK_FALSE(Assets(folder.path()).present());
}
