#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "store/sample.hpp"
#include "support/temporary.hpp"

namespace evidex::test {
namespace {

/// Another process that writes to the base and closes it.
bool write_elsewhere(const std::string& path) {
    const pid_t child = ::fork();
    if (child == 0) {
        bool done = false;
        {
            Result<Store> store = Store::open(path, Store::Mode::read_write);
            done = store && store->begin_run("ingest", small_codebook()) && store->put(report()) &&
                   store->end_run({});
        }
        ::_exit(done ? 0 : 1);
    }
    int status = 1;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST_CASE("opening a base again in one process keeps what others may do to it") {
    const TemporaryFolder folder;
    const std::string path = folder.path("evidence.db");
    static_cast<void>(filled_store(path, {maya()}));
    const Store reader = *Store::open(path, Store::Mode::read_only);
    REQUIRE(reader.status());
    // A second connection of this process comes and goes. If that dropped our locks, the other process would
    // believe that it is alone and take the write-ahead log away from under us.
    REQUIRE(Store::open(path, Store::Mode::read_only)->status());
    REQUIRE(write_elsewhere(path));
    REQUIRE(Store::open(path, Store::Mode::read_only)->status());
    REQUIRE(write_elsewhere(path));
    const Result<StoreStatus> status = reader.status();
    REQUIRE(status);
    CHECK(status->sources == 2);
}

}  // namespace
}  // namespace evidex::test
