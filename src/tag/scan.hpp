#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "evidex/span.hpp"
#include "tag/program.hpp"
#include "tag/vocabulary.hpp"

namespace evidex {

/// A word of a passage.
struct Token {
    Span span;
    Vocabulary::Entry entry = Vocabulary::kNothing;
};

/// Words `first` to `last` of a passage, both included.
struct Words {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    [[nodiscard]] bool overlaps(Words other) const { return first <= other.last && other.first <= last; }
    [[nodiscard]] bool contains(Words other) const { return first <= other.first && other.last <= last; }
    auto operator<=>(const Words&) const = default;
};

/// A source found in a passage.
struct SourceHit {
    SourceId source = 0;
    Words words;
};

/// Which sentence and clause of its passage a word is in.
struct Position {
    std::uint32_t sentence = 0;
    std::uint32_t clause = 0;
};

/// A passage cut into words, and the sources found in it. Keeps its memory from passage to passage.
class Scan {
public:
    void read(const Program& program, Vocabulary& vocabulary, std::string_view text);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
    [[nodiscard]] std::span<const SourceHit> hits() const { return {hits_.data(), hit_count_}; }

    /// Found only when somebody asks: most passages never need it.
    const Position& place(std::uint32_t word) {
        if (places_.empty()) find_places();
        return places_[word];
    }
    bool same_sentence(std::uint32_t a, std::uint32_t b) { return place(a).sentence == place(b).sentence; }

    /// The bytes under a range of words.
    [[nodiscard]] Span span(Words words) const {
        return {tokens_[words.first].span.begin, tokens_[words.last].span.end};
    }

private:
    void tokenise(const Lexis& lexis, Vocabulary& vocabulary);
    void take(std::span<const Vocabulary::Key> runs, const Lexis& lexis, Vocabulary& vocabulary);
    void take_apart(Span run, const Lexis& lexis, Vocabulary& vocabulary);
    void find_phrases(const Trie& trie, const Vocabulary& vocabulary);
    void follow(const Trie& trie, const Vocabulary& vocabulary, NodeId node_id, Words words);
    void arrive(const Trie& trie, const Vocabulary& vocabulary, NodeId node_id, Words words);
    [[nodiscard]] bool joins_next(std::uint32_t word) const;
    void find_regexes(const Lexis& lexis);
    void find_places();

    std::string_view text_;
    std::array<Vocabulary::Key, 128> runs_;  ///< Runs on their way to the vocabulary.
    std::vector<Token> tokens_;
    void report(SourceId source, Words words) {
        if (hit_count_ == hits_.size()) hits_.resize(hits_.size() * 2 + 64);
        hits_[hit_count_++] = {source, words};
    }
    std::vector<SourceHit> hits_;  ///< Only the first `hit_count_` are of this passage.
    std::size_t hit_count_ = 0;
    bool hinted_ = false;  ///< Some word hints at a regex.
    std::vector<Position> places_;
};

}  // namespace evidex
