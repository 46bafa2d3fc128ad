#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <map>

#include "base/archive.hpp"
#include "base/unicode.hpp"
#include "evidex/project.hpp"
#include "exchange/refi_check.hpp"
#include "exchange/refi_guids.hpp"
#include "exchange/refi_text.hpp"

namespace evidex {
namespace {

/// Writes one project; the order of elements and attributes follows the schema of QDA-XML 1.0.
class ProjectWriter {
public:
    explicit ProjectWriter(const Project& project)
        : project_(project), guids_(project), places_(project), text_files_(project.sources.size()) {
        for (std::size_t i = 0; i < project.sources.size(); ++i) {
            text_files_[i] = guids_.make("file:" + places_.digest(i)) + ".txt";
        }
    }

    Result<std::string> qdpx() {
        const std::string xml = project_xml();
        std::vector<ArchiveMember> members{{"project.qde", xml}};
        for (std::size_t i = 0; i < project_.sources.size(); ++i) {
            members.push_back({"sources/" + text_files_[i], project_.sources[i].text});
        }
        members.insert(members.end(), memos_.begin(), memos_.end());
        return write_archive(members);
    }

    std::string qdc() {
        pugi::xml_document document;
        pugi::xml_node book = root(document, "CodeBook");
        book.append_attribute("xmlns") = "urn:QDA-XML:codebook:1.0";
        book.append_attribute("origin") = origin().c_str();
        write_codes(book);
        return to_text(document);
    }

private:
    static pugi::xml_node root(pugi::xml_document& document, const char* name) {
        pugi::xml_node declaration = document.append_child(pugi::node_declaration);
        declaration.append_attribute("version") = "1.0";
        declaration.append_attribute("encoding") = "utf-8";
        return document.append_child(name);
    }

    [[nodiscard]] std::string origin() const {
        return project_.origin.empty() ? "evidex" : xml_text(project_.origin);
    }

    static void set(pugi::xml_node node, const char* name, std::string_view value) {
        if (!value.empty()) node.append_attribute(name) = xml_line(value).c_str();
    }

    static void add_text(pugi::xml_node parent, const char* name, std::string_view text) {
        if (!text.empty()) parent.append_child(name).text() = xml_text(text).c_str();
    }

    void refer(pugi::xml_node parent, const char* name, const std::string& guid) const {
        parent.append_child(name).append_attribute("targetGUID") = guid.c_str();
    }

    template <class Part>
    void stamp(pugi::xml_node node, const Part& part) const {
        if (part.user >= 0) set(node, "creatingUser", user(part.user));
        set(node, "creationDateTime", part.time);
    }

    [[nodiscard]] const std::string& user(int place) const {
        return project_.users[static_cast<std::size_t>(place)].guid;
    }

    std::string project_xml() {
        pugi::xml_document document;
        pugi::xml_node top = root(document, "Project");
        top.append_attribute("xmlns") = "urn:QDA-XML:project:1.0";
        top.append_attribute("name") = xml_line(project_.name.empty() ? "evidex" : project_.name).c_str();
        top.append_attribute("origin") = origin().c_str();
        if (project_.user >= 0) set(top, "creatingUserGUID", user(project_.user));
        set(top, "creationDateTime", project_.time);
        write_users(top);
        if (!project_.codes.empty()) write_codes(top.append_child("CodeBook"));
        write_variables(top);
        write_cases(top);
        write_sources(top);
        write_notes(top);
        add_text(top, "Description", project_.description);
        return to_text(document);
    }

    void write_users(pugi::xml_node top) const {
        if (project_.users.empty()) return;
        pugi::xml_node users = top.append_child("Users");
        for (const ProjectUser& user : project_.users) {
            pugi::xml_node node = users.append_child("User");
            set(node, "guid", user.guid);
            set(node, "name", user.name);
            set(node, "id", user.id);
        }
    }

    void write_codes(pugi::xml_node book) const {
        if (project_.codes.empty()) return;
        const std::vector<std::string> names = unique_code_names(project_.codes);
        std::vector<pugi::xml_node> nodes;
        pugi::xml_node top = book.append_child("Codes");
        for (std::size_t i = 0; i < project_.codes.size(); ++i) {
            const ProjectCode& code = project_.codes[i];
            pugi::xml_node above = code.parent < 0 ? top : nodes[static_cast<std::size_t>(code.parent)];
            pugi::xml_node node = above.append_child("Code");
            set(node, "guid", code.guid);
            node.append_attribute("name") = xml_line(names[i]).c_str();
            node.append_attribute("isCodable") = code.codable;
            set(node, "color", code.colour);
            add_text(node, "Description", code.description);
            nodes.push_back(node);
        }
    }

    void write_variables(pugi::xml_node top) {
        const auto note = [&](const ProjectAttributes& attributes) {
            for (const auto& [name, value] : attributes) variables_.try_emplace(name);
        };
        for (const ProjectCase& one : project_.cases) note(one.attributes);
        for (const ProjectSource& source : project_.sources) note(source.attributes);
        if (variables_.empty()) return;
        pugi::xml_node variables = top.append_child("Variables");
        for (auto& [name, guid] : variables_) {
            guid = guids_.make("var:" + name);
            pugi::xml_node node = variables.append_child("Variable");
            set(node, "guid", guid);
            node.append_attribute("name") = xml_line(name).c_str();
            node.append_attribute("typeOfVariable") = "Text";
        }
    }

    void write_attributes(pugi::xml_node parent, const ProjectAttributes& attributes) const {
        for (const auto& [name, value] : attributes) {
            pugi::xml_node node = parent.append_child("VariableValue");
            refer(node, "VariableRef", variables_.at(name));
            add_text(node, "TextValue", value);
        }
    }

    void write_cases(pugi::xml_node top) {
        turns_.resize(project_.sources.size());
        if (project_.cases.empty()) return;
        pugi::xml_node cases = top.append_child("Cases");
        for (const ProjectCase& one : project_.cases) {
            pugi::xml_node node = cases.append_child("Case");
            set(node, "guid", one.guid);
            set(node, "name", one.name);
            add_text(node, "Description", one.description);
            write_attributes(node, one.attributes);
            for (const std::size_t source : one.sources)
                refer(node, "SourceRef", project_.sources[source].guid);
            for (const ProjectPlace& turn : one.turns) {
                const std::string guid = guids_.make("turn:" + places_.name(turn));
                turns_[turn.source].emplace_back(guid, turn.span);
                refer(node, "SelectionRef", guid);
            }
        }
    }

    void write_sources(pugi::xml_node top) {
        if (project_.sources.empty()) return;
        const std::vector<std::string> names = unique_source_names(project_.sources);
        std::vector<std::vector<const ProjectCoding*>> codings(project_.sources.size());
        for (const ProjectCoding& coding : project_.codings) codings[coding.place.source].push_back(&coding);
        pugi::xml_node sources = top.append_child("Sources");
        for (std::size_t i = 0; i < project_.sources.size(); ++i) {
            const ProjectSource& source = project_.sources[i];
            pugi::xml_node node = sources.append_child("TextSource");
            set(node, "guid", source.guid);
            set(node, "name", names[i]);
            set(node, "plainTextPath", "internal://" + text_files_[i]);
            stamp(node, source);
            add_text(node, "Description", source.description);
            for (const ProjectCoding* coding : codings[i]) write_coding(node, *coding);
            write_comments(node, i);
            for (const auto& [guid, span] : turns_[i]) select(node, guid, {i, span});
            write_attributes(node, source.attributes);
        }
    }

    pugi::xml_node select(pugi::xml_node source, const std::string& guid, const ProjectPlace& place) const {
        pugi::xml_node node = source.append_child("PlainTextSelection");
        const Ruler& positions = places_.ruler(place.source);
        set(node, "guid", guid);
        set(node, "name", quote_name(slice(project_.sources[place.source].text, place.span)));
        node.append_attribute("startPosition") = positions.position_of(place.span.begin);
        node.append_attribute("endPosition") = positions.position_of(place.span.end);
        return node;
    }

    void write_coding(pugi::xml_node source, const ProjectCoding& coding) {
        const std::string guid = guids_.make("sel:" + coding_name(project_, coding, places_));
        pugi::xml_node selection = select(source, guid, coding.place);
        stamp(selection, coding);
        add_text(selection, "Description", coding.description);
        pugi::xml_node node = selection.append_child("Coding");
        set(node, "guid", coding.guid);
        stamp(node, coding);
        refer(node, "CodeRef", project_.codes[coding.code].guid);
    }

    /// A comment is a selection with a description and no code.
    void write_comments(pugi::xml_node source, std::size_t number) {
        for (const ProjectNote& note : project_.notes) {
            if (!note.place || note.place->source != number) continue;
            pugi::xml_node selection = select(source, note.guid, *note.place);
            stamp(selection, note);
            add_text(selection, "Description", note.text);
        }
    }

    void write_notes(pugi::xml_node top) {
        pugi::xml_node notes;
        for (const ProjectNote& note : project_.notes) {
            if (note.place) continue;
            if (!notes) notes = top.append_child("Notes");
            const std::string file = guids_.make("memo:" + note.guid) + ".txt";
            memos_.push_back({"sources/" + file, xml_text(note.text)});
            pugi::xml_node node = notes.append_child("Note");
            set(node, "guid", note.guid);
            set(node, "name", note.name);
            set(node, "plainTextPath", "internal://" + file);
            stamp(node, note);
        }
    }

    const Project& project_;
    GuidMaker guids_;
    const PlaceNames places_;
    std::vector<std::string> text_files_;
    std::map<std::string, std::string> variables_;                  ///< Name and GUID.
    std::vector<std::vector<std::pair<std::string, Span>>> turns_;  ///< By source: GUID and place.
    std::vector<ArchiveMember> memos_;
};

}  // namespace

Result<std::string> write_qdpx(const Project& project) {
    if (Status sound = check_project(project); !sound) return sound.error();
    const Project complete = with_guids(project);
    return ProjectWriter(complete).qdpx();
}

Result<std::string> write_qdc(const Project& project) {
    if (Status sound = check_project(project); !sound) return sound.error();
    if (project.codes.empty()) return make_error(ErrorCode::empty, "there are no codes to write");
    const Project complete = with_guids(project);
    return ProjectWriter(complete).qdc();
}

}  // namespace evidex
