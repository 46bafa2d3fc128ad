#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidex/document.hpp"
#include "evidex/passage.hpp"
#include "evidex/result.hpp"

namespace evidex {

/// What kind of words give a person away.
enum class IdentifierKind : std::uint8_t {
    person,
    school,
    service,
    place,
    phone,
    email,
    nhs_number,
    birth_date,
    postcode,
    name,  ///< A name of something; a person must say of what.
};
[[nodiscard]] std::string_view name_of(IdentifierKind kind);  ///< "person", "nhs-number" …
[[nodiscard]] std::optional<IdentifierKind> identifier_kind_from(std::string_view name);

/// Words in a text that may give a person away.
struct Identifier {
    IdentifierKind kind = IdentifierKind::name;
    Span span;             ///< In the document's text.
    bool is_sure = false;  ///< By its form or its surroundings; else a guess from capital letters alone.
};

/// Names of people, schools, services and places, telephone numbers, e-mail addresses, NHS numbers (with the
/// right check digit), dates of birth and postcodes, by position, without overlaps. Goes by English
/// spelling, cues ("my name is", "Mrs", "Road") and common first names: it misses some and asks about
/// others, so a person must look at what it found, and read for what it did not.
std::vector<Identifier> find_identifiers(const Document& document);

/// Whether a pseudonym takes the place of some words.
enum class Replace : std::uint8_t { undecided, yes, no };

/// One line of the key: words, and what stands for them.
struct Pseudonym {
    std::string words;
    IdentifierKind kind = IdentifierKind::name;
    Replace replace = Replace::undecided;
    std::string pseudonym;   ///< "[Young person A]"; the same for all spellings of one person's name.
    std::int64_t times = 0;  ///< How often it was found, in all sources together.
    std::string example;     ///< The words with what stands around them, from the first place.
    int line = 0;            ///< In the key file.
};

/// Words and their pseudonyms. The file of it is what joins the pseudonyms to the people.
using PseudonymKey = std::vector<Pseudonym>;

/// Reads `words,kind,replace,pseudonym,times,example`; only the first must be there. Errors name file and
/// line: an unknown kind or answer, a pseudonym that holds the words it is to hide, the same words twice.
Result<PseudonymKey> load_pseudonyms(const std::string& path);
/// Writes the key as CSV with mode 0600, never half.
Status save_pseudonyms(const std::string& path, const PseudonymKey& key);

/// Adds what was found in a document to the key. Lines that are there keep what a person wrote in them and
/// their pseudonym; new ones get one: that of a longer name which has these words in it, or the next free
/// letter. Those that are sure are proposed with `replace` yes, guesses undecided. `passages` tell the roles
/// of those who speak.
PseudonymKey add_findings(PseudonymKey key, const Document& document, const std::vector<Passage>& passages);

/// Gives each word of a person's name a line of its own, "Okafor" for "Maya Okafor", with the same pseudonym
/// if nobody else has that name and the same answer; words that are also English ("Young") stay undecided.
/// Texts that were not searched, quoted words and notes, may hold them alone. Lines that are there stay.
PseudonymKey with_name_parts(PseudonymKey key);

/// Puts pseudonyms in the place of words: the longest first, whole words only, in any mixture of capital
/// letters, with or without possessive 's; words that are also English ("Will", "Hope") only with a capital.
class Pseudonymiser {
public:
    /// Only lines with `yes` replace anything.
    explicit Pseudonymiser(const PseudonymKey& key);

    /// Whether the key has a line for these words, whatever its answer.
    [[nodiscard]] bool knows(std::string_view words) const;
    /// The text with pseudonyms; applying it twice changes nothing more.
    [[nodiscard]] std::string replace(std::string_view text) const;
    /// The document with pseudonyms in its text, speakers and citation; spans are moved along.
    [[nodiscard]] Document replace(Document document) const;
    /// Who is who for speakers under their pseudonyms as well.
    [[nodiscard]] std::vector<SpeakerRow> replace(std::vector<SpeakerRow> speakers) const;
    /// Changes when anything that it replaces changes.
    [[nodiscard]] std::string digest() const;

private:
    struct Edit {
        Span span;
        std::string_view pseudonym;
    };
    struct Words {
        std::string folded;  ///< Blanks collapsed.
        std::string pseudonym;
        bool needs_capital = false;
    };
    [[nodiscard]] std::vector<Edit> edits(std::string_view text) const;
    std::vector<Words> words_;        ///< By first byte, the longest first.
    std::vector<std::string> known_;  ///< Sorted plain words of all lines.
};

}  // namespace evidex
