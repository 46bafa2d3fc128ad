#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "support/http.hpp"
#include "support/sample_project.hpp"

using namespace evidex::test;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

/// The real program, serving a sample project.
class Served {
public:
    explicit Served(const SampleProject& project, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"serve",      "--no-open",         "--db", project.path("base.db"),
                                           "--codebook", project.path("book")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        output_ = std::make_unique<TemporaryFolder>();
        const std::string file = output_->path("address");
        // Through a shell, because the address must be read while the program runs.
        std::string line = std::string("exec '") + EVIDEX_PROGRAM + "'";
        for (const std::string& argument : arguments) line += " '" + argument + "'";
        program_ = std::make_unique<Running>("/bin/sh", std::vector<std::string>{"-c", line + " >" + file},
                                             "", std::vector<std::string>{});
        for (int i = 0; i < 600 && address_.find('\n') == std::string::npos; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            address_ = read_text(file);
        }
        REQUIRE_THAT(address_, Catch::StartsWith("http://127.0.0.1:") && Catch::EndsWith("\n"));
        address_.pop_back();
        port_ = std::stoi(address_.substr(17));
    }
    ~Served() {
        if (program_) stop(SIGKILL);
    }

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] std::string host() const { return "Host: 127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] std::string origin() const { return "Origin: http://127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] std::string start() const { return address_.substr(address_.find("/start")); }

    /// The cookie, as a header; uses the token up.
    std::string come_in() {
        const Answered in = ask(port_, "GET", start(), {host()});
        REQUIRE(in.status == 303);
        const std::string cookie = in.header("Set-Cookie");
        cookie_ = "Cookie: " + cookie.substr(0, cookie.find(';'));
        return cookie_;
    }
    Answered get(const std::string& target) const { return ask(port_, "GET", target, {host(), cookie_}); }
    Answered post(const std::string& target, const std::string& body) const {
        return ask(
            port_, "POST", target,
            {host(), cookie_, origin(), "Sec-Fetch-Site: same-origin", "Content-Type: application/json"},
            body);
    }
    Ran stop(int signal_number) {
        program_->send(signal_number);
        Ran ran = program_->wait();
        program_.reset();
        return ran;
    }

private:
    std::unique_ptr<TemporaryFolder> output_;
    std::unique_ptr<Running> program_;
    std::string address_;
    std::string cookie_;
    int port_ = 0;
};

void check_headers(const Answered& answered) {
    CHECK(
        answered.header("Content-Security-Policy") ==
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    CHECK(answered.header("X-Content-Type-Options") == "nosniff");
    CHECK(answered.header("Referrer-Policy") == "no-referrer");
    CHECK(answered.header("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(answered.header("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK_FALSE(answered.header("Cache-Control").empty());
    CHECK_FALSE(answered.has("Access-Control-"));
}

}  // namespace

TEST_CASE("serve: the token lets one browser in, once; everything else needs the cookie") {
    const SampleProject project;
    project.ingest();
    Served served(project);
    CHECK(served.get("/api/state").status == 403);
    CHECK(served.get("/").status == 403);
    const Answered in = ask(served.port(), "GET", served.start(), {served.host()});
    CHECK(in.status == 303);
    CHECK(in.header("Location") == "/");
    CHECK(ask(served.port(), "GET", served.start(), {served.host()}).status == 403);
    const std::string cookie = in.header("Set-Cookie");
    const std::string pair = "Cookie: " + cookie.substr(0, cookie.find(';'));
    CHECK(ask(served.port(), "GET", "/api/state", {served.host(), pair}).status == 200);
    CHECK(ask(served.port(), "GET", "/", {served.host(), pair}).status == 200);
    CHECK(ask(served.port(), "GET", "/api/state", {served.host(), pair + "0"}).status == 403);
    CHECK_THAT(served.stop(SIGTERM).err, Contains("Stopped."));
}

TEST_CASE("serve: every hostile row of Host, Origin, Sec-Fetch-Site, cookie and method is refused") {
    const SampleProject project;
    project.ingest();
    Served served(project, {"--coder", "Ana"});
    const std::string cookie = served.come_in();
    const std::string port = std::to_string(served.port());
    struct Row {
        std::string method, host, origin, site, cookie;
        int status;
    };
    const std::string own = "http://127.0.0.1:" + port;
    const std::vector<Row> rows{
        {"GET", "127.0.0.1:" + port, "", "", cookie, 200},
        {"GET", "localhost:" + port, "", "none", cookie, 200},
        {"GET", "[::1]:" + port, "", "same-origin", cookie, 200},
        {"GET", "evil.example", "", "", cookie, 421},
        {"GET", "evil.example:" + port, "http://evil.example:" + port, "same-origin", cookie, 421},
        {"GET", "127.0.0.1", "", "same-origin", cookie, 421},
        {"GET", "127.0.0.1:" + port, "", "cross-site", cookie, 403},
        {"GET", "127.0.0.1:" + port, "", "same-site", cookie, 403},
        {"GET", "127.0.0.1:" + port, "http://localhost:9", "", cookie, 403},
        {"GET", "127.0.0.1:" + port, "null", "same-origin", cookie, 403},
        {"GET", "127.0.0.1:" + port, "", "same-origin", "", 403},
        {"HEAD", "127.0.0.1:" + port, "", "cross-site", cookie, 403},
        {"POST", "127.0.0.1:" + port, own, "same-origin", cookie, 200},
        {"POST", "127.0.0.1:" + port, own, "", cookie, 200},
        {"POST", "127.0.0.1:" + port, "", "same-origin", cookie, 200},
        {"POST", "127.0.0.1:" + port, "", "", cookie, 403},
        {"POST", "127.0.0.1:" + port, own, "none", cookie, 403},
        {"POST", "127.0.0.1:" + port, own, "same-site", cookie, 403},
        {"POST", "127.0.0.1:" + port, own, "cross-site", cookie, 403},
        {"POST", "127.0.0.1:" + port, "http://evil.example", "same-origin", cookie, 403},
        {"POST", "127.0.0.1:" + port, own, "same-origin", "", 403},
        {"POST", "evil.example", "http://evil.example", "same-origin", cookie, 421},
        {"PUT", "127.0.0.1:" + port, "", "cross-site", cookie, 403},
        {"DELETE", "127.0.0.1:" + port, own, "same-origin", cookie, 405},
        {"PATCH", "127.0.0.1:" + port, own, "same-origin", cookie, 405},
        {"OPTIONS", "127.0.0.1:" + port, "http://evil.example", "cross-site", "", 403},
        {"OPTIONS", "127.0.0.1:" + port, own, "same-origin", cookie, 405},
    };
    for (const Row& row : rows) {
        std::vector<std::string> headers{"Host: " + row.host};
        if (!row.origin.empty()) headers.push_back("Origin: " + row.origin);
        if (!row.site.empty()) headers.push_back("Sec-Fetch-Site: " + row.site);
        if (!row.cookie.empty()) headers.push_back(row.cookie);
        const bool writes = row.method == "POST" || row.method == "PUT";
        if (writes) headers.emplace_back("Content-Type: application/json");
        const std::string target = row.method == "POST" ? "/api/review/undo" : "/api/state";
        const Answered answered = ask(served.port(), row.method, target, headers, writes ? "{}" : "");
        INFO(row.method << " " << row.host << " origin '" << row.origin << "' site '" << row.site << "' "
                        << (row.cookie.empty() ? "no cookie" : "cookie"));
        CHECK(answered.status == row.status);
        check_headers(answered);
        if (row.status != 200) CHECK_THAT(answered.body, !Contains("rapid-access"));
    }
}

TEST_CASE("serve: no path leads to files, and every answer has its headers") {
    const SampleProject project;
    project.ingest();
    Served served(project);
    served.come_in();
    const std::vector<std::pair<std::string, int>> targets{
        {"/", 200},
        {"/quotes?words=x", 200},
        {"/api/state", 200},
        {"/api/nothing", 404},
        {"/api/quotes?x=1", 400},
        {"/missing.js", 404},
        {"/../../../etc/passwd", 200},  // no dot in its last part: a page's address, answered by the page
        {"/../base.db", 404},
        {"/..%2f..%2fbase.db", 404},
        {"/%2e%2e/base.db", 404},
        {"//etc/hosts.txt", 404},
        {"/api/../base.db", 404},
        {"/api/sources/..%2f..%2fetc%2fpasswd/text", 404},
        {"/api/state%00", 404},
        {"/app.js%00.html", 404},
    };
    for (const auto& [target, status] : targets) {
        INFO(target);
        const Answered answered = served.get(target);
        CHECK(answered.status == status);
        check_headers(answered);
        CHECK_THAT(answered.body, !Contains("root:x:") && !Contains("SQLite format"));
    }
    const Answered broken = ask(served.port(), "G\x01T", "/", {served.host()});
    CHECK(broken.status >= 400);
    check_headers(broken);
    check_headers(ask(served.port(), "GET", "/" + std::string(6'000, 'a'), {served.host()}));
    const Answered part = ask(served.port(), "GET", "/api/state", {served.host(), "Range: bytes=0-3"});
    CHECK(part.status == 416);
    CHECK(part.body.empty());
}

TEST_CASE("serve: what is too large, or of another type, is not read") {
    const SampleProject project;
    project.ingest();
    Served served(project, {"--coder", "Ana"});
    const std::string cookie = served.come_in();
    const std::string large = R"({"a":")" + std::string(9 << 20, 'x') + "\"}";
    CHECK(served.post("/api/review/undo", large).status == 413);
    CHECK(served.post("/api/review/undo", "{}").status == 200);
    const std::vector<std::string> form{served.host(), cookie, served.origin(),
                                        "Content-Type: application/x-www-form-urlencoded"};
    CHECK(ask(served.port(), "POST", "/api/review/undo", form, "{}").status == 415);
    CHECK(Json::parse(served.post("/api/review/undo", "not json").body)["status"] == 400);
}

TEST_CASE("serve: a request smuggled behind a refused one is not answered as ours") {
    const SampleProject project;
    project.ingest();
    Served served(project);
    const std::string inner = "GET /api/state HTTP/1.1\r\n" + served.host() + "\r\nConnection: close\r\n\r\n";
    const std::string outer = "POST /api/review/undo HTTP/1.1\r\nHost: evil.example\r\nContent-Length: " +
                              std::to_string(inner.size()) + "\r\n\r\n" + inner +
                              "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    const std::string answers = send_bytes(served.port(), outer);
    std::size_t count = 0;
    for (std::size_t at = 0; (at = answers.find("HTTP/1.1 ", at)) != std::string::npos; ++at) ++count;
    CHECK(count <= 2);  // the connection may end with the first refusal
    CHECK_THAT(answers, !Contains(" 200 ") && Contains(" 421 "));
}

TEST_CASE("serve: the API gives what the command line prints") {
    const SampleProject project;
    project.ingest();
    Served served(project);
    served.come_in();
    const std::vector<std::pair<std::string, std::vector<std::string>>> pairs{
        {"/api/quotes.json", {"quotes"}},
        {"/api/quotes.json?component=rapid-access", {"quotes", "--component", "rapid-access"}},
        {"/api/quotes.csv?words=waiting+list&role=young+person",
         {"quotes", "waiting list", "--role", "young person"}},
        {"/api/quotes.md?kind=interview&stance=falls-short&context=2",
         {"quotes", "--kind", "interview", "--stance", "falls-short", "--context", "2"}},
        {"/api/quotes.json?year=2019&source=*paper*", {"quotes", "--year", "2019", "--source", "*paper*"}},
    };
    for (const auto& [target, arguments] : pairs) {
        const std::string path = target.substr(0, target.find('?'));
        std::vector<std::string> all = arguments;
        all.insert(all.end(), {"--limit", "0", "--format", path.substr(path.rfind('.') + 1)});
        INFO(target);
        const Answered answered = served.get(target);
        CHECK(answered.status == 200);
        CHECK(answered.body == project.evidex(all).out);
        CHECK_FALSE(answered.body.empty());
    }
    CHECK(served.get("/api/coverage.json").body == project.evidex({"coverage", "--format", "json"}).out);
    CHECK(served.get("/api/coverage.csv?by=role").body ==
          project.evidex({"coverage", "--by", "role", "--format", "csv"}).out);
    CHECK(served.get("/api/sources.json").body == project.evidex({"sources", "--format", "json"}).out);
    CHECK(served.get("/api/changes.json").body == project.evidex({"changes", "--format", "json"}).out);
    const Json page = Json::parse(served.get("/api/quotes?words=waiting&limit=2").body);
    const Json printed =
        Json::parse(project.evidex({"quotes", "waiting", "--limit", "2", "--format", "json"}).out);
    REQUIRE(page["quotes"].size() == printed.size());
    for (std::size_t i = 0; i < printed.size(); ++i) {
        for (const auto& [key, value] : printed[i].items()) CHECK(page["quotes"][i][key] == value);
    }
    const std::string command = page["command"];
    CHECK(command == "evidex quotes waiting --limit 2");
}

TEST_CASE("serve: two servers on one base work, two on one port do not") {
    const SampleProject project;
    project.ingest();
    Served first(project);
    Served second(project);
    first.come_in();
    second.come_in();
    CHECK(first.port() != second.port());
    CHECK(first.get("/api/quotes").status == 200);
    CHECK(second.get("/api/quotes").body == first.get("/api/quotes").body);
    const Ran third = project.evidex({"serve", "--no-open", "--port", std::to_string(first.port())});
    CHECK(third.exit == 2);
    CHECK_THAT(third.err, Contains("taken") && Contains("--port"));
    CHECK(first.stop(SIGINT).exit == 0);
    CHECK(second.stop(SIGTERM).exit == 0);
}

TEST_CASE("serve: pages answer while files are read, and show them afterwards") {
    const SampleProject project;
    project.ingest();
    for (int i = 0; i < 40; ++i) {
        project.write("more/yp" + std::to_string(i) + ".txt",
                      "Interviewer: How was it?\n\nYP01: There was a drop-in, it was number " +
                          std::to_string(i) + " on the list that my school gave out to us.\n");
    }
    Served served(project);
    served.come_in();
    const Json before = Json::parse(served.get("/api/quotes?words=drop-in").body);
    Running ingest(EVIDEX_PROGRAM,
                   {"ingest", project.path("more"), "--db", project.path("base.db"), "--codebook",
                    project.path("book"), "--quiet"},
                   "", {});
    int answered = 0;
    for (int i = 0; i < 20; ++i) answered += served.get("/api/overview").status == 200 ? 1 : 0;
    CHECK(answered == 20);
    CHECK(ingest.wait().exit == 0);
    const Json after = Json::parse(served.get("/api/quotes?words=drop-in").body);
    CHECK(after["total"] == before["total"].get<int>() + 40);
}

TEST_CASE("serve: a decision made on a page is the coder's in the base") {
    const SampleProject project;
    project.ingest();
    Served served(project, {"--coder", "Ana"});
    served.come_in();
    const Json item = Json::parse(served.get("/api/review").body)["items"][0];
    const Json decision{
        {"passage", item["passage"]}, {"component", item["component"]}, {"verdict", "accepted"}};
    const Answered saved =
        served.post("/api/review/decide", Json{{"blind", false}, {"decisions", {decision}}}.dump());
    CHECK(saved.status == 200);
    served.stop(SIGKILL);
    Served again(project, {"--coder", "Ana"});
    again.come_in();
    const Json decisions = Json::parse(again.get("/api/decisions").body);
    REQUIRE(decisions["total"] == 1);
    CHECK(decisions["decisions"][0]["coder"] == "Ana");
}

TEST_CASE("serve: what cannot work is said before anything is served") {
    const SampleProject project;
    const Ran codebook =
        run({"serve", "--no-open", "--db", project.path("base.db"), "--codebook", project.path("files")});
    CHECK(codebook.exit == 2);
    CHECK_THAT(codebook.err, Contains("codebook.toml"));
    const Ran assets = project.evidex({"serve", "--no-open", "--assets", project.path("files")});
    CHECK(assets.exit == 2);
    CHECK_THAT(assets.err, Contains("index.html"));
    CHECK(project.evidex({"serve", "--no-open", "--coder", "evidex"}).exit == 2);
    CHECK(project.evidex({"serve", "--no-open", "--port", "0"}).exit == 2);
    CHECK(project.evidex({"serve", "--host", "0.0.0.0"}).exit == 2);
    const Ran nowhere = run({"serve", "--no-open", "--db", project.path("no such folder/base.db"),
                             "--codebook", project.path("book")});
    CHECK(nowhere.exit == 2);
    CHECK_THAT(nowhere.err, Contains("no such folder"));
}

TEST_CASE("serve: nothing needs a network") {
    if (Running("/usr/bin/unshare", {"-rn", "/bin/sh", "-c", "ip link set lo up"}, "", {}).wait().exit != 0) {
        WARN("this machine does not allow network namespaces");
        return;
    }
    const SampleProject project;
    project.ingest();
    // Inside the namespace there is loopback and nothing else: start, come in, ask, stop.
    const std::string script = "ip link set lo up; '" + std::string(EVIDEX_PROGRAM) +
                               "' serve --no-open --db '" + project.path("base.db") + "' --codebook '" +
                               project.path("book") + "' > '" + project.path("address") +
                               "' & server=$!; until [ -s '" + project.path("address") +
                               "' ]; do sleep 0.1; done; curl -s -L -c '" + project.path("jar") +
                               "' \"$(cat '" + project.path("address") + "')\" > /dev/null; curl -s -b '" +
                               project.path("jar") + "' \"$(sed 's#/start.*#/api/quotes#' '" +
                               project.path("address") + "')\"; kill $server; wait $server";
    const Ran ran = Running("/usr/bin/unshare", {"-rn", "/bin/sh", "-c", script}, "", {}).wait();
    INFO(ran.out << ran.err);
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Contains("\"command\":\"evidex quotes\""));
}
