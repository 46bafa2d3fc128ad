#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/passage.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// Whether a passage says that a service has the component (`meets`), lacks it (`falls_short`),
/// or speaks of it without judging (`neutral`).
enum class Stance : std::uint8_t { neutral, meets, falls_short };
[[nodiscard]] std::string_view name_of(Stance stance);  ///< "neutral", "meets", "falls-short".
[[nodiscard]] std::optional<Stance> stance_from(std::string_view name);

/// One aspect of a component; every row speaks to one.
struct Theme {
    std::string id;
    std::string label;
};

/// One code of the frame.
struct Component {
    std::string id;
    std::string tier;
    std::string label;
    std::string definition;
    std::string include;
    std::string exclude;
    double threshold = 3.0;                        ///< Score from which a passage is tagged.
    Stance negated_default = Stance::falls_short;  ///< Stance of a negated hit without one of its own.
    std::vector<Theme> themes;
};

enum class RowKind : std::uint8_t { term, rule };
enum class RowStatus : std::uint8_t { active, trial, retired };
enum class Match : std::uint8_t { inflect, exact, stem, case_sensitive };

/// One line of terms.csv or rules.csv: a pattern that speaks for (or against) a component.
struct Row {
    std::string id;  ///< Stable; never reused.
    RowKind kind = RowKind::term;
    std::uint32_t component = 0;  ///< Index into Codebook::components.
    std::string theme;            ///< Theme id of that component.
    std::string pattern;          ///< Term pattern or rule expression, as written.
    Match match = Match::inflect;
    double weight = 1.0;           ///< -9.9 to 9.9.
    std::optional<Stance> stance;  ///< None = the modifiers decide.
    bool stance_fixed = false;     ///< Written with `!`: modifiers never flip it.
    std::string only_if;           ///< Terms: conditions of which one must hold.
    std::string not_if;            ///< Terms: conditions that veto a hit.
    std::string where;             ///< Role, section and kind conditions; empty = the default.
    RowStatus status = RowStatus::active;
    std::string tags;
    std::vector<std::string> must;      ///< Sentences that this row alone must hit.
    std::vector<std::string> must_not;  ///< Sentences that this row alone must not hit.
    std::string note;                   ///< For people; of a row that speaks against: the reason.
    int line = 0;                       ///< Physical line in its file.
};

enum class ModifierKind : std::uint8_t {
    negated,
    norm,
    wish,
    hypothetical,
    past,
    other_person,
    uncertain,
    strain,
    praise,
    criticism,
    stop,
    pseudo
};

/// Words that change what a hit means: negation, wishes, "but" …
struct Modifier {
    std::string id;
    std::string pattern;  ///< `|`-list of phrases.
    ModifierKind kind = ModifierKind::negated;
    bool forward = true;
    bool backward = false;
    int scope_tokens = 0;                   ///< Number of tokens; 0 = see below.
    bool scope_clause = false;              ///< To the end of the clause; else of the sentence.
    std::vector<std::uint32_t> components;  ///< Indexes; empty = all.
    int line = 0;
};

/// One member pattern of a named set (`@worker`).
struct SetMember {
    std::string set;
    std::string pattern;
    Match match = Match::inflect;
    int line = 0;
};

/// words.csv: how much the words of a passage, and pairs of neighbouring words, speak for or against each
/// component, and for either stance rather than neither. They tip the scales when a row has found something
/// and never tag by themselves. Learnt from coded passages rather than written by hand.
struct WordWeights {
    static constexpr int kScale = 100;                ///< Weights are in hundredths.
    static constexpr std::size_t kStances = 2;        ///< Columns behind the components: meets, falls-short.
    static constexpr std::string_view kAlways = "*";  ///< The pattern that every passage has.

    std::vector<std::string> patterns;  ///< One word or two with a blank between; distinct, case-folded.
    std::vector<std::int16_t> weights;  ///< For each pattern one a component, then kStances.
    bool has_stances = false;           ///< The stance columns are there.
};

struct CodebookSettings {
    std::string name;
    std::string version;
    Match inflect = Match::inflect;  ///< Default match of rows that name none; `exact` = no inflection.
    std::string default_where;
    double balance = 2.0;  ///< A stance must outweigh the other by this factor.
    double verdict = 0.8;  ///< What the rows' verdict weighs where words.csv speaks for stances too.
    bool tag_interviewer = false;
};

/// The coding frame and everything the tagger needs, as read from a folder.
struct Codebook {
    std::string directory;
    std::string digest;  ///< SHA-256 over the canonical form of all files (notes excluded).
    CodebookSettings settings;
    std::vector<Component> components;
    std::vector<Row> rows;  ///< terms.csv, then rules.csv, in file order.
    WordWeights words;
    std::vector<Modifier> modifiers;
    std::vector<SetMember> sets;
    std::vector<SpeakerRow> speakers;

    /// Index of a component by id; npos if there is none.
    [[nodiscard]] std::size_t find_component(std::string_view id) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// One message of `codebook check`.
struct Diagnostic {
    bool is_error = true;
    std::string code;     ///< "E203", "W501": stable.
    std::string message;  ///< What is wrong and what to do.
    std::string file;
    int line = 0;
    int column = 0;

    /// `file:line:column: error E203 message`.
    [[nodiscard]] std::string text() const;
};

/// A codebook with everything that was found wrong with it; usable if no diagnostic is an error.
struct CheckedCodebook {
    Codebook codebook;
    std::vector<Diagnostic> diagnostics;
};

/// Reads and checks a codebook folder. Fails only if the folder or codebook.toml cannot be read at all;
/// every other mistake is a diagnostic.
Result<CheckedCodebook> check_codebook(const std::string& directory);

/// The same for programs: the first error diagnostic becomes the Error.
Result<Codebook> load_codebook(const std::string& directory);

/// A must / must_not cell that its row does not keep.
struct ExampleFailure {
    std::string row;
    std::string sentence;
    bool should_match = true;
    std::string file;
    int line = 0;
};

/// Runs each row's own examples, one row at a time, without thresholds.
Result<std::vector<ExampleFailure>> test_codebook(const Codebook& codebook);

}  // namespace evidex
