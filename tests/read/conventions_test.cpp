// Losslessness: random conversations, written in every convention, come back with each word once, in order,
// and said by the right person.
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "read/reading.hpp"

using namespace evidex;
using namespace evidex::test;

namespace {

struct Said {
    std::string speaker;
    std::string words;
};

std::string stamp(std::size_t second) {
    const auto two = [](std::size_t n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    return "00:" + two(second / 60) + ":" + two(second % 60);
}

/// Two people in turn, each of them a few times; some turns are nothing but traps.
std::vector<Said> conversation(unsigned seed, const std::array<std::string, 2>& speakers) {
    const std::array<const char*, 24> words{
        "Yes",    "I",      "waited", "10:30", "7",      "[laughs]", "self-care", "she",
        "said:",  "go",     "home?",  "café",  "“No”",   "for",      "example:",  "https://example.org/a_b",
        "really", "e-mail", "so",     "you",   "(well)", "we",       "nobody",    "rang."};
    std::mt19937 random(seed);
    std::vector<Said> said;
    for (std::size_t turn = 0; turn < 12; ++turn) {
        std::string text = turn % 3 == 0 ? "Yes" : "So I";
        for (std::size_t i = random() % 9; i > 0; --i)
            text += std::string(" ") + words[random() % words.size()];
        said.push_back({speakers[turn % 2], text});
    }
    return said;
}

using Writer = std::string (*)(const Said&, std::size_t turn);

void require_lossless(const Document& document, const std::vector<Said>& said) {
    std::vector<std::string> expected;
    for (const Said& turn : said) expected.push_back(turn.speaker + "|" + turn.words);
    CHECK(turns_of(document) == expected);
    CHECK(document.kind == SourceKind::interview);
}

}  // namespace

TEST_CASE("plain text conventions lose nothing and invent nobody") {
    const std::vector<std::pair<const char*, Writer>> conventions{
        {"colon", [](const Said& said, std::size_t) { return said.speaker + ": " + said.words + "\n\n"; }},
        {"lines", [](const Said& said, std::size_t) { return said.speaker + ": " + said.words + "\n"; }},
        {"alone", [](const Said& said, std::size_t) { return said.speaker + ":\n" + said.words + "\n\n"; }},
        {"heads with a time in brackets",
         [](const Said& said, std::size_t turn) {
             return said.speaker + " [" + stamp(turn * 7) + "]\n" + said.words + "\n\n";
         }},
        {"brackets",
         [](const Said& said, std::size_t) { return "[" + said.speaker + "]: " + said.words + "\n\n"; }},
        {"arrows",
         [](const Said& said, std::size_t) { return ">> " + said.speaker + ": " + said.words + "\n\n"; }},
        {"lead",
         [](const Said& said, std::size_t turn) {
             return "[" + stamp(turn) + "] " + said.speaker + ": " + said.words + "\n\n";
         }},
        {"inner",
         [](const Said& said, std::size_t turn) {
             return said.speaker + " (" + stamp(turn) + "): " + said.words + "\n\n";
         }},
        {"head",
         [](const Said& said, std::size_t turn) {
             return said.speaker + "  " + stamp(turn) + "\n" + said.words + "\n\n";
         }},
        {"tabs",
         [](const Said& said, std::size_t turn) {
             return stamp(turn) + "\t" + said.speaker + "\t" + said.words + "\n";
         }},
        {"f4",
         [](const Said& said, std::size_t turn) {
             return said.speaker + ": " + said.words + " #" + stamp(turn) + "-4#\n\n";
         }},
    };
    for (const auto& [name, write] : conventions) {
        for (unsigned seed = 0; seed < 40; ++seed) {
            const auto said = seed % 2 == 0 ? conversation(seed, {"Interviewer", "YP04"})
                                            : conversation(seed, {"Rosa Lindqvist", "Ike O’Neill"});
            std::string text;
            for (std::size_t turn = 0; turn < said.size(); ++turn) text += write(said[turn], turn);
            INFO(name << " " << seed << "\n" << text);
            require_lossless(plain(text), said);
        }
    }
}

TEST_CASE("conventions that only ids and roles have") {
    const std::vector<std::pair<const char*, Writer>> conventions{
        {"numbered",
         [](const Said& said, std::size_t turn) {
             return std::to_string(turn + 1) + ". " + said.speaker + ": " + said.words + "\n\n";
         }},
        {"dash", [](const Said& said, std::size_t) { return said.speaker + " – " + said.words + "\n\n"; }},
        {"heads", [](const Said& said, std::size_t) { return said.speaker + "\n" + said.words + "\n\n"; }},
    };
    for (const auto& [name, write] : conventions) {
        for (unsigned seed = 0; seed < 40; ++seed) {
            const auto said = conversation(seed, {"Interviewer", "YP04"});
            std::string text;
            for (std::size_t turn = 0; turn < said.size(); ++turn) text += write(said[turn], turn);
            INFO(name << " " << seed << "\n" << text);
            require_lossless(plain(text), said);
        }
    }
}

TEST_CASE("cues and Markdown lose nothing and invent nobody") {
    for (unsigned seed = 0; seed < 40; ++seed) {
        const auto said = conversation(seed, {"Rosa Lindqvist", "Ike O’Neill"});
        std::string named = "WEBVTT\n\n";
        std::string voiced = named;
        std::string numbered;
        std::string bold;
        for (std::size_t turn = 0; turn < said.size(); ++turn) {
            const std::string times = stamp(turn) + ".000 --> " + stamp(turn + 1) + ".000\n";
            named += times + said[turn].speaker + ": " + said[turn].words + "\n\n";
            voiced += times + "<v " + said[turn].speaker + ">" + said[turn].words + "</v>\n\n";
            numbered += std::to_string(turn + 1) + "\n" + times + said[turn].speaker + ": " +
                        said[turn].words + "\n\n";
            bold += "**" + said[turn].speaker + ":** " + said[turn].words + "\n\n";
        }
        INFO(seed);
        require_lossless(vtt(named), said);
        require_lossless(vtt(voiced), said);
        require_lossless(srt(numbered), said);
        require_lossless(markdown(bold), said);
    }
}
