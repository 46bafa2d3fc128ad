#include "pipeline/walk.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "base/files.hpp"
#include "support/temporary.hpp"

using namespace evidex;

namespace {

std::vector<std::string> names(const std::vector<FoundFile>& files) {
    std::vector<std::string> out;
    for (const FoundFile& file : files) out.emplace_back(file_name(file.path));
    return out;
}

}  // namespace

TEST_CASE("folders are walked in order; what is no document is left out and said") {
    const test::TemporaryFolder folder;
    folder.write("b/two.txt", "x");
    folder.write("a/one.docx", "x");
    folder.write("a/table.xlsx", "x");
    folder.write(".hidden/three.txt", "x");
    folder.write("a/~$one.docx", "x");
    const Walk found = walk({folder.path()});
    CHECK(names(found.files) == std::vector<std::string>{"one.docx", "two.txt"});
    CHECK(found.skipped.size() == 2);
    CHECK(found.failures.empty());
}

TEST_CASE("a file that is named is always taken, once") {
    const test::TemporaryFolder folder;
    const std::string table = folder.write("table.xlsx", "x");
    const Walk found = walk({table, table, folder.path()});
    CHECK(names(found.files) == std::vector<std::string>{"table.xlsx"});
}

TEST_CASE("a path that does not exist is a failure, the rest goes on") {
    const test::TemporaryFolder folder;
    folder.write("one.txt", "x");
    const Walk found = walk({folder.path("nowhere"), folder.path()});
    CHECK(found.files.size() == 1);
    REQUIRE(found.failures.size() == 1);
    CHECK(found.failures[0].second.code == ErrorCode::not_found);
}

TEST_CASE("a folder that may not be opened is a failure, not silence") {
    constexpr uid_t kNobody = 65534;
    const test::TemporaryFolder folder;
    folder.write("one.txt", "x");
    folder.write("shut/two.txt", "x");
    REQUIRE(chmod(folder.path().c_str(), 0755) == 0);
    REQUIRE(chmod(folder.path("shut").c_str(), 0) == 0);
    const bool is_root = geteuid() == 0;  // nothing is shut for root
    const bool is_lesser = is_root && seteuid(kNobody) == 0;
    std::error_code hidden;  // temporary folders may lie where only root may look
    const std::filesystem::directory_iterator probe(folder.path(), hidden);
    const Walk found = walk({folder.path()});
    if (is_lesser) REQUIRE(seteuid(0) == 0);
    REQUIRE(chmod(folder.path("shut").c_str(), 0700) == 0);
    if (hidden || is_root != is_lesser) return;
    CHECK(names(found.files) == std::vector<std::string>{"one.txt"});
    REQUIRE(found.failures.size() == 1);
    CHECK(file_name(found.failures[0].first) == "shut");
    CHECK(found.failures[0].second.code == ErrorCode::io);
}

TEST_CASE("links that lead in a circle end") {
    const test::TemporaryFolder folder;
    folder.write("a/one.txt", "x");
    std::filesystem::create_directory_symlink(folder.path(), folder.path("a/back"));
    CHECK(walk({folder.path()}).files.size() == 1);
}
