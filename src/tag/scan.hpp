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
    std::uint32_t next = kNone;  ///< The next token of the same entry.
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
    bool operator==(const SourceHit&) const = default;
};

/// Which sentence and clause of its passage a word is in.
struct Position {
    std::uint32_t sentence = 0;
    std::uint32_t clause = 0;
};

/// A passage cut into words, and the sources found in it. Keeps its memory from passage to passage, and
/// knows the words that it has met.
class Scan {
public:
    explicit Scan(const Program& program) : program_(program), vocabulary_(program) {}

    void read(std::string_view text);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
    [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

    /// The different words that say something to the codebook.
    [[nodiscard]] const std::vector<Vocabulary::Entry>& distinct() const { return distinct_; }
    /// Calls `visit(words)` for each place of one of them, in order.
    template <class Visit>
    void for_each_place(Vocabulary::Entry entry, Visit&& visit) const {
        for (std::uint32_t at = vocabulary_.word(entry).first; at != kNone; at = tokens_[at].next) {
            visit(Words{at, at});
        }
    }
    /// The sources that are more than one of these words by itself: longer phrases and regexes.
    [[nodiscard]] const std::vector<SourceHit>& hits() const { return hits_; }

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
    void tokenise();
    void take(std::span<const Vocabulary::Key> runs);
    void take_apart(Span run);
    void find_words();
    void join(std::uint32_t word);
    template <bool back>
    void follow(NodeId node_id, Words words);
    template <bool back>
    void arrive(NodeId node_id, Words words);
    [[nodiscard]] bool joins_next(std::uint32_t word) const;
    void find_regexes();
    void find_places();

    const Program& program_;
    Vocabulary vocabulary_;
    std::string_view text_;
    std::uint32_t passage_ = 0;
    std::array<Vocabulary::Key, 128> runs_;  ///< Runs on their way to the vocabulary.
    std::vector<Token> tokens_;
    std::vector<Vocabulary::Entry> distinct_;
    std::vector<SourceHit> hits_;
    std::vector<Position> places_;
};

}  // namespace evidex
