// Files made to break readers. Each costs one file: an Error with words and a next step, in little time, and
// never a crash. What needs the reader process around it (hangs) is tried against the real program.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <random>

#include "evidex/read.hpp"
#include "read/make_files.hpp"
#include "read/process.hpp"
#include "support/temporary.hpp"

using namespace evidex;
namespace fs = std::filesystem;

namespace {

Result<Document> open_and_read(const std::string& path) {
    const Result<Source> source = open_source(path);
    if (!source) return source.error();
    return read(*source);
}

Result<Document> read_bytes(const std::string& name, const std::string& bytes) {
    const test::TemporaryFolder folder;
    return open_and_read(folder.write(name, bytes));
}

void check_failure(const Result<Document>& document, ErrorCode code, const std::string& words) {
    REQUIRE_FALSE(document);
    CHECK(document.error().code == code);
    CHECK_THAT(document.error().message, Catch::Matchers::Contains(words));
    CHECK_FALSE(document.error().advice.empty());
    CHECK_FALSE(document.error().file.empty());
}

void check_spans(const Document& document) {
    const Result<Document> trusted = document_from_json(to_json(document));
    REQUIRE(trusted);
}

std::string jats(const std::string& prolog, const std::string& body) {
    return "<?xml version=\"1.0\"?>" + prolog + "<article><body>" + body + "</body></article>";
}

std::string nested(const std::string& open, int depth) {
    std::string out;
    for (int i = 0; i < depth; ++i) out += open;
    return out;
}

}  // namespace

TEST_CASE("hostile: empty, blank, folder, missing, unreadable") {
    const test::TemporaryFolder folder;
    check_failure(open_and_read(folder.write("a.txt", "")), ErrorCode::empty, "empty");
    check_failure(open_and_read(folder.write("b.docx", " \n\n ")), ErrorCode::empty, "white space");
    check_failure(open_and_read(folder.path()), ErrorCode::usage, "folder");
    const Result<Document> missing = open_and_read(folder.path("none.txt"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::not_found);
    check_failure(open_and_read("/dev/null"), ErrorCode::unsupported, "not a regular file");
    const std::string locked = folder.write("locked.txt", "words");
    fs::permissions(locked, fs::perms::none);
    // Root reads everything.
    if (const Result<Document> refused = open_and_read(locked); !refused)
        CHECK(refused.error().code == ErrorCode::io);
}

TEST_CASE("hostile: zip bombs and false names") {
    const std::string zeros(30'000'000, ' ');
    check_failure(read_bytes("bomb.docx", test::docx_of(zeros)), ErrorCode::limit, "zip bomb");
    check_failure(read_bytes("bomb.odt", test::odt_of(zeros)), ErrorCode::limit, "zip bomb");
    std::vector<std::pair<std::string, std::string>> many;
    for (int i = 0; i < 10'001; ++i) many.emplace_back("word/" + std::to_string(i), "x");
    check_failure(read_bytes("many.docx", test::zip_of(many)), ErrorCode::limit, "10,000");
    // Paths in an archive are names of parts; nothing is ever written or read by them.
    const std::string paths = test::docx_of("<w:p><w:r><w:t>Fine.</w:t></w:r></w:p>",
                                            {{"../../evil.txt", "evil"},
                                             {"/etc/passwd", "evil"},
                                             {"_rels/.rels",
                                              "<Relationships><Relationship Type='x/officeDocument' "
                                              "Target='../../../../etc/passwd'/></Relationships>"}});
    const Result<Document> fine = read_bytes("paths.docx", paths);
    REQUIRE(fine);
    CHECK(fine->text.find("Fine.") != std::string::npos);
    CHECK(fine->text.find("evil") == std::string::npos);
}

TEST_CASE("hostile: entities are refused, whatever they would do") {
    std::string laughs = "<!DOCTYPE article [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 10; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        laughs += "<!ENTITY a" + std::to_string(i) + " \"" + nested(before, 10) + "\">";
    }
    check_failure(read_bytes("laughs.xml", jats(laughs + "]>", "<p>&a9;</p>")), ErrorCode::malformed,
                  "entities");
    const std::string quadratic = "<!DOCTYPE article [<!ENTITY a \"" + std::string(50'000, 'x') + "\">]>";
    check_failure(read_bytes("quadratic.xml", jats(quadratic, "<p>" + nested("&a;", 20'000) + "</p>")),
                  ErrorCode::malformed, "entities");
    const std::string outside = "<!DOCTYPE article [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    check_failure(read_bytes("outside.xml", jats(outside, "<p>&x;</p>")), ErrorCode::malformed, "entities");
    const Result<Document> html = read_bytes(
        "a.html", "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>Words &x; here</p>");
    if (html) CHECK(html->text.find("root:") == std::string::npos);
}

TEST_CASE("hostile: deep nesting") {
    check_failure(
        read_bytes("deep.xml", jats("", nested("<sec>", 100'000) + "x" + nested("</sec>", 100'000))),
        ErrorCode::limit, "256 deep");
    check_failure(read_bytes("deep.html", "<html>" + nested("<div>", 100'000) + "words"), ErrorCode::limit,
                  "256 deep");
    check_failure(
        read_bytes("deep.docx", test::docx_of(nested("<w:sdt>", 5'000) + nested("</w:sdt>", 5'000))),
        ErrorCode::limit, "256 deep");
    const Result<Document> tags =
        read_bytes("tags.html", "<html>" + nested("<b>", 20'000) + nested("<p>x", 2'000));
    if (tags) check_spans(*tags);
}

TEST_CASE("hostile: one endless line, NUL bytes, invalid UTF-8") {
    const Result<Document> line = read_bytes("line.txt", std::string(20'000'000, 'x'));
    check_failure(line, ErrorCode::limit, "16 MB");
    using namespace std::string_literals;
    const Result<Document> nul =
        read_bytes("nul.txt", "We waited\0 and waited for a very long time indeed.\n"s);
    if (nul) {
        check_spans(*nul);
        CHECK(nul->text.find("and waited") != std::string::npos);
    }
    check_failure(read_bytes("zeros.txt", std::string(5'000, '\0')), ErrorCode::unsupported, "not a text");
    const Result<Document> broken =
        read_bytes("broken.txt", "We \xC3\x28 waited \xF5\x80 and \xED\xA0\x80 waited.\n");
    REQUIRE(broken);
    check_spans(*broken);
    CHECK(broken->text.find("waited.") != std::string::npos);
}

TEST_CASE("hostile: locked, scanned and damaged PDFs") {
    check_failure(read_bytes("cut.pdf", "%PDF-1.7\n1 0 obj\n<<"), ErrorCode::malformed, "damaged");
    check_failure(read_bytes("scan.pdf", test::pdf_of({{}, {}})), ErrorCode::no_text, "scan");
    check_failure(
        read_bytes("loop.pdf", test::pdf_of_objects({"<< /Type /Catalog /Pages 2 0 R >>",
                                                     "<< /Type /Pages /Kids [2 0 R] /Count 2000000000 >>"})),
        ErrorCode::malformed, "damaged");
}

TEST_CASE("hostile: truncated files and flipped bits never crash a reader") {
    std::mt19937 random(7);
    const auto below = [&](std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most - 1)(random);
    };
    const test::TemporaryFolder folder;
    std::size_t failed = 0;
    std::size_t tried = 0;
    for (const char* where : {"corpus-samples/documents", "corpus-samples/interviews"}) {
        for (const auto& entry : fs::directory_iterator(fs::path(EVIDEX_ROOT) / where)) {
            const std::string good = test::read_text(entry.path().string());
            const std::string name = entry.path().filename().string();
            for (int round = 0; round < 4; ++round) {
                std::string bad = good;
                if (round == 0) bad.resize(below(bad.size()));
                for (int flip = 0; flip < 5 * round; ++flip) {
                    bad[below(bad.size())] ^= static_cast<char>(1U << below(8));
                }
                ++tried;
                const Result<Document> document = open_and_read(folder.write(name, bad));
                INFO(name << " round " << round);
                if (document) {
                    check_spans(*document);
                } else {
                    ++failed;
                    CHECK_FALSE(document.error().message.empty());
                }
            }
        }
    }
    CHECK(tried >= 160);
    CHECK(failed > 10);
    CHECK(failed < tried);
}
