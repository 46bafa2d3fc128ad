#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/codebook.hpp"

namespace evidex {

/// What the tagger may know of a passage. Spans in answers are relative to `text`.
struct PassageView {
    std::string_view text;  ///< UTF-8, NFC.
    SourceKind kind = SourceKind::document;
    SectionKind section = SectionKind::body;
    std::string_view role;  ///< Role id; empty = unknown.
    bool taggable = true;   ///< If false, nothing is tagged.
};

/// A modifier that acted on a hit.
struct HitModifier {
    std::uint32_t modifier = 0;  ///< Index into Codebook::modifiers.
    Span span;
};

/// One row of the codebook found in a passage.
struct Hit {
    std::uint32_t row = 0;            ///< Index into Codebook::rows.
    Span span;                        ///< From the first to the last matched word.
    std::vector<Span> parts;          ///< The matched words of each operand, by position.
    Stance stance = Stance::neutral;  ///< What this hit votes for, after modifiers.
    std::vector<HitModifier> modifiers;
};

/// A component found in a passage. Its hits are its explanation: at least one of them speaks for it.
struct Tag {
    std::uint32_t component = 0;  ///< Index into Codebook::components.
    double score = 0;             ///< Sum of the weights of distinct rows and of the words …
    double words_score = 0;       ///< … of which words.csv gave so much.
    Stance stance = Stance::neutral;
    double margin = 0;         ///< By how much weight the stance won.
    std::vector<Hit> because;  ///< By position; counter-evidence (negative weight) included.
};

/// A row that did not fire, but almost.
struct NearMiss {
    std::uint32_t row = 0;
    std::string reason;  ///< For people: "'months' was 7 words from 'waiting'; the rule allows 5".
    double would_add = 0;
    std::vector<Span> parts;
};

/// What a word or pair of words of words.csv adds to a score.
struct WordShare {
    Span span;  ///< Where it first occurs.
    double weight = 0;
};

/// Everything about one component in one passage, tagged or not.
struct ComponentExplanation {
    std::uint32_t component = 0;
    bool tagged = false;
    double score = 0;
    double words_score = 0;  ///< The part of the score that the words give.
    double threshold = 0;
    Stance stance = Stance::neutral;
    double margin = 0;
    std::vector<Hit> because;
    std::vector<WordShare> words;         ///< That weigh most, heaviest first; at most 8.
    double stance_words_score = 0;        ///< What the words say for the stance rather than neither …
    std::vector<WordShare> stance_words;  ///< … and which say most; at most 4.
    std::vector<NearMiss> near_misses;    ///< Smallest change first; at most 5.
};

struct ExplainOptions {
    bool near_misses = true;
};

/// A compiled codebook. Immutable and safe to share between threads; copying shares.
class Tagger {
public:
    /// Fails with the first row that cannot be compiled.
    static Result<Tagger> compile(Codebook codebook);

    /// Components of one passage in codebook order. Pure: same passage, same tags.
    [[nodiscard]] std::vector<Tag> tag(const PassageView& passage) const;

    /// Why, and why not: slow, for people. Components without a hit or near miss are left out.
    [[nodiscard]] std::vector<ComponentExplanation> explain(const PassageView& passage,
                                                            const ExplainOptions& options = {}) const;

    [[nodiscard]] const Codebook& codebook() const;

private:
    friend struct TaggerAccess;
    struct Compiled;
    explicit Tagger(std::shared_ptr<const Compiled> compiled);
    std::shared_ptr<const Compiled> compiled_;
};

}  // namespace evidex
