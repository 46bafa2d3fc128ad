// Users, codes, variables, cases and memos of a project file.
#include <fmt/format.h>

#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "base/xml.hpp"
#include "exchange/refi_check.hpp"
#include "exchange/refi_raw.hpp"

namespace evidex {
namespace {

/// "#abc" and "#aabbcc" as "#AABBCC"; anything else is none.
std::string colour_of(std::string_view text) {
    std::string out;
    if (text.size() == 4 && text[0] == '#') {
        out = {'#', text[1], text[1], text[2], text[2], text[3], text[3]};
    } else {
        out = text;
    }
    for (char& c : out) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 0x20) : c;
    return is_colour(out) ? out : std::string();
}

bool is_true(std::string_view text) {
    const std::string folded = fold_case(trim(text));
    return folded.empty() || folded == "true" || folded == "1";
}

void read_codes_below(RefiFile& file, pugi::xml_node parent, int place, std::vector<ProjectCode>& codes) {
    for (const pugi::xml_node node : parent) {
        if (local_name(node) != "Code") continue;
        ProjectCode code;
        code.guid = guid_of(node);
        code.name = trim(attribute_named(node, "name"));
        code.description = description_of(node);
        if (const std::string notes = notes_of(file, node); !notes.empty()) {
            code.description += (code.description.empty() ? "" : "\n") + notes;
        }
        code.colour = colour_of(attribute_named(node, "color"));
        code.codable = is_true(attribute_named(node, "isCodable"));
        code.parent = place;
        codes.push_back(std::move(code));
        read_codes_below(file, node, static_cast<int>(codes.size()) - 1, codes);
    }
}

}  // namespace

std::vector<ProjectUser> read_users(RefiFile& file, pugi::xml_node project) {
    std::vector<ProjectUser> users;
    for (const pugi::xml_node node : child_named(project, "Users")) {
        if (local_name(node) != "User") continue;
        ProjectUser user{guid_of(node), std::string(attribute_named(node, "id")),
                         std::string(trim(attribute_named(node, "name")))};
        if (user.name.empty()) user.name = user.id;
        file.users.emplace(user.guid, static_cast<int>(users.size()));
        users.push_back(std::move(user));
    }
    return users;
}

std::vector<ProjectCode> read_codes(RefiFile& file, pugi::xml_node book) {
    std::vector<ProjectCode> codes;
    read_codes_below(file, child_named(book, "Codes"), -1, codes);
    return codes;
}

void read_shared(RefiFile& file, pugi::xml_node project) {
    for (const pugi::xml_node node : child_named(project, "Variables")) {
        if (local_name(node) == "Variable")
            file.variables[guid_of(node)] = trim(attribute_named(node, "name"));
    }
    for (const pugi::xml_node node : child_named(project, "Notes")) {
        if (local_name(node) != "Note") continue;
        ProjectNote note;
        note.guid = guid_of(node);
        note.name = trim(attribute_named(node, "name"));
        note.user = user_at(file, user_of(node));
        note.time = time_of(node);
        const std::optional<std::string> text = text_of(file, node);
        note.text = text ? *text : description_of(node);
        if (const std::string codings = with_codings(node); !codings.empty()) {
            file.losses.push_back(
                fmt::format("memo {}{}: evidex keeps codes on sources only", called(node), codings));
        }
        file.notes.emplace(note.guid, std::move(note));
    }
}

ReadCases read_cases(RefiFile& file, pugi::xml_node project) {
    ReadCases read;
    for (const pugi::xml_node node : child_named(project, "Cases")) {
        if (local_name(node) != "Case") continue;
        ProjectCase one;
        one.guid = guid_of(node);
        one.name = attribute_named(node, "name");
        one.description = description_of(node);
        one.attributes = attributes_of(file, node);
        for (const pugi::xml_node part : node) {
            const std::string target = guid_of(part, "targetGUID");
            if (local_name(part) == "SourceRef") read.sources[target].push_back(read.cases.size());
            if (local_name(part) == "CodeRef") {
                file.losses.push_back(
                    fmt::format("a code on case {} as a whole: evidex codes words only", called(node)));
            }
            if (local_name(part) == "SelectionRef") read.turns[target].push_back(read.cases.size());
        }
        read.cases.push_back(std::move(one));
    }
    return read;
}

std::string notes_of(RefiFile& file, pugi::xml_node node) {
    std::string out;
    for (const pugi::xml_node reference : node) {
        if (local_name(reference) != "NoteRef") continue;
        const auto note = file.notes.find(guid_of(reference, "targetGUID"));
        if (note == file.notes.end()) {
            ++file.missing_notes;
            continue;
        }
        file.used_notes.insert(note->first);
        out += (out.empty() ? "" : "\n") + std::string(trim(note->second.text));
    }
    return out;
}

}  // namespace evidex
