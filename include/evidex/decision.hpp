#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/result.hpp"
#include "evidex/span.hpp"

namespace evidex {

/// What a coder did. `reviewed` and `shown` may be about all components; the others name one.
enum class Verdict : std::uint8_t {
    accepted,      ///< The suggested component is there.
    rejected,      ///< The suggested component is not there.
    added,         ///< A component that nobody suggested is there.
    changed_span,  ///< The component is there, but at this place instead of that of the one it replaces.
    withdrawn,     ///< The decision it replaces no longer holds: undo, uncode.
    reviewed,      ///< The place was read to the end: what is not coded there is not there.
    shown,         ///< The place was looked at; says nothing about what is there.
    settled,       ///< An adjudicator: the component is there. The coders' own decisions stay.
    dismissed,     ///< An adjudicator: the component is not there.
};
[[nodiscard]] std::string_view name_of(Verdict verdict);  ///< "accepted", "changed-span" …
[[nodiscard]] std::optional<Verdict> verdict_from(std::string_view name);

/// What the coder had seen of that place before deciding.
enum class View : std::uint8_t {
    blind,     ///< Neither suggestions nor what others decided.
    assisted,  ///< The suggestions.
    informed,  ///< What other coders decided.
};
[[nodiscard]] std::string_view name_of(View view);
[[nodiscard]] std::optional<View> view_from(std::string_view name);

/// Words in a source, described so that they can be found again when the source, its reading or its
/// segmentation has changed.
struct Place {
    std::string source_id;    ///< SHA-256 of the source's bytes.
    std::string text_digest;  ///< SHA-256 of the canonical text that `span` counts in.
    Span span;
    std::string words;   ///< The text under `span`.
    std::string before;  ///< What stands before it, 32 code points or as many more as tell it apart.
    std::string after;   ///< What stands behind it, likewise.
};

/// The place of `span` in a canonical text. `before` and `after` are made as long as it takes for `before`
/// with the words, and the words with `after`, to occur only once in `text` (up to 4,096 code points).
[[nodiscard]] Place place_in(std::string_view text, Span span, std::string source_id);

/// Where a place is in another version of its text, if its words stand there unchanged and with all of what
/// stood before or behind them. None if that is true of no part of the text, or of more than one: nothing is
/// guessed.
[[nodiscard]] std::optional<Span> find_again(const Place& place, std::string_view text);

/// Whether the text began or ended with what stands around the words; elsewhere it was cut.
struct TextEdges {
    bool begins = false;
    bool ends = false;
};
[[nodiscard]] TextEdges edges_of(const Place& place);
/// The same for a place whose words and surroundings were written anew, so that their length tells nothing.
[[nodiscard]] std::optional<Span> find_again(const Place& place, TextEdges edges, std::string_view text);

/// One entry of the log of decisions. Nothing in it ever changes; undo is a further entry. A draft needs
/// `verdict`, `coder`, `place`, `component`, `view`, and `replaces` where the verdict asks for it; recording
/// fills in the rest.
struct Decision {
    std::string id;             ///< Digest of all that follows, in the form of a UUID.
    std::int64_t sequence = 0;  ///< 1, 2, 3 … in the coder's own log.
    std::string previous;       ///< Id of the entry before it in that log; empty for the first.
    Verdict verdict = Verdict::shown;
    std::string coder;  ///< A name, not a login.
    std::string time;   ///< UTC, ISO 8601.
    Place place;
    std::string component;         ///< Empty = all components (`reviewed`, `shown`).
    std::optional<Stance> stance;  ///< If the coder set it.
    std::string note;
    std::string reason;  ///< Why a suggestion was rejected.
    View view = View::blind;
    std::vector<std::string> rules;  ///< Ids of the rows that made the suggestion; empty if there was none.
    std::string codebook;            ///< Digest of the codebook used then.
    std::string replaces;            ///< Id of the entry that no longer stands because of this one.
    std::string version;             ///< Of evidex.
    std::string salt;    ///< Random, so that `secret` does not betray the words once they are erased.
    std::string secret;  ///< SHA-256 of the salt, the words with their surroundings, note and reason.

    /// Whether its words were erased (`evidex forget`); what is left proves that it was there.
    [[nodiscard]] bool is_erased() const { return salt.empty() && !secret.empty(); }
};

/// The decision with its `secret` and `id` computed from the rest. An erased one keeps its secret.
[[nodiscard]] Decision sealed(Decision decision);
/// Whether `id` and `secret` are what `sealed` gives.
[[nodiscard]] bool is_genuine(const Decision& decision);
/// The decision without its words, surroundings, note, reason and salt; its id stays genuine.
[[nodiscard]] Decision erased(Decision decision);

/// A coder's name as it is kept: trimmed, NFC. Fails if it is empty, has control characters, is longer than
/// 80 code points, or is "evidex".
Result<std::string> coder_name(std::string_view typed);

/// Whether a verdict says that the component is there (accepted, added, changed_span, settled).
[[nodiscard]] constexpr bool is_coding(Verdict verdict) {
    return verdict == Verdict::accepted || verdict == Verdict::added || verdict == Verdict::changed_span ||
           verdict == Verdict::settled;
}

/// Where the words of a decision are in a base now.
enum class Whereabouts : std::uint8_t {
    placed,      ///< Found, with certainty.
    unresolved,  ///< Its source is here, but the words are not, or are more than once: a person must settle
                 ///< it.
    elsewhere,   ///< Its source is not in this base.
};
[[nodiscard]] std::string_view name_of(Whereabouts whereabouts);
[[nodiscard]] std::optional<Whereabouts> whereabouts_from(std::string_view name);

/// A decision together with what has become of it in a base.
struct Entry {
    Decision decision;
    bool stands = true;  ///< No later entry replaces it, or that one was withdrawn itself.
    Whereabouts whereabouts = Whereabouts::elsewhere;
    std::string path;                ///< Of its source now; empty if elsewhere.
    Span span;                       ///< Where the words are now, if placed.
    std::int64_t first_passage = 0;  ///< The passages that it touches are those from here …
    std::int64_t last_passage = -1;  ///< … to here; none unless placed.
};

}  // namespace evidex
