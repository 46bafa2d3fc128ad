#include "tag/words.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <random>

#include "base/files.hpp"
#include "base/unicode.hpp"

using namespace evidex;

namespace {

std::string joined(std::string_view text, const std::vector<Span>& words) {
    std::string out;
    for (const Span word : words) {
        if (!out.empty()) out += '|';
        out += slice(text, word);
    }
    return out;
}

std::string ours(std::string_view text) {
    return joined(text, split_text(text));
}

std::string icu(std::string_view text) {
    const std::vector<std::uint32_t> bounds = word_bounds(text);
    std::vector<Span> words;
    for (std::size_t i = 0; i + 1 < bounds.size(); i += 2) words.push_back({bounds[i], bounds[i + 1]});
    return joined(text, words);
}

/// ICU's words with the differences that we want taken out, each for a reason:
/// full stops between letters split ("done.Then" is two sentences to a careless PDF; "e.g" need not be a
/// word), underscores split (Markdown emphasis), an apostrophe between a digit and a letter joins ("1990's"
/// is one word), a colon or middle dot between letters splits (times and speakers), points join digits only.
std::string icu_as_wanted(std::string_view text) {
    std::string bare(text);
    for (std::size_t i = 0; i < bare.size(); ++i) {
        const auto digit = [&](std::size_t at) {
            return at < bare.size() && bare[at] >= '0' && bare[at] <= '9';
        };
        const bool between_digits = i > 0 && digit(i - 1) && digit(i + 1);
        if ((bare[i] == '.' && !between_digits) || bare[i] == '_' || bare[i] == ':' || bare[i] == ';')
            bare[i] = ' ';
    }
    const std::vector<std::uint32_t> bounds = word_bounds(bare);
    std::vector<Span> words;
    for (std::size_t i = 0; i + 1 < bounds.size(); i += 2) {
        const bool joins = !words.empty() && words.back().end + 1 == bounds[i] && text[bounds[i] - 1] == '\'';
        if (joins) {
            words.back().end = bounds[i + 1];
        } else {
            words.push_back({bounds[i], bounds[i + 1]});
        }
    }
    return joined(text, words);
}

}  // namespace

TEST_CASE("words are what ICU takes for words") {
    for (const char* text :
         {"She rang. Nobody answered!", "don't, can’t and rock 'n' roll", "self-care and/or 24/7",
          "1,000 of 3.5 per cent, 1,2,3", "naïve café, Zoë’s Ünder straße", "“quoted” — dashed–text",
          "e\u0301clair soft\u00ADhyphen", "日 and Ж, ελληνικά", "parents' keys, the 'quoted' word",
          "emoji 😕 and ❤️ here", "a\u00A0no-break space", "", "x", "'", "’", "...", "ﬁnal ﬂow"}) {
        CHECK(ours(text) == icu(text));
    }
}

TEST_CASE("where we differ from ICU, on purpose") {
    CHECK(ours("done.Then e.g. this") == "done|Then|e|g|this");
    CHECK(icu("done.Then e.g. this") == "done.Then|e.g|this");
    CHECK(ours("_emphasis_ and snake_case") == "emphasis|and|snake|case");
    CHECK(ours("the 1990's") == "the|1990's");
    CHECK(ours("Mum:yes at 10:30") == "Mum|yes|at|10|30");
    CHECK(ours("42nd x2") == icu("42nd x2"));
}

TEST_CASE("the samples are cut as ICU cuts them, but for the wanted differences") {
    std::size_t words = 0;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(EVIDEX_ROOT "/corpus-samples")) {
        const std::string extension = entry.path().extension();
        if (extension != ".txt" && extension != ".md" && extension != ".jsonl") continue;
        const std::string text = *read_file(entry.path());
        if (!is_valid_utf8(text)) continue;
        ++files;
        words += split_text(text).size();
        std::size_t begin = 0;
        while (begin < text.size()) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::string line = text.substr(begin, end - begin);
            CHECK(ours(line) == icu_as_wanted(line));
            begin = end + 1;
        }
    }
    CHECK(files > 3);
    CHECK(words > 10'000);
}

TEST_CASE("blocks of 64 bytes leave no trace") {
    std::mt19937 random(3);
    const std::vector<std::string> pieces = {"a", "wait", "'", " ", ", ", "12",
                                             ".", ",",    "é", "’", "-",  "longerword"};
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        while (text.size() < 150) text += pieces[random() % pieces.size()];
        std::vector<Span> expected;  // the same rules without blocks: split_run takes any text
        for (const Span word : split_run(text)) expected.push_back(word);
        REQUIRE(joined(text, split_text(text)) == joined(text, expected));
    }
}

TEST_CASE("words are folded for comparison") {
    CHECK(fold_word("WAITING") == "waiting");
    CHECK(fold_word("Nurse’s") == "nurse");
    CHECK(fold_word("DIDN’T") == "didn't");
    CHECK(fold_word("wai\u00ADting") == "waiting");
    CHECK(fold_word("ﬁnal") == "final");
    CHECK(fold_word("e\u0301clair") == "éclair");
    CHECK(fold_word("CAMHS", true) == "CAMHS");
}

TEST_CASE("numbers in digits and words") {
    for (const char* word : {"7", "1,000", "3.5", "twelve", "zero"}) CHECK(is_number(word));
    for (const char* word : {"7th", "x2", "few", "second", ""}) CHECK_FALSE(is_number(word));
}
