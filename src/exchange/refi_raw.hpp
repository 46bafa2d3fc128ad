#pragma once

#include <pugixml.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/archive.hpp"
#include "evidex/project.hpp"

namespace evidex {

// A project as its file tells it, before anybody knows how it counts positions.

/// A code on a passage, or on a whole source.
struct RawCoding {
    std::string guid, code, user, time;
    std::string note;
};

/// A marked passage.
struct RawSelection {
    std::string guid, name, user, time, description;
    std::uint64_t begin = 0, end = 0;
    std::vector<RawCoding> codings;
};

/// A text with what is marked in it.
struct RawText {
    std::string guid, name, user, time, description;
    std::string of;    ///< GUID of the source whose text it is: that of a PDF has one of its own.
    std::string text;  ///< UTF-8, `\n`, no byte order mark, no controls.
    ProjectAttributes attributes;
    std::vector<RawSelection> selections;
    std::vector<RawCoding> codings;  ///< On the whole text.
};

/// What people wrote in a memo, by the memo's GUID.
using RawNotes = std::map<std::string, ProjectNote>;

/// A file that is being read: its tree, its archive, and what was lost on the way.
struct RefiFile {
    pugi::xml_document xml;
    std::optional<Archive> archive;
    std::multimap<std::string, std::string> entries;  ///< Names of members by their lower-case last part.
    std::set<std::string> used_entries;               ///< Members that were read.
    std::map<std::string, std::string> variables;     ///< Names by GUID.
    std::map<std::string, int> users;                 ///< Places by GUID.
    RawNotes notes;
    std::set<std::string> used_notes;   ///< Memos that went to what they are about.
    std::size_t missing_notes = 0;      ///< References to memos that are not there …
    std::size_t missing_variables = 0;  ///< … and values of variables that are not.
    std::vector<std::string> losses;
    std::optional<Error> refused;  ///< A member was a bomb or encrypted: nothing of the file is taken.
};

/// Lower case, without braces and `urn:uuid:`: tools write GUIDs in many ways.
std::string plain_guid(std::string_view guid);
/// The attribute as a GUID.
std::string guid_of(pugi::xml_node node, std::string_view attribute = "guid");
/// A time as UTC to the second, "2026-01-05T09:30:00Z"; without a zone it is taken to be UTC. Empty if it is
/// none.
std::string utc_time(std::string_view text);
/// Place of a user in the list of users; -1 = unknown.
int user_at(const RefiFile& file, const std::string& guid);
/// Who and when, as an element says.
std::string user_of(pugi::xml_node node);
std::string time_of(pugi::xml_node node);
/// The characters of a child element, or of the node itself.
std::string words_in(pugi::xml_node node);
std::string description_of(pugi::xml_node node);
/// "'name' (guid)": how losses name a part.
std::string called(pugi::xml_node node);
/// " with 3 codings": those in an element, on every level; empty if there are none.
std::string with_codings(pugi::xml_node node);
/// Bytes of a text file as a text that holds no CR, no byte order mark and no controls but tabs.
std::string plain_text(std::string_view bytes);

// The steps of reading; each takes its part of the tree.
std::vector<ProjectUser> read_users(RefiFile& file, pugi::xml_node project);
std::vector<ProjectCode> read_codes(RefiFile& file, pugi::xml_node book);
/// Memos and variables, which other parts refer to.
void read_shared(RefiFile& file, pugi::xml_node project);
/// Cases by the GUID of a source or marked passage that they list.
using CaseReferences = std::map<std::string, std::vector<std::size_t>>;
/// Cases, whose sources and turns are not found yet.
struct ReadCases {
    std::vector<ProjectCase> cases;
    CaseReferences sources, turns;
};
ReadCases read_cases(RefiFile& file, pugi::xml_node project);
std::vector<RawText> read_texts(RefiFile& file, pugi::xml_node project);
/// The words of the memos that an element refers to; they count as used.
std::string notes_of(RefiFile& file, pugi::xml_node node);
ProjectAttributes attributes_of(RefiFile& file, pugi::xml_node node);
/// The text that a source, memo or transcript holds or points to; nothing if there is none, which is a loss.
std::optional<std::string> text_of(RefiFile& file, pugi::xml_node node);

// Members of the archive. Their names are labels, never paths.

/// The project's own file; others like it become losses.
Result<std::string> project_entry(RefiFile& file);
/// The member that a path in the project means: the one that has most folders in common with it.
std::optional<std::string> find_entry(const RefiFile& file, std::string_view path);

/// The tree of a project or codebook, without control characters in names and remarks: they would move the
/// cursor of whoever reads them.
Result<pugi::xml_document> parse_refi(std::string_view bytes);
/// Losses for what cases list and is not there.
void lose_missing(RefiFile& file, const std::vector<ProjectCase>& cases, const CaseReferences& wanted,
                  const std::set<std::string>& there);
/// Losses for what no step of reading looks at: elements that the format does not have or has elsewhere,
/// links, sets and graphs, members of the archive, times that are none.
void lose_rest(RefiFile& file, pugi::xml_node root);

}  // namespace evidex
