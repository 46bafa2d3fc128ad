#include "bench/serve.hpp"
#include "bench/clock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "support/http.hpp"

namespace evidex::bench {
namespace {

using Json = nlohmann::json;
using evidex::test::Answered;

/// What an answer brought, and how long it took.
struct Timed {
    double millis = 0;
    std::string body;
};

/// `evidex serve` on a base, and its only client.
class Server {
public:
    explicit Server(const std::string& database) {
        start(database);
        const std::string address = read_address();
        const std::size_t port = address.rfind(':') + 1;
        const std::size_t path = address.find('/', port);
        port_ = std::stoi(address.substr(port, path - port));
        host_ = fmt::format("127.0.0.1:{}", port_);
        const Answered in = test::ask(port_, "GET", address.substr(path), {"Host: " + host_});
        const std::string cookie = in.header("Set-Cookie");
        cookie_ = cookie.substr(0, cookie.find(';'));
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() {
        ::kill(child_, SIGINT);
        ::waitpid(child_, nullptr, 0);
        ::close(output_);
    }

    [[nodiscard]] Timed get(const std::string& target) const { return ask("GET", target, ""); }
    [[nodiscard]] Timed post(const std::string& target, const Json& body) const {
        return ask("POST", target, body.dump());
    }

private:
    void start(const std::string& database) {
        int ends[2];
        if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addclose(&actions, ends[0]);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        std::vector<std::string> words{EVIDEX_PROGRAM, "serve",   "--no-open", "--db",
                                       database,       "--coder", "bench"};
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const int failed = posix_spawn(&child_, EVIDEX_PROGRAM, &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        output_ = ends[0];
        if (failed != 0) throw std::runtime_error("evidex serve could not be started");
    }

    [[nodiscard]] std::string read_address() const {
        std::string printed;
        char buffer[512];
        while (true) {
            const std::size_t begin = printed.find("http://");
            const std::size_t end = begin == std::string::npos ? begin : printed.find_first_of(" \n", begin);
            if (end != std::string::npos) return printed.substr(begin, end - begin);
            const ssize_t n = ::read(output_, buffer, sizeof buffer);
            if (n <= 0) throw std::runtime_error("evidex serve ended: " + printed);
            printed.append(buffer, static_cast<std::size_t>(n));
        }
    }

    [[nodiscard]] Timed ask(const std::string& method, const std::string& target,
                            const std::string& body) const {
        const auto start = Clock::now();
        const Answered answered =
            test::ask(port_, method, target,
                      {"Host: " + host_, "Cookie: " + cookie_, "Origin: http://" + host_,
                       "Sec-Fetch-Site: same-origin", "Content-Type: application/json"},
                      body);
        const double millis = seconds_since(start) * 1e3;
        if (answered.status != 200) {
            throw std::runtime_error(
                fmt::format("{} answers {}: {}", target, answered.status, answered.body));
        }
        return {millis, answered.body};
    }

    pid_t child_ = 0;
    int output_ = -1;
    int port_ = 0;
    std::string host_;
    std::string cookie_;
};

double percentile(std::vector<double> millis, std::size_t percent) {
    std::sort(millis.begin(), millis.end());
    return millis[std::min(millis.size() - 1, millis.size() * percent / 100)];
}

void measure_pages(const Server& server, std::vector<Measurement>& rows) {
    struct Page {
        const char* what;
        const char* target;
    };
    constexpr int kAgain = 10;
    // What a page is drawn from; the charts below the cards come after the first paint, and are wanted as
    // soon.
    constexpr Page kPages[] = {
        {"serve: state", "/api/state"},
        {"serve: overview", "/api/overview"},
        {"serve: overview of a role", "/api/overview?role=young-person"},
        {"serve: coverage by role", "/api/coverage?by=role"},
        {"serve: coverage by theme", "/api/coverage?by=theme"},
        {"serve: coverage by source", "/api/coverage?by=source"},
        {"serve: saturation", "/api/saturation"},
        {"serve: components together", "/api/cooccurrence"},
        {"serve: quotes, nothing chosen", "/api/quotes?limit=20"},
        {"serve: quotes of a component", "/api/quotes?limit=20&component=aftercare-planning"},
        {"serve: facets, nothing chosen", "/api/facets"},
        {"serve: facets of a component", "/api/facets?component=aftercare-planning"},
        {"serve: first review queue", "/api/review?limit=40"},
        {"serve: first blind queue", "/api/review?limit=40&blind=yes"},
        {"serve: agreement", "/api/agreement"},
        {"serve: codebook", "/api/codebook"},
        {"serve: sources", "/api/sources"},
        {"serve: runs", "/api/runs"}};
    for (const Page& page : kPages) {
        const Timed first = server.get(page.target);
        std::vector<double> again;
        for (int i = 0; i < kAgain; ++i) again.push_back(server.get(page.target).millis);
        rows.push_back({page.what, first.millis, "ms", 1000, true,
                        fmt::format("again p50 {:.0f} ms, p95 {:.0f} ms; {:.0f} kB", percentile(again, 50),
                                    percentile(again, 95), static_cast<double>(first.body.size()) / 1e3)});
    }
}

void measure_words(const Server& server, const std::vector<std::string>& words,
                   std::vector<Measurement>& rows) {
    std::vector<double> quotes;
    std::vector<double> facets;
    const std::size_t step = std::max<std::size_t>(1, words.size() / 60);
    for (std::size_t i = 0; i < words.size(); i += step) {
        quotes.push_back(server.get("/api/quotes?limit=20&words=" + words[i]).millis);
        facets.push_back(server.get("/api/facets?words=" + words[i]).millis);
    }
    if (quotes.empty()) return;
    const std::string note = fmt::format("{} words, common and rare", quotes.size());
    rows.push_back({"serve: query to results, p50", percentile(quotes, 50), "ms", 0, true, note});
    rows.push_back({"serve: query to results, p95", percentile(quotes, 95), "ms", 300, true, ""});
    rows.push_back({"serve: facets of a query, p50", percentile(facets, 50), "ms", 0, true, ""});
    rows.push_back({"serve: facets of a query, p95", percentile(facets, 95), "ms", 0, true,
                    "beside the results, which do not wait for them"});
}

void measure_review(const Server& server, std::vector<Measurement>& rows) {
    constexpr std::size_t kDecisions = 200;
    std::vector<double> millis;
    std::vector<double> shown;
    while (millis.size() < kDecisions) {
        const Json items = Json::parse(server.get("/api/review?limit=40").body)["items"];
        if (items.empty()) break;
        for (const Json& item : items) {
            shown.push_back(server.post("/api/review/shown", {{"passages", {item["passage"]}}}).millis);
            const Json decision{{"passage", item["passage"]},
                                {"component", item["component"]},
                                {"verdict", millis.size() % 3 == 0 ? "rejected" : "accepted"}};
            const Json body{{"blind", false}, {"decisions", Json::array({decision})}};
            millis.push_back(server.post("/api/review/decide", body).millis);
        }
    }
    if (millis.empty()) return;
    rows.push_back({"serve: review key to next item, p50", percentile(millis, 50), "ms", 0, true,
                    fmt::format("{} decisions; on the disk before the next", millis.size())});
    rows.push_back({"serve: review key to next item, p95", percentile(millis, 95), "ms", 100, true,
                    fmt::format("noting what is shown: p95 {:.0f} ms", percentile(shown, 95))});
}

}  // namespace

void measure_serve(const std::string& database, const std::vector<std::string>& words,
                   std::vector<Measurement>& rows) {
    const Server server(database);
    measure_pages(server, rows);
    measure_words(server, words, rows);
    measure_review(server, rows);
}

}  // namespace evidex::bench
