#include "read/sniff.hpp"

#include <catch2/catch.hpp>

#include "read/make_files.hpp"

using namespace evidex;
using namespace std::string_literals;

TEST_CASE("sniff: content decides") {
    const auto format = [](const std::string& bytes, const std::string& path) {
        const Result<Format> found = sniff(bytes, path);
        return found ? *found : Format::unknown;
    };
    CHECK(format("%PDF-1.7\n", "x.docx") == Format::pdf);
    CHECK(format("junk\n%PDF-1.7\n", "x") == Format::pdf);
    CHECK(format(test::docx_of(""), "x.txt") == Format::docx);
    CHECK(format(test::odt_of(""), "x.txt") == Format::odt);
    CHECK(format("\xEF\xBB\xBFWEBVTT\n\n", "x.txt") == Format::vtt);
    CHECK(format("1\r\n00:00:01,000 --> 00:00:02,000\r\nYes\r\n", "x.txt") == Format::srt);
    CHECK(format("<?xml version='1.0'?>\n<!-- <p> --><!DOCTYPE article>\n<article>", "x.txt") ==
          Format::jats);
    CHECK(format("<!DOCTYPE HTML>\n<p>", "x.txt") == Format::html);
    CHECK(format("<?xml version='1.0'?><html xmlns='x'>", "x") == Format::html);
    CHECK(format("<p>Bare</p>", "x.html") == Format::html);
    CHECK(format("# Title\n\nSome **bold** words\n", "x.txt") == Format::markdown);
    CHECK(format("plain words", "x.md") == Format::markdown);
    CHECK(format("# a remark\nplain words", "x.txt") == Format::text);
    CHECK(format("[00:00:01] Sam: \"Hello\"", "x.txt") == Format::text);
    CHECK(format("BMI was measured.", "x.txt") == Format::text);
    CHECK(format("H\0e\0l\0l\0o\0 \0y\0o\0u\0"s, "x.txt") == Format::text);
    CHECK(format("<Laughs> Yes.", "x.txt") == Format::text);
}

TEST_CASE("sniff: what is not read says what it is and what to do") {
    const auto refused = [](const std::string& bytes, const std::string& path, ErrorCode code,
                            const std::string& words) {
        INFO(path);
        const Result<Format> found = sniff(bytes, path);
        REQUIRE_FALSE(found);
        CHECK(found.error().code == code);
        CHECK_THAT(found.error().message, Catch::Matchers::Contains(words));
        CHECK_FALSE(found.error().advice.empty());
    };
    const auto wide = [](const std::string& ascii) {
        std::string out = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        for (const char c : ascii) out += std::string{c, '\0'};
        return out;
    };
    refused("", "a", ErrorCode::empty, "empty");
    refused(" \n\t\r\n ", "a", ErrorCode::empty, "white space");
    refused(wide("EncryptedPackage"), "a.docx", ErrorCode::encrypted, "password");
    refused(wide("WordDocument"), "a.doc", ErrorCode::unsupported, ".doc");
    refused("{\\rtf1\\ansi", "a.rtf", ErrorCode::unsupported, "RTF");
    refused("\x89PNG\r\n\x1A\n", "a.png", ErrorCode::unsupported, "picture");
    refused("RIFF\x01\x01\x01\x01WAVEfmt ", "a.wav", ErrorCode::unsupported, "recording");
    refused(test::zip_of({{"xl/workbook.xml", "x"}}), "a.xlsx", ErrorCode::unsupported, "spreadsheets");
    refused(test::zip_of({{"ppt/presentation.xml", "x"}}), "a.pptx", ErrorCode::unsupported, "slides");
    refused(test::zip_of({{"mimetype", "application/epub+zip"}}), "a.epub", ErrorCode::unsupported, "EPUB");
    refused(test::zip_of({{"../../evil.txt", "x"}, {"/abs.txt", "y"}}), "a.zip", ErrorCode::unsupported,
            "archive");
    refused("TY  - JOUR\r\nTI  - x\r\nER  - \r\n", "a.txt", ErrorCode::unsupported, "references");
    refused("\n\nPMID- 12\nTI  - x\n", "a.ris", ErrorCode::unsupported, "references");
    refused("@article{x,\n title={y}}", "a.bib", ErrorCode::unsupported, "references");
    refused("<PubmedArticleSet><x/>", "a.xml", ErrorCode::unsupported, "references");
    refused("<?xml version='1.0'?><TEI>", "a.xml", ErrorCode::unsupported, "JATS");
    refused("{\"a\": 1}", "a.txt", ErrorCode::unsupported, "JSON");
    refused("id,text\n1,x\n", "a.csv", ErrorCode::unsupported, "CSV");
    refused(std::string("\x01\x02\x03\x04\x05\x06\x07\x08", 8) + "abc", "a.bin", ErrorCode::unsupported,
            "not a text");
}
