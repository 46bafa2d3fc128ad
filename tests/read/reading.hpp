#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "read/readers.hpp"

namespace evidex::test {

inline Document plain(std::string_view text) {
    return canonicalise(*read_plain(text));
}

inline Document markdown(std::string_view text) {
    return canonicalise(*read_markdown(text));
}

inline Document vtt(std::string_view text) {
    return canonicalise(*read_vtt(text));
}

inline Document srt(std::string_view text) {
    return canonicalise(*read_srt(text));
}

/// "speaker|words" of every block; the speaker is empty outside turns.
inline std::vector<std::string> turns_of(const Document& document) {
    std::vector<std::string> turns;
    for (const Block& block : document.blocks) {
        turns.push_back(block.speaker + "|" + std::string(slice(document.text, block.span)));
    }
    return turns;
}

/// The words of every block.
inline std::vector<std::string> blocks_of(const Document& document) {
    std::vector<std::string> blocks;
    for (const Block& block : document.blocks) blocks.emplace_back(slice(document.text, block.span));
    return blocks;
}

/// The words of the whole text, punctuation included.
inline std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

/// Messages of all warnings with a code.
inline std::string warnings_of(const Document& document, std::string_view code) {
    std::string all;
    for (const Warning& warning : document.warnings) {
        if (warning.code == code) all += warning.message + "@" + std::to_string(warning.line) + "\n";
    }
    return all;
}

}  // namespace evidex::test
