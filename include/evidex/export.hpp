#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "evidex/codebook.hpp"
#include "evidex/project.hpp"
#include "evidex/transfer.hpp"
#include "evidex/workbook.hpp"

namespace evidex {

/// Whose word goes out.
enum class Basis : std::uint8_t {
    everything,  ///< What evidex suggests and what coders coded, with what became of it.
    suggested,   ///< What evidex suggests, whatever anybody decided.
    decided,     ///< Coded by at least one coder, and not dismissed by an adjudicator.
    agreed,      ///< Settled by an adjudicator, or coded by two or more with nobody against it.
};

/// What of a base goes out. Everything is there, also what the filter leaves out; `passages` says what is
/// meant.
struct Holdings {
    std::string name;  ///< Of the project; GUIDs are made from it.
    std::string time;  ///< When the base was last brought up to date: UTC, ISO 8601.
    const Codebook* codebook = nullptr;
    std::vector<StoredText> texts;
    std::vector<Entry> entries;           ///< The standing ones.
    std::set<std::int64_t> passages;      ///< Those that are meant …
    std::vector<std::string> components;  ///< … and, if not empty, the only components.
    Basis basis = Basis::everything;
};

/// A value with what the form that it takes cannot hold, one plain sentence each.
struct ExportedProject {
    Project project;
    std::vector<std::string> losses;
};

/// The base as a project of qualitative analysis: evidex's suggestions as a user of its own with the reasons
/// as descriptions, what coders coded as theirs, speakers as cases, tiers as folders.
ExportedProject project_of(const Holdings& holdings);

/// The passages that are meant in order of sources and text; their tags are the components that stand on this
/// basis, rejected and dismissed ones left out.
std::vector<Quote> quotes_of(const Holdings& holdings);

/// One row for each component in each passage, with everything known about both; on the basis of everything
/// rejected ones too, marked as such.
Worksheet quotes_sheet(const Holdings& holdings);
/// Sources against components: how many passages (`counts`), or 1 and 0.
Worksheet matrix_sheet(const Holdings& holdings, bool counts);
/// The codes with their definitions.
Worksheet codebook_sheet(const Codebook& codebook);

/// JSON Lines of everything: the codebook, then each source with its passages, tags and reasons. Decisions
/// and the end record are the caller's to add.
std::string holdings_json_lines(const Holdings& holdings);

/// Coded passages for `evidex eval`.
struct GoldExport {
    std::string lines;  ///< JSON Lines as `load_gold` reads them.
    std::int64_t passages = 0;
    std::int64_t disputed = 0;  ///< Left out: coders differ and nobody settled it …
    std::int64_t unread = 0;    ///< … or there are codes, but nobody read the passage to the end.
};
/// The passages that people have read to the end, with the components that they agree on or that were
/// settled.
GoldExport gold_of(const Holdings& holdings);

}  // namespace evidex
