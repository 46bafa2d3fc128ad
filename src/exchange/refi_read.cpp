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

/// Places of parts by their GUIDs; `kind` names them where two have the same one.
template <class Part>
std::map<std::string, std::size_t> by_guid(const std::vector<Part>& parts, std::string_view kind,
                                           std::vector<std::string>& losses) {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].guid.empty()) continue;  // nothing can refer to it
        const auto [first, is_new] = places.emplace(parts[i].guid, i);
        if (is_new) continue;
        losses.push_back(
            fmt::format("{0} '{1}' and '{2}' have the same GUID ({3}): what refers to it went to '{1}'", kind,
                        parts[first->second].name, parts[i].name, parts[i].guid));
    }
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
        ReadCases cases = read_cases(file_, xml_);
        out_.project.cases = std::move(cases.cases);
        case_sources_ = std::move(cases.sources);
        case_turns_ = std::move(cases.turns);
        cases_ = by_guid(out_.project.cases, "cases", file_.losses);
        for (std::size_t i = 0; i < texts.size(); ++i) add_text(texts[i], found.places[i]);
        add_turns();
        add_memos();
        lose_references();
        lose_rest(file_, xml_);
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
        codes_ = by_guid(project.codes, "codes", file_.losses);
        by_guid(project.users, "users", file_.losses);
    }

    /// The first of these that names a user.
    int user_of_any(const std::string& first, const std::string& second) {
        for (const std::string& guid : {first, second}) {
            if (const int user = user_at(file_, guid); user >= 0) return user;
            if (!guid.empty()) ++strangers_[guid];
        }
        return -1;
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
        for (const std::string& guid : std::set<std::string>{text.guid, text.of}) {
            texts_.insert(guid);
            const auto cases = case_sources_.find(guid);
            if (cases == case_sources_.end()) continue;
            for (const std::size_t one : cases->second) out_.project.cases[one].sources.push_back(number);
        }
        for (std::size_t i = 0; i < text.selections.size(); ++i) {
            add_selection(text, text.selections[i], {places[i], {number, places[i].span}});
        }
        add_whole(text, number);
    }

    struct Placed {
        FoundPlace found;
        ProjectPlace place;
    };

    void lose(const RawText& text, const RawSelection& selection) {
        const std::string reason =
            selection.begin == selection.end ? "it marks no words"
            : selection.name.empty()
                ? "its place is not in the text"
                : fmt::format("its words '{}' are not at its place and not at one other alone",
                              selection.name);
        file_.losses.push_back(fmt::format("marked passage {} in '{}' with {}: {}", selection.guid, text.name,
                                           code_names(selection), reason));
    }

    void add_selection(const RawText& text, const RawSelection& selection, const Placed& placed) {
        texts_.insert(selection.guid);
        if (placed.found.how == FoundPlace::How::lost) {
            lose(text, selection);
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
        if (text.codings.empty()) return;
        if (text.text.empty()) {
            file_.losses.push_back(fmt::format("'{}' holds no words for its codes as a whole ({})", text.name,
                                               text.codings.size()));
            return;
        }
        RawSelection whole;
        whole.user = text.user;
        const ProjectPlace place{number, {0, static_cast<std::uint32_t>(text.text.size())}};
        for (const RawCoding& coding : text.codings) add_coding(coding, whole, place);
        out_.unchecked += text.codings.size();
        file_.losses.push_back(fmt::format("'{}' has codes as a whole ({}): they were put on all of its text",
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

    /// Users, sources and marked passages that are referred to and not there.
    void lose_references() {
        for (const auto& [guid, count] : strangers_) {
            file_.losses.push_back(
                fmt::format("user {}: the project does not say who that is; codings of an unknown coder: {}",
                            guid, count));
        }
        CaseReferences wanted = case_sources_;
        wanted.insert(case_turns_.begin(), case_turns_.end());
        lose_missing(file_, out_.project.cases, wanted, texts_);
    }

    RefiFile& file_;
    pugi::xml_node xml_;
    ReadProject out_;
    std::map<std::string, std::size_t> codes_, cases_;
    CaseReferences case_sources_, case_turns_;
    std::vector<std::pair<std::size_t, ProjectPlace>> case_turns_by_code_;
    std::map<std::string, std::size_t> strangers_;  ///< Codings by the GUID of a user who is not listed.
    std::set<std::string> texts_;                   ///< GUIDs of all texts and the marked passages in them.
};

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
    const Result<std::string> entry = project_entry(file);
    if (!entry) return entry.error();
    const Result<std::string> text = file.archive->member(*entry);
    if (!text) return text.error();
    Result<pugi::xml_document> xml = parse_refi(*text);
    if (!xml) return xml.error();
    file.xml = std::move(*xml);
    if (local_name(file.xml.document_element()) != "Project") return not_the_root(file.xml, "Project");
    ReadProject project = Assembly(file, file.xml.document_element()).run();
    if (file.refused) return *file.refused;
    return project;
}

Result<ReadProject> read_codebook(std::string_view bytes) {
    if (bytes.empty()) return make_error(ErrorCode::empty, "the file is empty", "export it again");
    Result<pugi::xml_document> xml = parse_refi(bytes);
    if (!xml) return xml.error();
    const pugi::xml_node root = xml->document_element();
    if (fold_case(local_name(root)) != "codebook") return not_the_root(*xml, "CodeBook");
    RefiFile file;
    ReadProject out;
    out.project.origin = attribute_named(root, "origin");
    out.project.codes = read_codes(file, root);
    by_guid(out.project.codes, "codes", file.losses);
    lose_rest(file, root);
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
