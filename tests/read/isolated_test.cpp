// The parent's side of the reader process, against programs that behave badly.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>

#include "evidex/read.hpp"
#include "read/child.hpp"
#include "read/process.hpp"
#include "support/temporary.hpp"

using namespace evidex;

namespace {

/// A shell script in place of evidex.
class FakeReader {
public:
    explicit FakeReader(const std::string& script)
        : path_(folder_.write("reader", "#!/bin/sh\n" + script + "\n")) {
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }
    [[nodiscard]] Error error(const ReadLimits& limits = {}) const {
        Source source;
        source.id = "abc";
        source.path = "-talk.txt";
        const Result<Document> document = read_isolated(source, path_, limits);
        REQUIRE_FALSE(document);
        CHECK(document.error().file == "-talk.txt");
        CHECK_FALSE(document.error().advice.empty());
        return document.error();
    }
    [[nodiscard]] std::string folder() const { return folder_.path(); }

private:
    test::TemporaryFolder folder_;
    std::string path_;
};

}  // namespace

TEST_CASE("isolated: a hang ends in time and is told") {
    const FakeReader reader("sleep 100 & echo $! > \"$(dirname \"$0\")/pid\"; wait");
    ReadLimits limits;
    limits.wall_millis = 300;
    const auto start = std::chrono::steady_clock::now();
    const Error error = reader.error(limits);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    CHECK(error.code == ErrorCode::limit);
    CHECK_THAT(error.message, Catch::Matchers::Contains("longer than 1 s"));
    // What the reader started is gone as well.
    const std::string pid = test::read_text(reader.folder() + "/pid");
    REQUIRE_FALSE(pid.empty());
    for (int i = 0; i < 100 && std::filesystem::exists("/proc/" + pid.substr(0, pid.size() - 1)); ++i) {
        std::ifstream status("/proc/" + pid.substr(0, pid.size() - 1) + "/stat");
        std::string line;
        std::getline(status, line);
        if (line.find(") Z") != std::string::npos) break;  // dead, and not ours to reap
        REQUIRE(i < 99);
        REQUIRE(run_process({{"sleep", "0.05"}, {}}));
    }
}

TEST_CASE("isolated: crashes, floods and half answers are told apart") {
    CHECK(FakeReader("kill -SEGV $$").error().code == ErrorCode::crashed);
    CHECK(FakeReader("kill -XCPU $$").error().code == ErrorCode::limit);
    CHECK(FakeReader("kill -ABRT $$").error().code == ErrorCode::limit);
    CHECK(FakeReader("exit 7").error().code == ErrorCode::crashed);
    CHECK(FakeReader("echo 'document 5 abc'; echo '{}'").error().code == ErrorCode::crashed);
    CHECK(FakeReader("echo 'something 3 abc'; echo '{}'").error().code == ErrorCode::crashed);
    CHECK(FakeReader("echo 'document 3 abc'; echo '[]'").error().code == ErrorCode::malformed);
    CHECK(FakeReader("echo 'document 3 xyz'; echo '{}'").error().code == ErrorCode::io);
    ReadLimits limits;
    limits.output_bytes = 100'000;
    CHECK(FakeReader("yes").error(limits).code == ErrorCode::limit);
}

TEST_CASE("isolated: the child's own words reach the user") {
    const std::string json = R"({"code":4,"message":"locked","advice":"unlock it","line":3,"column":0})";
    const Error error =
        FakeReader("printf 'error " + std::to_string(json.size()) + " -\\n%s' '" + json + "'").error();
    CHECK(error.code == ErrorCode::encrypted);
    CHECK(error.text() == "-talk.txt:3: locked (unlock it)");
}

TEST_CASE("isolated: a missing program is an error") {
    CHECK_FALSE(read_isolated({}, "/no/such/program"));
}

TEST_CASE("process: input, output, errors and limits") {
    const std::string much(3'000'000, 'x');
    const Result<ProcessAnswer> echo = run_process({{"cat"}, much});
    REQUIRE(echo);
    CHECK(echo->out == much);
    CHECK(echo->end == ProcessEnd::exited);
    SECTION("a program that does not listen is no failure") {
        const Result<ProcessAnswer> deaf =
            run_process({{"sh", "-c", "exec 0<&-; echo done; echo oh >&2; exit 3"}, much});
        REQUIRE(deaf);
        CHECK(deaf->out == "done\n");
        CHECK(deaf->err == "oh\n");
        CHECK(deaf->number == 3);
    }
    SECTION("descriptors of the parent stay with it") {
        const Result<ProcessAnswer> list =
            run_process({{"sh", "-c", "ls -l /proc/$$/fd | grep -c socket"}, {}});
        REQUIRE(list);
        CHECK(list->out == "3\n");
    }
    SECTION("processor time") {
        ProcessRequest request{{"sh", "-c", "while :; do :; done"}, {}};
        request.cpu_seconds = 1;
        const Result<ProcessAnswer> busy = run_process(request);
        REQUIRE(busy);
        CHECK(busy->end == ProcessEnd::signalled);
    }
}
