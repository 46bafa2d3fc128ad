// The reader process as it really runs: evidex starts itself under limits.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>

#include "evidex/read.hpp"
#include "read/make_files.hpp"
#include "support/temporary.hpp"

using namespace evidex;
namespace fs = std::filesystem;

namespace {

Result<Document> read_with_program(const std::string& path, const ReadLimits& limits = {}) {
    const Result<Source> source = open_source(path);
    REQUIRE(source);
    return read_isolated(*source, EVIDEX_PROGRAM, limits);
}

/// Eight levels of forms that each draw the next ten times: 10^8 calls from 2 kB.
std::string endless_pdf() {
    std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>",
                                        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 5 0 "
                                        "R /Resources << /XObject << /F 6 0 R >> >> >>",
                                        "<< >>"};
    std::string calls;
    for (int i = 0; i < 10; ++i) calls += "/F Do\n";
    const std::string stream =
        " /Length " + std::to_string(calls.size()) + " >>\nstream\n" + calls + "\nendstream";
    objects.push_back("<<" + stream);
    for (int level = 0; level < 8; ++level) {
        objects.push_back(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources << /XObject << /F " +
            std::to_string(objects.size() + 2) + " 0 R >> >>" + stream);
    }
    objects.push_back(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 400 600] /Length 4 >>\nstream\nq Q \nendstream");
    return test::pdf_of_objects(objects);
}

}  // namespace

TEST_CASE("program: the process gives what reading here gives") {
    for (const char* name : {"documents/strategy.pdf", "documents/evaluation-drop-in-hub.docx",
                             "documents/inspection-report.odt", "documents/leaflet-after-us.html",
                             "documents/article-two-waits.xml", "interviews/yp03-age16-gap.txt"}) {
        const std::string path = (fs::path(EVIDEX_ROOT) / "corpus-samples" / name).string();
        INFO(path);
        const Result<Source> source = open_source(path);
        REQUIRE(source);
        const Result<Document> here = read(*source);
        const Result<Document> there = read_with_program(path);
        REQUIRE(here);
        REQUIRE(there);
        CHECK(to_json(*there) == to_json(*here));
    }
}

TEST_CASE("program: a PDF without end costs its time and no more") {
    const test::TemporaryFolder folder;
    ReadLimits limits;
    limits.wall_millis = 1'500;
    const auto start = std::chrono::steady_clock::now();
    const Result<Document> document = read_with_program(folder.write("endless.pdf", endless_pdf()), limits);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(6));
    REQUIRE_FALSE(document);
    CHECK(document.error().code == ErrorCode::limit);
    CHECK_THAT(document.error().message, Catch::Matchers::Contains("longer than 2 s"));
    CHECK_THAT(document.error().advice, Catch::Matchers::Contains("print it"));
}

TEST_CASE("program: processor time and memory have their ends") {
    const test::TemporaryFolder folder;
    ReadLimits limits;
    limits.cpu_seconds = 1;
    const Result<Document> busy = read_with_program(folder.write("endless.pdf", endless_pdf()), limits);
    REQUIRE_FALSE(busy);
    CHECK(busy.error().code == ErrorCode::limit);
#ifndef EVIDEX_SANITIZED
    limits = {};
    limits.memory_bytes = 256ULL << 20;
    std::string words = "<article><body>";
    for (int i = 0; i < 2'000'000; ++i) words += "<p>word</p>";
    const Result<Document> hungry =
        read_with_program(folder.write("big.xml", words + "</body></article>"), limits);
    REQUIRE_FALSE(hungry);
    CHECK(hungry.error().code == ErrorCode::limit);
    CHECK_FALSE(hungry.error().advice.empty());
#endif
}

TEST_CASE("program: names that look like options are names") {
    const test::TemporaryFolder folder;
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    folder.write("--help", "We waited for a year and then some more.\n");
    const Result<Document> document = read_with_program("--help");
    fs::current_path(before);
    REQUIRE(document);
    CHECK(document->text == "We waited for a year and then some more.");
}

TEST_CASE("program: what the child says of a file reaches the user with its name") {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("cut.xml", "<?xml version='1.0'?>\n<article>\n<body><p>word");
    const Result<Document> document = read_with_program(path);
    REQUIRE_FALSE(document);
    CHECK(document.error().code == ErrorCode::malformed);
    CHECK(document.error().file == path);
    CHECK(document.error().line == 3);
}
