// What holds for every document, whatever it was read from.
#include <catch2/catch.hpp>
#include <filesystem>

#include "base/unicode.hpp"
#include "evidex/read.hpp"
#include "support/temporary.hpp"

using namespace evidex;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> samples() {
    std::vector<fs::path> out;
    for (const char* folder : {"corpus-samples/interviews", "corpus-samples/documents"}) {
        for (const auto& entry : fs::directory_iterator(fs::path(EVIDEX_ROOT) / folder))
            out.push_back(entry.path());
    }
    return out;
}

Document read_good(const std::string& path) {
    const Result<Source> source = open_source(path);
    REQUIRE(source);
    Result<Document> document = read(*source);
    REQUIRE(document);
    return std::move(*document);
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

std::string with_crlf(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
    return out;
}

std::string as_utf16(const std::string& text) {
    std::string out = "\xFF\xFE";
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        REQUIRE(c < 0x10000);
        out += static_cast<char>(c & 0xFF);
        out += static_cast<char>(c >> 8);
    }
    return out;
}

}  // namespace

TEST_CASE("every block of every sample is its words and nothing else") {
    for (const fs::path& path : samples()) {
        INFO(path.string());
        const Document document = read_good(path.string());
        CHECK(to_nfc(document.text) == document.text);
        CHECK(document.text.find('\r') == std::string::npos);
        std::uint32_t behind = 0;
        for (const Block& block : document.blocks) {
            REQUIRE(block.span.begin >= behind);
            REQUIRE(block.span.end <= document.text.size());
            const std::string_view words = slice(document.text, block.span);
            REQUIRE_FALSE(words.empty());
            CHECK_FALSE(is_blank(words.front()));
            CHECK_FALSE(is_blank(words.back()));
            CHECK(is_valid_utf8(words));
            behind = block.span.end;
        }
        // What a reader process would hand over is the same document.
        const Result<Document> again = document_from_json(to_json(document));
        REQUIRE(again);
        CHECK(to_json(*again) == to_json(document));
    }
}

TEST_CASE("line ends, byte order marks and UTF-16 change nothing in a text") {
    const test::TemporaryFolder folder;
    std::size_t tried = 0;
    for (const fs::path& path : samples()) {
        const std::string bytes = test::read_text(path.string());
        if (bytes.find('\0') != std::string::npos || !is_valid_utf8(bytes) || bytes.starts_with("%PDF") ||
            bytes.find('\r') != std::string::npos || bytes.starts_with("\xEF\xBB\xBF")) {
            continue;
        }
        ++tried;
        INFO(path.string());
        const std::string name = path.filename().string();
        const Document plain = read_good(folder.write(name, bytes));
        for (const std::string& variant : {with_crlf(bytes), "\xEF\xBB\xBF" + bytes, as_utf16(bytes)}) {
            Document other = read_good(folder.write(name, variant));
            other.warnings = plain.warnings;  // They tell of the encoding.
            CHECK(to_json(other) == to_json(plain));
        }
    }
    CHECK(tried >= 10);
}
