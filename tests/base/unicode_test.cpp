#include "base/unicode.hpp"

#include <catch2/catch.hpp>

#include "base/digest.hpp"

using namespace evidex;

TEST_CASE("bytes of several encodings become the same text") {
    const std::string words = "“It’s café” – she said";
    CHECK(decode(words).text == words);
    CHECK(decode("\xEF\xBB\xBF" + words).text == words);
    const std::string cp1252 = "\x93It\x92s caf\xE9\x94 \x96 she said";
    const Decoded guessed = decode(cp1252);
    CHECK(guessed.text == words);
    CHECK(guessed.guessed);
    CHECK(decode(cp1252, "ISO-8859-1").text == words);
}

TEST_CASE("one line of another encoding does not spoil the rest") {
    const Decoded mixed = decode("“It’s café”, I’d say.\nIt\x92s caf\xE9.\n", "windows-1252");
    CHECK(mixed.text == "“It’s café”, I’d say.\nIt’s café.\n");
    CHECK(mixed.guessed);
    CHECK(mixed.replaced == 0);
    CHECK(decode("caf\xE9, na\xEFve, “").encoding != "UTF-8 with parts in windows-1252");
}

TEST_CASE("UTF-16 is known with and without a mark") {
    std::string little;
    for (const char c : std::string_view("Interviewer: hello\n")) little += std::string{c, '\0'};
    CHECK(decode(little).text == "Interviewer: hello\n");
    CHECK(decode("\xFF\xFE" + little).encoding == "UTF-16LE");
}

TEST_CASE("malformed UTF-8 is seen") {
    CHECK(is_valid_utf8("naïve 😕"));
    CHECK_FALSE(is_valid_utf8("\xC0\x80"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("abc\xE2\x82"));
}

TEST_CASE("composition, folding, counting") {
    CHECK(to_nfc("cafe\u0301") == "café");
    CHECK(fold_case("STRASSE Ünder") == "strasse ünder");
    CHECK(count_code_points("a😕é") == 3);
    CHECK(display_width("日本e\u0301") == 5);
}

TEST_CASE("sentences end where a reader would say so") {
    CHECK(sentence_ends("She rang. Nobody answered.") == std::vector<std::uint32_t>{10, 26});
}

TEST_CASE("SHA-256 of a known text") {
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
