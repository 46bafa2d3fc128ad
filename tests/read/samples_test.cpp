// Losslessness on the sample corpus: the words of every sample, read from the real file, must be the words of
// its readable source, each once and in order.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <sstream>

#include "evidex/read.hpp"
#include "support/temporary.hpp"

using namespace evidex;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

/// The expected texts of articles hold what the authors wrote as prose.
bool is_prose(const Block& block) {
    return block.kind != BlockKind::title && block.section != SectionKind::keywords &&
           block.section != SectionKind::references;
}

/// What a document says, one block a line; turns with their label, successive turns of one speaker joined.
std::string told(const Document& document) {
    std::string out;
    std::string speaker;
    for (const Block& block : document.blocks) {
        if (document.format == Format::jats && !is_prose(block)) continue;
        const std::string_view words = slice(document.text, block.span);
        const bool goes_on = block.kind == BlockKind::turn && block.speaker == speaker;
        if (!goes_on) {
            out += "\n";
            if (block.kind == BlockKind::turn) out += block.speaker + ": ";
        }
        out += " " + std::string(words);
        speaker = block.kind == BlockKind::turn ? block.speaker : "";
    }
    return out;
}

std::map<std::string, fs::path> samples_by_name() {
    std::map<std::string, fs::path> samples;
    for (const char* folder : {"interviews", "documents"}) {
        for (const auto& entry : fs::directory_iterator(fs::path(EVIDEX_ROOT) / "corpus-samples" / folder)) {
            samples[entry.path().stem().string()] = entry.path();
        }
    }
    return samples;
}

/// The first words that differ, with their neighbours, for the message of a failed test.
std::string first_difference(const std::vector<std::string>& read, const std::vector<std::string>& expected) {
    std::size_t at = 0;
    while (at < read.size() && at < expected.size() && read[at] == expected[at]) ++at;
    if (at == read.size() && at == expected.size()) return {};
    const auto around = [&](const std::vector<std::string>& words) {
        std::string out;
        for (std::size_t i = at < 4 ? 0 : at - 4; i < std::min(words.size(), at + 8); ++i)
            out += words[i] + " ";
        return out;
    };
    return "read:     " + around(read) + "\nexpected: " + around(expected);
}

}  // namespace

TEST_CASE("every sample reads as its source says") {
    const auto samples = samples_by_name();
    CHECK(samples.size() >= 40);
    for (const auto& [name, path] : samples) {
        INFO(path.string());
        const std::string expected =
            test::read_text((fs::path(EVIDEX_ROOT) / "tests/golden/expected" / (name + ".txt")).string());
        REQUIRE_FALSE(expected.empty());
        Result<Source> source = open_source(path.string());
        REQUIRE(source);
        const Result<Document> document = read(*source);
        REQUIRE(document);
        CHECK(first_difference(words_of(told(*document)), words_of(expected)) == "");
        const bool is_interview = path.parent_path().filename() == "interviews";
        CHECK(document->kind == (is_interview ? SourceKind::interview : SourceKind::document));
    }
}
