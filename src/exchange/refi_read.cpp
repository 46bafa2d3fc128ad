#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/unicode.hpp"
#include "base/xml.hpp"
#include "evidex/project.hpp"
#include "exchange/refi_places.hpp"
#include "exchange/refi_raw.hpp"

namespace evidex {
namespace {

Error with_file(Error error, const std::string& path) {
    error.file = path;
    return error;
}

/// Places of parts by their GUIDs.
template <class Part>
std::map<std::string, std::size_t> by_guid(const std::vector<Part>& parts) {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < parts.size(); ++i) places.emplace(parts[i].guid, i);
    return places;
}

/// Puts together what the steps of reading found.
class Assembly {
public:
    Assembly(RefiFile& file, pugi::xml_node xml) : file_(file), xml_(xml) {}

    ReadProject run() {
        read_head();
        const std::vector<RawText> texts = read_texts(file_, xml_);
        FoundPlaces found = find_places(texts);
        out_.convention = name_of(found.rule);
        read_cases();
        for (std::size_t i = 0; i < texts.size(); ++i) add_text(texts[i], found.places[i]);
        add_turns();
        add_memos();
        lose_rest();
        out_.losses = std::move(found.remarks);
        out_.losses.insert(out_.losses.end(), file_.losses.begin(), file_.losses.end());
        return std::move(out_);
    }

private:
    void read_head() {
        Project& project = out_.project;
        project.name = attribute_named(xml_, "name");
        project.origin = attribute_named(xml_, "origin");
        project.time = time_of(xml_);
        project.description = description_of(xml_);
        project.users = read_users(file_, xml_);
        project.user = user_at(file_, guid_of(xml_, "creatingUserGUID"));
        read_shared(file_, xml_);
        project.codes = read_codes(file_, child_named(xml_, "CodeBook"));
        codes_ = by_guid(project.codes);
    }

    /// The first of these that names a user.
    [[nodiscard]] int user_of_any(const std::string& first, const std::string& second) const {
        const int user = user_at(file_, first);
        return user >= 0 ? user : user_at(file_, second);
    }

    void read_cases() {
        for (const pugi::xml_node node : child_named(xml_, "Cases")) {
            if (local_name(node) != "Case") continue;
            ProjectCase one;
            one.guid = guid_of(node);
            one.name = attribute_named(node, "name");
            one.description = description_of(node);
            one.attributes = attributes_of(file_, node);
            for (const pugi::xml_node part : node) {
                const std::string target = guid_of(part, "targetGUID");
                if (local_name(part) == "SourceRef")
                    case_sources_[target].push_back(out_.project.cases.size());
                if (local_name(part) == "SelectionRef")
                    case_turns_[target].push_back(out_.project.cases.size());
            }
            out_.project.cases.push_back(std::move(one));
        }
        cases_ = by_guid(out_.project.cases);
    }

    void add_text(const RawText& text, const std::vector<FoundPlace>& places) {
        const std::size_t number = out_.project.sources.size();
        ProjectSource source;
        source.guid = text.guid;
        source.name = text.name;
        source.text = text.text;
        source.description = text.description;
        source.attributes = text.attributes;
        source.user = user_at(file_, text.user);
        source.time = text.time;
        out_.project.sources.push_back(std::move(source));
        for (const std::size_t one : case_sources_[text.guid])
            out_.project.cases[one].sources.push_back(number);
        for (std::size_t i = 0; i < text.selections.size(); ++i) {
            add_selection(text, text.selections[i], {places[i], {number, places[i].span}});
        }
        add_whole(text, number);
    }

    struct Placed {
        FoundPlace found;
        ProjectPlace place;
    };

    void add_selection(const RawText& text, const RawSelection& selection, const Placed& placed) {
        if (placed.found.how == FoundPlace::How::lost) {
            file_.losses.push_back(
                fmt::format("marked passage {} in '{}' with {}: its words '{}' are not at its place and not "
                            "at one other alone",
                            selection.guid, text.name, code_names(selection), selection.name));
            return;
        }
        if (!selection.codings.empty()) count(placed.found.how);
        for (const RawCoding& coding : selection.codings) add_coding(coding, selection, placed.place);
        bool is_turn = false;
        if (const auto turn = case_turns_.find(selection.guid); turn != case_turns_.end()) {
            is_turn = true;
            for (const std::size_t one : turn->second) out_.project.cases[one].turns.push_back(placed.place);
        }
        if (!selection.codings.empty()) return;
        if (!selection.description.empty()) {
            out_.project.notes.push_back({selection.guid,
                                          {},
                                          selection.description,
                                          placed.place,
                                          user_at(file_, selection.user),
                                          selection.time});
        } else if (!is_turn) {
            file_.losses.push_back(
                fmt::format("marked passage {} in '{}': it has no code", selection.guid, text.name));
        }
    }

    void count(FoundPlace::How how) {
        ++(how == FoundPlace::How::checked ? out_.checked
           : how == FoundPlace::How::moved ? out_.moved
                                           : out_.unchecked);
    }

    [[nodiscard]] std::string code_names(const RawSelection& selection) const {
        std::string names;
        for (const RawCoding& coding : selection.codings) {
            const auto code = codes_.find(coding.code);
            names += (names.empty() ? "" : ", ") +
                     (code == codes_.end() ? coding.code : "'" + out_.project.codes[code->second].name + "'");
        }
        return names.empty() ? "no code" : names;
    }

    void add_coding(const RawCoding& raw, const RawSelection& selection, const ProjectPlace& place) {
        // Some programs tell who spoke by a code that has the GUID of the case.
        if (const auto one = cases_.find(raw.code); one != cases_.end()) {
            case_turns_by_code_.emplace_back(one->second, place);
            return;
        }
        const auto code = codes_.find(raw.code);
        if (code == codes_.end()) {
            file_.losses.push_back(fmt::format("coding {}: the project has no code {}", raw.guid, raw.code));
            return;
        }
        ProjectCoding coding;
        coding.guid = raw.guid;
        coding.place = place;
        coding.code = code->second;
        coding.user = user_of_any(raw.user, selection.user);
        coding.time = raw.time.empty() ? selection.time : raw.time;
        coding.description = selection.description;
        if (!raw.note.empty()) coding.description += (coding.description.empty() ? "" : "\n") + raw.note;
        out_.project.codings.push_back(std::move(coding));
    }

    /// Codes on a whole text become codes on all of its words.
    void add_whole(const RawText& text, std::size_t number) {
        if (text.codings.empty() || text.text.empty()) return;
        RawSelection whole;
        whole.user = text.user;
        const ProjectPlace place{number, {0, static_cast<std::uint32_t>(text.text.size())}};
        for (const RawCoding& coding : text.codings) add_coding(coding, whole, place);
        out_.unchecked += text.codings.size();
        file_.losses.push_back(fmt::format("'{}' has {} codes as a whole: they were put on all of its text",
                                           text.name, text.codings.size()));
    }

    /// Turns by code, where the case does not list the same ones itself; such codes are none.
    void add_turns() {
        for (const auto& [one, place] : case_turns_by_code_) {
            std::vector<ProjectPlace>& turns = out_.project.cases[one].turns;
            if (std::find(turns.begin(), turns.end(), place) == turns.end()) turns.push_back(place);
        }
    }

    void add_memos() {
        for (const auto& [guid, note] : file_.notes) {
            if (file_.used_notes.count(guid) == 0) out_.project.notes.push_back(note);
        }
    }

    void lose_rest() {
        for (const char* kind : {"Links", "Graphs", "Sets"}) {
            for (const pugi::xml_node node : child_named(xml_, kind)) {
                if (node.type() == pugi::node_element)
                    file_.losses.push_back(
                        fmt::format("{} {}: evidex has no such thing", local_name(node), called(node)));
            }
        }
    }

    RefiFile& file_;
    pugi::xml_node xml_;
    ReadProject out_;
    std::map<std::string, std::size_t> codes_, cases_;
    std::map<std::string, std::vector<std::size_t>> case_sources_, case_turns_;  ///< Cases by what they list.
    std::vector<std::pair<std::size_t, ProjectPlace>> case_turns_by_code_;
};

/// The one member that ends in `.qde`.
Result<std::string> project_entry(const Archive& archive) {
    for (const std::string& name : archive.names()) {
        if (fold_case(name).ends_with(".qde")) return name;
    }
    return make_error(ErrorCode::malformed, "this is no REFI-QDA project: there is no project.qde in it",
                      "export it again as a REFI-QDA project (.qdpx)");
}

void list_entries(RefiFile& file) {
    // Texts lie in `sources`; other folders come second.
    for (const bool in_sources : {true, false}) {
        for (const std::string& name : file.archive->names()) {
            const std::string folded = fold_case(name);
            if (folded.starts_with("sources/") == in_sources)
                file.entries.emplace(folded.substr(folded.rfind('/') + 1), name);
        }
    }
}

Error not_the_root(const pugi::xml_document& xml, std::string_view wanted) {
    return make_error(ErrorCode::malformed,
                      fmt::format("the file begins with <{}> where a REFI-QDA file has <{}>",
                                  xml.document_element().name(), wanted),
                      "export it again as REFI-QDA (.qdpx for a project, .qdc for a codebook)");
}

Result<ReadProject> read_project(std::string_view bytes) {
    if (bytes.empty()) return make_error(ErrorCode::empty, "the file is empty", "export it again");
    RefiFile file;
    Result<Archive> archive = Archive::open(bytes);
    if (!archive) return archive.error();
    file.archive = std::move(*archive);
    const Result<std::string> entry = project_entry(*file.archive);
    if (!entry) return entry.error();
    const Result<std::string> text = file.archive->member(*entry);
    if (!text) return text.error();
    Result<pugi::xml_document> xml = parse_xml(*text);
    if (!xml) return xml.error();
    file.xml = std::move(*xml);
    if (local_name(file.xml.document_element()) != "Project") return not_the_root(file.xml, "Project");
    list_entries(file);
    ReadProject project = Assembly(file, file.xml.document_element()).run();
    if (file.refused) return *file.refused;
    return project;
}

Result<ReadProject> read_codebook(std::string_view bytes) {
    Result<pugi::xml_document> xml = parse_xml(bytes);
    if (!xml) return xml.error();
    const pugi::xml_node root = xml->document_element();
    if (fold_case(local_name(root)) != "codebook") return not_the_root(*xml, "CodeBook");
    RefiFile file;
    ReadProject out;
    out.project.origin = attribute_named(root, "origin");
    out.project.codes = read_codes(file, root);
    out.losses = std::move(file.losses);
    return out;
}

}  // namespace

Result<ReadProject> read_qdpx(std::string_view bytes, const std::string& path) {
    Result<ReadProject> project = read_project(bytes);
    if (!project) return with_file(project.error(), path);
    if (project->project.name.empty()) project->project.name = path.substr(path.rfind('/') + 1);
    return project;
}

Result<ReadProject> read_qdc(std::string_view bytes, const std::string& path) {
    Result<ReadProject> project = read_codebook(bytes);
    if (!project) return with_file(project.error(), path);
    return project;
}

}  // namespace evidex
