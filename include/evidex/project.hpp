#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidex/result.hpp"
#include "evidex/span.hpp"

namespace evidex {

/// Name and value; both are text.
using ProjectAttributes = std::vector<std::pair<std::string, std::string>>;

// The parts of a project refer to each other by their place in its lists. Every part has a GUID; an empty one
// is filled by `with_guids` from the part's `id`, or its name where it has no id.

/// A person or program that codes.
struct ProjectUser {
    std::string guid;
    std::string id;  ///< Short and stable ("ana"); may be empty.
    std::string name;

    bool operator==(const ProjectUser&) const = default;
};

/// A code, or a folder of codes.
struct ProjectCode {
    std::string guid;
    std::string id;  ///< What evidex calls it ("rapid-access"); not part of the exchange format.
    std::string name;
    std::string description;
    std::string colour;  ///< "#RRGGBB"; may be empty.
    bool codable = true;
    int parent = -1;  ///< Place of the folder or code above, which comes earlier; -1 = top.

    bool operator==(const ProjectCode&) const = default;
};

/// A text that was coded.
struct ProjectSource {
    std::string guid;
    std::string name;
    std::string text;  ///< UTF-8 with `\n`, without byte order mark.
    std::string description;
    ProjectAttributes attributes;
    int user = -1;     ///< Who added it; -1 = unknown.
    std::string time;  ///< UTC, ISO 8601, as in "2026-01-05T09:30:00Z"; may be empty.

    bool operator==(const ProjectSource&) const = default;
};

/// A part of a source.
struct ProjectPlace {
    std::size_t source = 0;
    Span span;

    bool operator==(const ProjectPlace&) const = default;
};

/// What is studied: here a participant, with what they said.
struct ProjectCase {
    std::string guid;
    std::string id;
    std::string name;
    std::string description;
    ProjectAttributes attributes;
    std::vector<std::size_t> sources;
    std::vector<ProjectPlace> turns;

    bool operator==(const ProjectCase&) const = default;
};

/// A code given to words by somebody.
struct ProjectCoding {
    std::string guid;
    ProjectPlace place;
    std::size_t code = 0;
    int user = -1;            ///< -1 = unknown.
    std::string time;         ///< UTC, ISO 8601; may be empty.
    std::string description;  ///< Why, or the coder's note.

    bool operator==(const ProjectCoding&) const = default;
};

/// A memo; with a place if it is a comment on words.
struct ProjectNote {
    std::string guid;
    std::string name;
    std::string text;
    std::optional<ProjectPlace> place;
    int user = -1;
    std::string time;

    bool operator==(const ProjectNote&) const = default;
};

/// A project of any tool for qualitative analysis, as far as the tools can tell each other. Spans are bytes.
struct Project {
    std::string id;  ///< Names the project for its GUIDs; never shown.
    std::string name;
    std::string origin;  ///< The program that made it: "evidex 0.1.0".
    std::string description;
    std::string time;  ///< UTC, ISO 8601; may be empty.
    int user = -1;     ///< Who made it.
    std::vector<ProjectUser> users;
    std::vector<ProjectCode> codes;  ///< Folders before what is in them.
    std::vector<ProjectSource> sources;
    std::vector<ProjectCase> cases;
    std::vector<ProjectCoding> codings;  ///< By source and position.
    std::vector<ProjectNote> notes;

    bool operator==(const Project&) const = default;
};

/// The project with every missing GUID filled in: UUIDs of version 5 over the project's id and the part's
/// own, so that the same project has the same GUIDs whenever it is written.
Project with_guids(Project project);

/// The bytes of a REFI-QDA project (.qdpx, QDA-XML 1.0): equal projects give equal bytes. Fails with what is
/// wrong in the project: parts that do not exist, spans outside a text or inside a character.
Result<std::string> write_qdpx(const Project& project);

/// The users' codebook alone (.qdc): codes with folders, descriptions and colours.
Result<std::string> write_qdc(const Project& project);

/// What came of a foreign project.
struct ReadProject {
    Project project;
    std::string convention;     ///< How the program counted positions: "code points, LF, end exclusive".
    std::size_t checked = 0;    ///< Codings whose quoted words were found at their place …
    std::size_t moved = 0;      ///< … found elsewhere, as the only such place …
    std::size_t unchecked = 0;  ///< … or which quote nothing.
    std::vector<std::string> losses;  ///< What could not come over, one plain sentence each.
};

/// Reads a project. Counts positions in the way that reproduces the quotes: code points, UTF-16 units or
/// bytes, with or without byte order mark and CR, end exclusive or inclusive. `path` is for messages. Hostile
/// files are refused; what the format or we cannot hold becomes a loss, never silence.
Result<ReadProject> read_qdpx(std::string_view bytes, const std::string& path);

/// Reads a codebook: a project without sources.
Result<ReadProject> read_qdc(std::string_view bytes, const std::string& path);

}  // namespace evidex
